//! The bounds of an execution: how long it may take, how much it may give, and for how long it holds its thread.
use std::{
    any::TypeId,
    future::poll_fn,
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicUsize, Ordering},
    },
};

use async_graphql::{
    Request, Response, ServerResult, Value,
    extensions::{Extension, ExtensionContext, ExtensionFactory, NextExecute, NextResolve, ResolveInfo},
    parser::types::OperationType,
};
use tokio::{task::yield_now, time::timeout};

use super::{
    Language,
    budget::{Budget, BudgetPermit},
    limits::ExecutionLimits,
    quota_key::Caller,
    request_error::RequestError,
};

/// What a value counts at least, in bytes: what it takes of memory while the answer is put together.
const MIN_VALUE_BYTES: usize = 48;

/// The bounds of one operation.
pub struct ExecutionLimiter {
    pub kind: OperationType,
    pub caller: Caller,
    pub limits: ExecutionLimits,
    cost: u64,
    /// Whether rows may be written at once: of what the values of variables made faulty the writer must see each field.
    writes_rows: bool,
    /// What heavy executions take part of, while they run.
    budget: Arc<Budget>,
    /// Bytes given until now.
    given: AtomicUsize,
    /// Fields that may still be resolved in this turn.
    turn: AtomicI64,
}

impl ExecutionLimiter {
    pub fn new(
        kind: OperationType,
        caller: Caller,
        limits: ExecutionLimits,
        cost: u64,
        writes_rows: bool,
        budget: Arc<Budget>,
    ) -> Arc<Self> {
        Arc::new(Self { kind, caller, limits, cost, writes_rows, budget, given: AtomicUsize::new(0), turn: AtomicI64::new(0) })
    }

    pub fn is_heavy(&self) -> bool {
        self.cost > self.limits.light_cost
    }

    /// Whether rows may be written at once. Where [`LimitExtension`] watches over each field they may not.
    pub fn writes_rows(&self) -> bool {
        self.writes_rows && !self.is_heavy() && self.kind != OperationType::Subscription
    }

    pub fn language(&self) -> Language {
        self.caller.language
    }

    /// Heavy executions wait for one another: what all of them hold in memory has a bound. Nothing is done by whoever waits in vain.
    pub async fn acquire(&self) -> Result<Option<BudgetPermit>, RequestError> {
        if !self.is_heavy() {
            return Ok(None);
        }
        let permit = self.budget.acquire(self.caller.quota_key, self.cost, self.limits.max_time).await;
        permit.map(Some).ok_or(RequestError::Busy)
    }

    /// Runs an execution that has entered. A mutation that has begun runs to its end.
    pub async fn run(&self, execution: impl Future<Output = Response>) -> Response {
        self.given.store(0, Ordering::Relaxed);
        let run = self.in_turns(execution);
        let response = match self.kind {
            OperationType::Mutation => Ok(run.await),
            OperationType::Query | OperationType::Subscription => timeout(self.limits.max_time, run).await,
        };
        match response {
            Ok(response) if !self.is_spent() => response,
            Ok(response) => self.refused(self.too_large()).http_headers(response.http_headers),
            Err(_) => self.refused(RequestError::ExecutionTimeout { seconds: self.limits.max_time.as_secs() }),
        }
    }

    /// What is said of an answer over the limit.
    pub fn too_large(&self) -> RequestError {
        RequestError::ResponseTooLarge { limit: self.limits.max_bytes }
    }

    /// Runs the execution of one event of a subscription, once there is room for it.
    async fn run_event(&self, execution: impl Future<Output = Response>) -> Response {
        match self.acquire().await {
            Ok(_permit) => self.run(execution).await,
            Err(error) => self.refused(error),
        }
    }

    fn refused(&self, error: RequestError) -> Response {
        Response::from_errors(error.errors(self.language()))
    }

    /// Each time that the execution goes on, a new turn begins.
    async fn in_turns(&self, execution: impl Future<Output = Response>) -> Response {
        let mut execution = pin!(execution);
        poll_fn(|context| {
            self.turn.store(self.limits.fields_per_yield, Ordering::Relaxed);
            execution.as_mut().poll(context)
        })
        .await
    }

    /// Once its turn has ended, each field lets others have the thread.
    async fn turn(&self) {
        while self.turn.fetch_sub(1, Ordering::Relaxed) <= 0 {
            yield_now().await;
        }
    }

    fn count(&self, name: &str, value: Option<&Value>) {
        let bytes = match value {
            Some(Value::String(text)) => text.len(),
            Some(Value::Binary(bytes)) => bytes.len(),
            _ => 0,
        };
        self.given.fetch_add((name.len() + bytes).max(MIN_VALUE_BYTES), Ordering::Relaxed);
    }

