//! Limits on one execution: its time, its size, and how long it holds its thread.
use std::any::TypeId;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};

use async_graphql::extensions::{Extension, ExtensionContext, ExtensionFactory, NextExecute, NextResolve, ResolveInfo};
use async_graphql::parser::types::OperationType;
use async_graphql::{Request, Response, ServerResult, Value};
use tokio::task::yield_now;
use tokio::time::timeout;

use super::Language;
use super::budget::{Budget, BudgetPermit};
use super::limits::ExecutionLimits;
use super::quota_key::Caller;
use super::request_error::RequestError;

/// The least that a value counts, in bytes: the memory it takes while the response is built.
const MIN_VALUE_BYTES: usize = 48;

/// Enforces the limits of one operation.
pub struct ExecutionLimiter {
    /// The type of the operation.
    pub kind: OperationType,
    /// The caller, whose quota the execution counts against.
    pub caller: Caller,
    /// The limits of the execution and of its response.
    pub limits: ExecutionLimits,
    cost: u64,
    /// Whether objects may be written directly: not where variables made selections invalid, since the writer must then see each field.
    writes_directly: bool,
    /// What heavy executions draw on while they run.
    budget: Arc<Budget>,
    /// Bytes produced so far.
    produced_bytes: AtomicUsize,
    /// Fields that may be resolved before the task yields.
    fields_until_yield: AtomicI64,
}

impl ExecutionLimiter {
    /// The limiter of one operation, which costs `cost`.
    pub fn new(
        kind: OperationType,
        caller: Caller,
        limits: ExecutionLimits,
        cost: u64,
        writes_directly: bool,
        budget: Arc<Budget>,
    ) -> Arc<Self> {
        Arc::new(Self {
            kind,
            caller,
            limits,
            cost,
            writes_directly,
            budget,
            produced_bytes: AtomicUsize::new(0),
            fields_until_yield: AtomicI64::new(0),
        })
    }

    /// Whether the operation costs so much that heavy ones wait for one another.
    pub fn is_heavy(&self) -> bool {
        self.cost > self.limits.light_cost
    }

    /// Whether objects may be written directly; not where [`LimitExtension`] counts each field.
    pub fn writes_directly(&self) -> bool {
        self.writes_directly && !self.is_heavy() && self.kind != OperationType::Subscription
    }

    /// The language of the response.
    pub fn language(&self) -> Language {
        self.caller.language
    }

    /// Waits until a heavy execution may start: what all of them hold in memory is limited. Nothing was done if it fails.
    pub async fn acquire(&self) -> Result<Option<BudgetPermit>, RequestError> {
        if !self.is_heavy() {
            return Ok(None);
        }
        let permit = self.budget.acquire(self.caller.quota_key, self.cost, self.limits.max_time).await;
        permit.map(Some).ok_or(RequestError::Busy)
    }

    /// Runs an execution that was admitted. A mutation that has started runs to its end.
    pub async fn run(&self, execution: impl Future<Output = Response>) -> Response {
        self.produced_bytes.store(0, Ordering::Relaxed);
        let run = self.run_with_yields(execution);
        let response = match self.kind {
            OperationType::Mutation => Ok(run.await),
            OperationType::Query | OperationType::Subscription => timeout(self.limits.max_time, run).await,
        };
        match response {
            Ok(response) if !self.is_exhausted() => response,
            Ok(response) => self.error_response(self.too_large()).http_headers(response.http_headers),
            Err(_) => self.error_response(RequestError::ExecutionTimeout { seconds: self.limits.max_time.as_secs() }),
        }
    }

    /// The error of a response over the limit.
    pub fn too_large(&self) -> RequestError {
        RequestError::ResponseTooLarge { limit: self.limits.max_bytes }
    }

    /// Runs the execution of one event of a subscription, once the budget admits it.
    async fn run_event(&self, execution: impl Future<Output = Response>) -> Response {
        match self.acquire().await {
            Ok(_permit) => self.run(execution).await,
            Err(error) => self.error_response(error),
        }
    }

    fn error_response(&self, error: RequestError) -> Response {
        Response::from_errors(error.errors(self.language()))
    }

    /// Resets the count of fields each time that the execution is polled.
    async fn run_with_yields(&self, execution: impl Future<Output = Response>) -> Response {
        let mut execution = pin!(execution);
        poll_fn(|context| {
            self.fields_until_yield.store(self.limits.fields_per_yield, Ordering::Relaxed);
            execution.as_mut().poll(context)
        })
        .await
    }

    /// Yields to other tasks where enough fields have been resolved in this poll.
    async fn yield_if_due(&self) {
        while self.fields_until_yield.fetch_sub(1, Ordering::Relaxed) <= 0 {
            yield_now().await;
        }
    }

    fn count(&self, name: &str, value: Option<&Value>) {
        let bytes = match value {
            Some(Value::String(text)) => text.len(),
            Some(Value::Binary(bytes)) => bytes.len(),
            _ => 0,
        };
        self.produced_bytes.fetch_add((name.len() + bytes).max(MIN_VALUE_BYTES), Ordering::Relaxed);
    }

    fn is_exhausted(&self) -> bool {
        self.produced_bytes.load(Ordering::Relaxed) > self.limits.max_bytes
    }

    /// A root field of a mutation is executed even if the response has no room left for its result.
    fn is_root_mutation(&self, field: &ResolveInfo<'_>) -> bool {
        self.kind == OperationType::Mutation && field.path_node.parent.is_none()
    }
}

/// Whether a request is so heavy that [`LimitExtension`] must count each of its fields.
pub fn is_heavy(request: &Request) -> bool {
    let limiter =
        request.data.get(&TypeId::of::<Arc<ExecutionLimiter>>()).and_then(|limiter| limiter.downcast_ref::<Arc<ExecutionLimiter>>());
    limiter.is_some_and(|limiter| limiter.is_heavy())
}

