//! One operation, ready to be executed: validated, within the limits, and with the data of its caller.
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use async_graphql::parser::types::OperationType;
use async_graphql::{Executor, Request, Response, UploadValue, Value as GraphQlValue};
use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt, StreamExt};
use serde_json::{Map, Value};
use tokio::task::spawn_blocking;
use tokio_util::task::TaskTracker;

use super::cost_report::CostReport;
use super::execution_limiter::ExecutionLimiter;
use super::graphql::{Complexity, Document, PreparedOperation, coerce_variables, collect, executable};
use super::mutation_slots::{self, MutationSlots};
use super::payload::ResponseWriter;
use super::quota_key::{Caller, QuotaKey};
use super::quotas::UploadPermit;
use super::rate::Usage;
use super::request_error::{RequestError, Violation};
use super::request_parameters::RequestParameters;
use super::usage_counter::UsageGuard;
use super::{Authenticator, Gateway, Principal, Schema};

/// A query, a mutation or a subscription that may be executed.
pub struct Operation {
    /// The type of the operation.
    pub kind: OperationType,
    /// What it costs.
    cost: u64,
    /// The limits that it was counted against.
    pub usage: Usage,
    /// None where no resolver has anything to do.
    request: Option<Request>,
    writer: Arc<ResponseWriter>,
    limiter: Arc<ExecutionLimiter>,
    /// Counts a mutation toward the quota of its caller.
    mutation_permit: Option<UsageGuard<QuotaKey>>,
    mutation_slots: MutationSlots,
    tasks: TaskTracker,
}

/// What comes with a document.
struct Sent {
    operation_name: Option<String>,
    variables: Map<String, Value>,
    extensions: Map<String, Value>,
}

impl<D: Authenticator, E: Executor> Gateway<D, E> {
    /// Prepares the operation of a request, and charges its cost to its caller.
    pub(super) async fn admit(
        &self,
        parameters: RequestParameters,
        principal: &D::Principal,
        caller: Caller,
    ) -> Result<Operation, RequestError> {
        let mut operation = self.prepare(parameters, principal, caller)?;
        let charged = (caller.quota_key, caller.rate_keys, principal.role());
        operation.usage = self.rates.admit(&self.limits.rate, charged, operation.cost).await?;
        Ok(operation)
    }

    /// Prepares a query of the server's own in the name of a caller, and charges its cost to them; it need not be a trusted document.
    pub(super) async fn admit_own(
        &self,
        text: &str,
        variables: Map<String, Value>,
        principal: &D::Principal,
        caller: Caller,
    ) -> Result<Operation, RequestError> {
        let schema = principal.schema().unwrap_or_else(|| self.schema.clone());
        let document = schema.read(text, self.limits.document_of(caller.quota_key, principal.role()))?;
        let sent = Sent { operation_name: None, variables, extensions: Map::new() };
        let mut operation = self.prepare_document(document, schema, sent, principal, caller)?;
        let charged = (caller.quota_key, caller.rate_keys, principal.role());
        operation.usage = self.rates.admit(&self.limits.rate, charged, operation.cost).await?;
        Ok(operation)
    }

    /// Prepares the operation of a request, and refuses what cannot or must not be executed.
    fn prepare(&self, parameters: RequestParameters, principal: &D::Principal, caller: Caller) -> Result<Operation, RequestError> {
        let schema = principal.schema().unwrap_or_else(|| self.schema.clone());
        let RequestParameters { document, operation_name, variables, extensions } = parameters;
        let document = self.find_document(document, &schema, principal.role(), caller.quota_key)?;
        self.prepare_document(document, schema, Sent { operation_name, variables, extensions }, principal, caller)
    }

    fn prepare_document(
        &self,
        document: Arc<Document>,
        schema: Arc<Schema>,
        sent: Sent,
        principal: &D::Principal,
        caller: Caller,
    ) -> Result<Operation, RequestError> {
        let limits = self.limits.document_of(caller.quota_key, principal.role());
        let operation = document.executable.operations.get(sent.operation_name.as_deref()).map_err(|_| RequestError::UnknownOperation)?;
        let variables =
            coerce_variables(&schema, operation, sent.variables.clone(), &document.executable.sources).map_err(RequestError::Invalid)?;
        let prepared = collect(&schema, &document.executable, operation, &variables, limits.max_cost)?;
        let complexity = Complexity::of(&prepared, &schema, limits)?;
        subscribes_to_one_field(&prepared)?;
        let kind = prepared.kind;
        let mutation_permit = match kind {
            OperationType::Mutation => self.quotas.acquire_mutation(caller.quota_key, &self.limits.session)?,
            OperationType::Query | OperationType::Subscription => None,
        };
        let cost = caller.wants_cost.then(|| CostReport::of(complexity, limits));
        let limiter = ExecutionLimiter::new(
            kind,
            caller,
            self.limits.execution.clone(),
            complexity.cost,
            !prepared.has_errors(),
            self.execution_budget.clone(),
        );
        let (executable, name) = (executable(&prepared), prepared.name.as_ref().map(ToString::to_string));
        let writer = Arc::new(ResponseWriter::new(prepared, schema, limiter.clone(), cost));
        let request = executable.map(|executable| {
            let mut request = Request::new(&*document.text).variables(variables_of(sent.variables));
            request.operation_name = name;
            request.extensions = extensions_of(sent.extensions);
            request.data = principal.operation();
            request.data.insert(limiter.clone());
            request.data.insert(writer.clone());
            request.set_parsed_query(executable);
            request
        });
        let (mutation_slots, tasks) = (self.mutation_slots.clone(), self.tasks.clone());
        let (cost, usage) = (complexity.cost, Usage::default());
        Ok(Operation { kind, cost, usage, request, writer, limiter, mutation_permit, mutation_slots, tasks })
    }
}