    fn is_spent(&self) -> bool {
        self.given.load(Ordering::Relaxed) > self.limits.max_bytes
    }

    /// An act is done even if there is no room any more to tell of it.
    fn is_act(&self, field: &ResolveInfo<'_>) -> bool {
        self.kind == OperationType::Mutation && field.path_node.parent.is_none()
    }
}

/// Whether a request is so heavy that [`LimitExtension`] must watch over each of its fields.
pub fn is_heavy(request: &Request) -> bool {
    let limiter =
        request.data.get(&TypeId::of::<Arc<ExecutionLimiter>>()).and_then(|limiter| limiter.downcast_ref::<Arc<ExecutionLimiter>>());
    limiter.is_some_and(|limiter| limiter.is_heavy())
}

/// Keeps heavy executions, and each event of a subscription, within their bounds, field by field.
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
            // The whole of a query or a mutation is bounded by whoever executes it.
            None => next.run(ctx, operation_name).await,
        }
    }

    async fn resolve(&self, ctx: &ExtensionContext<'_>, field: ResolveInfo<'_>, next: NextResolve<'_>) -> ServerResult<Option<Value>> {
        let Some(limiter) = ctx.data_opt::<Arc<ExecutionLimiter>>() else {
            return next.run(ctx, field).await;
        };
        limiter.turn().await;
        if limiter.is_spent() && !limiter.is_act(&field) {
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
    use std::{future::pending, time::Duration};

    use async_graphql::{EmptyMutation, EmptySubscription, Object, Schema, SimpleObject};

    use super::*;
    use crate::quota_key::QuotaKey;

    const CALLER: Caller = Caller { quota_key: QuotaKey::Exempt, language: Language::English, wants_cost: false };

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

    /// The answer, and how often the execution let others have the thread.
    async fn executed(limiter: Arc<ExecutionLimiter>) -> (Response, usize) {
        let schema = Schema::build(Query, EmptyMutation, EmptySubscription).extension(LimitExtension).finish();
        let mut execution = pin!(limiter.run(schema.execute(Request::new("{ rows { text } }").data(limiter.clone()))));
        let mut polls = 0;
        let answer = poll_fn(|context| {
            polls += 1;
            execution.as_mut().poll(context)
        });
        (answer.await, polls)
    }

    fn code(response: &Response) -> Option<&Value> {
        response.errors.first()?.extensions.as_ref()?.get("code")
    }

    /// Ends after any limit of time of these tests.
    async fn late() -> Response {
        let _ = timeout(Duration::from_millis(5), pending::<()>()).await;
        Response::default()
    }

    #[tokio::test]
    async fn a_query_and_each_event_have_a_time_and_a_mutation_runs_to_its_end() {
        let limiter = |kind| limiter(kind, |limits| limits.max_time = Duration::ZERO);

        assert_eq!(code(&limiter(OperationType::Query).run(pending()).await), Some(&"EXECUTION_TIMEOUT".into()));
        assert_eq!(code(&limiter(OperationType::Subscription).run(pending()).await), Some(&"EXECUTION_TIMEOUT".into()));
        assert!(limiter(OperationType::Mutation).run(late()).await.is_ok());
    }

    #[tokio::test]
    async fn a_long_execution_lets_others_have_the_thread() {
        let (in_one_turn, _) = executed(limiter(OperationType::Query, |_| {})).await;
        let (in_many, polls) = executed(limiter(OperationType::Query, |limits| limits.fields_per_yield = 10)).await;

        assert!(polls >= 20, "{polls}");
        assert!(in_many.is_ok() && in_many.data == in_one_turn.data);
    }

    #[tokio::test]
    async fn what_gives_too_much_is_given_up_on_the_way() {
        let (answer, _) = executed(limiter(OperationType::Query, |limits| limits.max_bytes = 12_000)).await;
        let (fits, _) = executed(limiter(OperationType::Query, |limits| limits.max_bytes = 20_000)).await;

        assert_eq!(code(&answer), Some(&"RESPONSE_TOO_LARGE".into()));
        assert!(answer.data == Value::Null && fits.is_ok());
    }

    #[tokio::test]
    async fn a_heavy_execution_waits_until_there_is_room_and_its_time_begins_then() {
        let budget = Budget::new(15_000);
        let limits = ExecutionLimits { max_time: Duration::from_millis(50), ..ExecutionLimits::default() };
        let heavy = || ExecutionLimiter::new(OperationType::Query, CALLER, limits.clone(), 10_000, true, budget.clone());
        let (first, second) = (heavy(), heavy());
        let permit = first.acquire().await.expect("there is room");

        assert!(matches!(second.acquire().await, Err(RequestError::Busy)));
        drop(permit);
        let _permit = second.acquire().await.expect("there is room again");
        assert!(second.run(late()).await.is_ok());
    }
}