/// An async-graphql extension: keeps heavy executions, and each event of a subscription, within their limits, field by field.
///
/// A schema with it is slower; use it where [`is_heavy`] says so, and for subscriptions.
pub struct LimitExtension;

impl ExtensionFactory for LimitExtension {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Self)
    }
}

#[async_trait::async_trait]
impl Extension for LimitExtension {
    async fn execute(&self, ctx: &ExtensionContext<'_>, operation_name: Option<&str>, next: NextExecute<'_>) -> Response {
        match ctx.data_opt::<Arc<ExecutionLimiter>>().filter(|limiter| limiter.kind == OperationType::Subscription) {
            Some(limiter) => limiter.run_event(next.run(ctx, operation_name)).await,
            // A query or a mutation as a whole is limited by whoever executes it.
            None => next.run(ctx, operation_name).await,
        }
    }

    async fn resolve(&self, ctx: &ExtensionContext<'_>, field: ResolveInfo<'_>, next: NextResolve<'_>) -> ServerResult<Option<Value>> {
        let Some(limiter) = ctx.data_opt::<Arc<ExecutionLimiter>>() else {
            return next.run(ctx, field).await;
        };
        limiter.yield_if_due().await;
        if limiter.is_exhausted() && !limiter.is_root_mutation(&field) {
            return Ok(Some(Value::Null));
        }
        let name = field.alias.unwrap_or(field.name);
        let value = next.run(ctx, field).await?;
        limiter.count(name, value.as_ref());
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use std::future::pending;
    use std::time::Duration;

    use async_graphql::{EmptyMutation, EmptySubscription, Object, Schema, SimpleObject};

    use super::*;
    use crate::quota_key::QuotaKey;
    use crate::rate::RateKeys;

    const CALLER: Caller =
        Caller { quota_key: QuotaKey::Exempt, rate_keys: RateKeys::NONE, language: Language::English, wants_cost: false };

    struct Query;

    #[derive(SimpleObject)]
    struct Row {
        text: String,
    }

    #[Object]
    impl Query {
        async fn rows(&self) -> Vec<Row> {
            (0..100).map(|_| Row { text: "x".repeat(100) }).collect()
        }
    }

    fn limiter(kind: OperationType, change: impl FnOnce(&mut ExecutionLimits)) -> Arc<ExecutionLimiter> {
        let mut limits = ExecutionLimits::default();
        change(&mut limits);
        let budget = Budget::new(limits.max_heavy_cost);
        ExecutionLimiter::new(kind, CALLER, limits, 10_000, true, budget)
    }

    /// The response, and how often the execution was polled.
    async fn executed(limiter: Arc<ExecutionLimiter>) -> (Response, usize) {
        let schema = Schema::build(Query, EmptyMutation, EmptySubscription).extension(LimitExtension).finish();
        let mut execution = pin!(limiter.run(schema.execute(Request::new("{ rows { text } }").data(limiter.clone()))));
        let mut polls = 0;
        let response = poll_fn(|context| {
            polls += 1;
            execution.as_mut().poll(context)
        });
        (response.await, polls)
    }

    fn code(response: &Response) -> Option<&Value> {
        response.errors.first()?.extensions.as_ref()?.get("code")
    }

    /// Takes longer than any time limit of these tests.
    async fn slow() -> Response {
        let _ = timeout(Duration::from_millis(5), pending::<()>()).await;
        Response::default()
    }

    #[tokio::test]
    async fn a_query_and_each_event_have_a_time_limit_and_a_mutation_runs_to_its_end() {
        let limiter = |kind| limiter(kind, |limits| limits.max_time = Duration::ZERO);

        assert_eq!(code(&limiter(OperationType::Query).run(pending()).await), Some(&"EXECUTION_TIMEOUT".into()));
        assert_eq!(code(&limiter(OperationType::Subscription).run(pending()).await), Some(&"EXECUTION_TIMEOUT".into()));
        assert!(limiter(OperationType::Mutation).run(slow()).await.is_ok());
    }

    #[tokio::test]
    async fn a_long_execution_yields_its_thread() {
        let (at_once, _) = executed(limiter(OperationType::Query, |_| {})).await;
        let (in_parts, polls) = executed(limiter(OperationType::Query, |limits| limits.fields_per_yield = 10)).await;

        assert!(polls >= 20, "{polls}");
        assert!(in_parts.is_ok() && in_parts.data == at_once.data);
    }

    #[tokio::test]
    async fn a_response_that_is_too_large_is_abandoned_on_the_way() {
        let (too_large, _) = executed(limiter(OperationType::Query, |limits| limits.max_bytes = 12_000)).await;
        let (fits, _) = executed(limiter(OperationType::Query, |limits| limits.max_bytes = 20_000)).await;

        assert_eq!(code(&too_large), Some(&"RESPONSE_TOO_LARGE".into()));
        assert!(too_large.data == Value::Null && fits.is_ok());
    }

    #[tokio::test]
    async fn a_heavy_execution_waits_for_the_budget_and_its_time_starts_then() {
        let budget = Budget::new(15_000);
        let limits = ExecutionLimits { max_time: Duration::from_millis(50), ..ExecutionLimits::default() };
        let heavy = || ExecutionLimiter::new(OperationType::Query, CALLER, limits.clone(), 10_000, true, budget.clone());
        let (first, second) = (heavy(), heavy());
        let permit = first.acquire().await.expect("the budget is free");

        assert!(matches!(second.acquire().await, Err(RequestError::Busy)));
        drop(permit);
        let _permit = second.acquire().await.expect("the budget is free again");
        assert!(second.run(slow()).await.is_ok());
    }
}
