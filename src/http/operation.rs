//! One operation, ready to be executed: read, weighed, and with the data of who asks.
use std::panic::{AssertUnwindSafe, catch_unwind};

use async_graphql::{
    Data, Executor, Request, Response, UploadValue, Variables,
    parser::{
        parse_query,
        types::{DocumentOperations, ExecutableDocument, OperationType},
    },
};
use futures_util::{FutureExt, StreamExt, stream, stream::BoxStream};
use serde_json::Value;

use super::{
    call::Call,
    fault::Fault,
    language::Language,
    limits::DocumentLimits,
    payload::settle,
    tokens::scan,
    weigh::{Measure, weigh},
};

/// A file that came with a call, and the path of the variable it stands for.
pub type Upload = (String, UploadValue);

pub struct Operation {
    pub kind: OperationType,
    request: Request,
    language: Language,
}

impl Operation {
    /// Reads and weighs what was asked; the executor gets the document as it was read here.
    pub fn prepare(call: Call, data: Data, limits: &DocumentLimits, language: Language) -> Result<Self, Fault> {
        let document = read(&call.query, limits)?;
        let variables = Variables::from_json(Value::Object(call.variables));
        let weight = weigh(&document, &variables, limits)?;
        let kind = kind_of(&document, call.operation_name.as_deref());
        let mut request = Request::new(call.query).variables(variables);
        request.operation_name = call.operation_name;
        request.extensions = serde_json::from_value(Value::Object(call.extensions)).unwrap_or_default();
        request.data = data;
        request.data.insert(weight);
        request.set_parsed_query(document);
        Ok(Self { kind, request, language })
    }

    /// Puts files in the place of the variables that stand for them.
    pub fn with_uploads(mut self, uploads: Vec<Upload>) -> Self {
        for (path, upload) in uploads {
            self.request.set_upload(&path, upload);
        }
        self
    }

    /// Executes a query or a mutation.
    pub async fn execute<E: Executor>(self, executor: &E) -> Response {
        let language = self.language;
        let answer = AssertUnwindSafe(executor.execute(self.request)).catch_unwind().await;
        settle(answer.unwrap_or_else(|_| broken(language)))
    }

    /// Executes anything; a query or a mutation is a stream of one.
    pub fn stream<E: Executor>(self, executor: &E) -> BoxStream<'static, Response> {
        let language = self.language;
        if self.kind == OperationType::Subscription {
            let answers = AssertUnwindSafe(executor.execute_stream(self.request, None)).catch_unwind();
            return answers.map(move |answer| settle(answer.unwrap_or_else(|_| broken(language)))).boxed();
        }
        let executor = executor.clone();
        stream::once(async move { self.execute(&executor).await }).boxed()
    }
}

/// A resolver panicked: its panic is in the log, and this is all its caller learns.
fn broken(language: Language) -> Response {
    Response::from_errors(vec![Fault::Internal.error(language)])
}

/// Parses a document that is small enough to be parsed. A panic of the parser stays in here.
fn read(query: &str, limits: &DocumentLimits) -> Result<ExecutableDocument, Fault> {
    Measure::Bytes.within(limits.max_bytes, query.len() as u64)?;
    let tokens = scan(query);
    Measure::Tokens.within(limits.max_tokens, tokens.count)?;
    Measure::Nesting.within(limits.max_nesting, tokens.nesting)?;
    if tokens.has_forbidden_text {
        return Err(Fault::ForbiddenText { place: "query" });
    }
    match catch_unwind(|| parse_query(query)) {
        Ok(document) => document.map_err(|error| Fault::Syntax(error.into())),
        Err(_) => Err(Fault::Internal),
    }
}

/// What the chosen operation is; where none can be chosen the executor says why.
fn kind_of(document: &ExecutableDocument, name: Option<&str>) -> OperationType {
    let chosen = match (&document.operations, name) {
        (DocumentOperations::Single(operation), _) => Some(operation),
        (DocumentOperations::Multiple(operations), Some(name)) => operations.get(name),
        (DocumentOperations::Multiple(operations), None) => operations.values().next().filter(|_| operations.len() == 1),
    };
    chosen.map_or(OperationType::Query, |operation| operation.node.ty)
}
