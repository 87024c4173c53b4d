//! One operation, ready to be executed: read, weighed, and with the data of who asks.
use std::{panic::AssertUnwindSafe, sync::Arc};

use async_graphql::{
    Executor, Request, Response, UploadValue, Variables,
    parser::types::{DocumentOperations, ExecutableDocument, OperationDefinition, OperationType},
};
use futures_util::{FutureExt, StreamExt, stream, stream::BoxStream};
use serde_json::Value;
use tokio::task::spawn_blocking;
use tokio_util::task::TaskTracker;

use super::{
    Admission, Doorkeeper, Gateway, Language,
    acts::{self, Acts},
    bounds::Bounds,
    call::Call,
    counts::Held,
    fault::Fault,
    holder::{Caller, Holder},
    in_use::UploadRoom,
    payload::{seal, settle},
    weigh::weigh,
};

/// A file that came with a call, and the path of the variable it stands for.
pub type Upload = (String, UploadValue);

/// A query, a mutation or a subscription that may be executed.
pub struct Operation {
    pub kind: OperationType,
    request: Request,
    bounds: Arc<Bounds>,
    /// Of the mutations that its caller may have under way.
    share: Option<Held<Holder>>,
    acts: Acts,
    tasks: TaskTracker,
}

impl<D: Doorkeeper, E: Executor> Gateway<D, E> {
    /// Reads and weighs what was asked; the executor gets the document as it was read here.
    pub(super) fn prepare(&self, call: Call, who: &D::Admission, caller: Caller) -> Result<Operation, Fault> {
        let limits = &self.limits.document;
        let document = self.documents.read(&call.query, limits)?;
        let variables = Variables::from_json(Value::Object(call.variables));
        let weight = weigh(&document, &variables, limits, &self.costs)?;
        let kind = kind_of(&document, call.operation_name.as_deref());
        let share = match kind {
            OperationType::Mutation => self.in_use.mutation(caller.holder, &self.limits.session)?,
            OperationType::Query | OperationType::Subscription => None,
        };
        let mut request = Request::new(call.query).variables(variables);
        request.operation_name = call.operation_name;
        request.extensions = serde_json::from_value(Value::Object(call.extensions)).unwrap_or_default();
        request.data = who.operation();
        request.data.insert(weight);
        let bounds = Bounds::new(kind, caller, self.limits.answer.clone(), weight.cost, self.room.clone());
        request.data.insert(bounds.clone());
        request.set_parsed_query(document);
        let (acts, tasks) = (self.acts.clone(), self.conversations.clone());
        Ok(Operation { kind, request, bounds, share, acts, tasks })
    }
}

impl Operation {
    /// Puts files in the place of the variables that stand for them. Their room is held until the operation has been executed.
    pub fn with_uploads(mut self, uploads: Vec<Upload>, room: UploadRoom) -> Self {
        self.request.data.insert(room);
        for (path, upload) in uploads {
            self.request.set_upload(&path, upload);
        }
        self
    }

    /// Executes a query, which ends where its caller leaves, or a mutation, which runs to its end.
    pub async fn execute<E: Executor>(self, executor: &E) -> Result<Response, Fault> {
        let Self { kind, request, bounds, share, acts, tasks } = self;
        // What is waited for is waited for before anything is begun: it holds no place, and ends where its caller leaves.
        let part = bounds.enter().await?;
        let (executor, within) = (executor.clone(), bounds.clone());
        let execution = async move {
            let _held = (part, share);
            AssertUnwindSafe(within.run(executor.execute(request))).catch_unwind().await.ok()
        };
        let answer = match kind {
            OperationType::Mutation => acts::run(acts.place(bounds.limits.max_time).await?, &tasks, execution).await.flatten(),
            OperationType::Query | OperationType::Subscription => execution.await,
        };
        Ok(finish(answer, bounds).await)
    }

    /// Executes anything; a query or a mutation is a stream of one.
    pub fn stream<E: Executor>(self, executor: &E) -> BoxStream<'static, Response> {
        if self.kind == OperationType::Subscription {
            let answers = AssertUnwindSafe(executor.execute_stream(self.request, None)).catch_unwind();
            return answers.then(move |answer| finish(answer.ok(), self.bounds.clone())).boxed();
        }
        let (executor, language) = (executor.clone(), self.bounds.language());
        let answer =
            async move { self.execute(&executor).await.unwrap_or_else(|fault| Response::from_errors(vec![fault.error(language)])) };
        stream::once(answer).boxed()
    }
}

/// Writes an answer, once for whatever it is sent over; a large one off the threads that answer others.
async fn finish(answer: Option<Response>, bounds: Arc<Bounds>) -> Response {
    let language = bounds.language();
    let answer = answer.unwrap_or_else(|| broken(language));
    let is_heavy = bounds.is_heavy();
    let write = move || seal(settle(answer, language), bounds.limits.max_bytes, || bounds.too_large().error(language));
    match is_heavy {
        true => spawn_blocking(write).await.unwrap_or_else(|_| broken(language)),
        false => write(),
    }
}

/// A resolver panicked: its panic is in the log, and this is all its caller learns.
fn broken(language: Language) -> Response {
    Response::from_errors(vec![Fault::Internal.error(language)])
}

/// What the chosen operation is; where none can be chosen the executor says why.
fn kind_of(document: &ExecutableDocument, name: Option<&str>) -> OperationType {
    chosen_operation(document, name).map_or(OperationType::Query, |operation| operation.ty)
}

/// The operation that is named, or the only one.
pub fn chosen_operation<'a>(document: &'a ExecutableDocument, name: Option<&str>) -> Option<&'a OperationDefinition> {
    let chosen = match (&document.operations, name) {
        (DocumentOperations::Single(operation), _) => Some(operation),
        (DocumentOperations::Multiple(operations), Some(name)) => operations.get(name),
        (DocumentOperations::Multiple(operations), None) => operations.values().next().filter(|_| operations.len() == 1),
    };
    chosen.map(|operation| &operation.node)
}