/// The sent variables, for the extensions of the executor; the operation itself has none any more.
fn variables_of(sent: Map<String, Value>) -> async_graphql::Variables {
    async_graphql::Variables::from_json(Value::Object(sent))
}

fn extensions_of(sent: Map<String, Value>) -> async_graphql::Extensions {
    serde_json::from_value(Value::Object(sent)).unwrap_or_default()
}

/// Directives may have left a subscription without any field.
fn subscribes_to_one_field(operation: &PreparedOperation) -> Result<(), RequestError> {
    if operation.kind != OperationType::Subscription || operation.error.is_some() || operation.fields.len() == 1 {
        return Ok(());
    }
    let message = "a subscription must select exactly one field".to_owned();
    Err(RequestError::Invalid(vec![Violation { message, locations: Vec::new(), scalar: None }]))
}

impl Operation {
    /// The indices of the uploaded files that the operation takes.
    pub fn files(&self) -> Vec<usize> {
        self.writer.files()
    }

    /// Adds the uploaded files. Their permit is held until the operation has been executed.
    pub fn with_uploads(mut self, uploads: Vec<UploadValue>, permit: UploadPermit) -> Self {
        if let Some(request) = &mut self.request {
            request.data.insert(permit);
            request.uploads = uploads;
        }
        self
    }

    /// Executes a query, which is cancelled when its client disconnects, or a mutation, which runs to its end.
    pub async fn execute<E: Executor>(self, executor: &E) -> Result<Response, RequestError> {
        let Self { kind, request, writer, limiter, mutation_permit, mutation_slots, tasks, .. } = self;
        // All waiting comes before the start: it holds no mutation slot, and is cancelled when the client disconnects.
        let permit = limiter.acquire().await?;
        let Some(request) = request else {
            return Ok(write(Some(Response::new(GraphQlValue::Null)), writer).await);
        };
        let (executor, within) = (executor.clone(), limiter.clone());
        let execution = async move {
            let _held = (permit, mutation_permit);
            AssertUnwindSafe(within.run(executor.execute(request))).catch_unwind().await.ok()
        };
        let response = match kind {
            OperationType::Mutation => {
                mutation_slots::run(mutation_slots.acquire(limiter.limits.max_time).await?, &tasks, execution).await.flatten()
            }
            OperationType::Query | OperationType::Subscription => execution.await,
        };
        Ok(write(response, writer).await)
    }

    /// Executes an operation of any kind; a query or a mutation is a stream of one response.
    pub fn stream<E: Executor>(self, executor: &E) -> BoxStream<'static, Response> {
        let (executor, language) = (executor.clone(), self.limiter.language());
        match self {
            Self { kind: OperationType::Subscription, request: Some(request), writer, .. } => {
                let responses = AssertUnwindSafe(executor.execute_stream(request, None)).catch_unwind();
                responses.then(move |response| write(response.ok(), writer.clone())).boxed()
            }
            operation => {
                let response =
                    async move { operation.execute(&executor).await.unwrap_or_else(|error| Response::from_errors(error.errors(language))) };
                stream::once(response).boxed()
            }
        }
    }
}

/// Serializes a response once for all transports; a large one on a blocking thread. None means that a resolver panicked: the panic
/// is in the log, and the client receives an internal error.
async fn write(response: Option<Response>, writer: Arc<ResponseWriter>) -> Response {
    let language = writer.language();
    let panicked = move || Response::from_errors(RequestError::Internal.errors(language));
    let response = response.unwrap_or_else(panicked);
    match writer.is_heavy() {
        true => spawn_blocking(move || writer.write(response)).await.unwrap_or_else(|_| panicked()),
        false => writer.write(response),
    }
}
