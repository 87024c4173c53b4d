//! The gateway: configuration and state of the endpoint.
use std::sync::{Arc, OnceLock};

use async_graphql::Executor;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::budget::Budget;
use super::mutation_slots::MutationSlots;
use super::persisted::PersistedQueries;
use super::quotas::Quotas;
use super::rate::RateLedger;
use super::reservations::Reservations;
use super::write_budget::WriteBudget;
use super::{Authenticator, Cookies, ExecutionLimits, Limits, Networks, Origins, Schema, TrustedDocuments};

/// Everything that the endpoint needs: an authenticator, an executor, a schema and limits.
pub struct Gateway<D, E> {
    /// Authenticates each request, and each socket.
    pub authenticator: D,
    /// Executes the operations: a schema of async-graphql, with `ValidationMode::Fast`, for operations are validated before.
    pub executor: E,
    /// The limits on what clients send and request.
    pub limits: Limits,
    /// The schema that documents are validated against, where the principal has no part of its own.
    pub schema: Arc<Schema>,
    /// Whether automatic persisted queries are supported.
    pub takes_persisted_queries: bool,
    /// The documents of known applications, if any.
    pub trusted: Option<TrustedDocuments>,
    /// Origins whose pages may use session cookies; a loopback host that the request was sent to is allowed too.
    pub origins: Arc<Origins>,
    /// The proxies whose forwarding headers are trusted.
    pub proxies: Networks,
    /// The names of the cookies.
    pub cookies: Cookies,
    /// Cancelled at shutdown: sockets and streams are closed, and new ones are refused.
    pub shutdown: CancellationToken,
    /// Every open socket and stream, and every running mutation; after the server has ended, `close()` it and `wait().await`.
    pub tasks: TaskTracker,
    /// Charges the cost of operations to their callers; without another, each server counts alone.
    pub rates: RateLedger,
    pub(super) persisted: OnceLock<PersistedQueries>,
    pub(super) mutation_slots: MutationSlots,
    /// Shared by heavy executions.
    pub(super) execution_budget: Arc<Budget>,
    pub(super) quotas: Quotas,
    /// Event streams in single connection mode.
    pub(super) reservations: Reservations,
    write_budget: OnceLock<WriteBudget>,
}

impl<D: Authenticator, E: Executor> Gateway<D, E> {
    /// A gateway with the default limits, cookies for pages on the loopback only, and a `shutdown` that nobody cancels yet.
    pub fn new(authenticator: D, executor: E, schema: Arc<Schema>) -> Self {
        Self {
            authenticator,
            executor,
            limits: Limits::default(),
            schema,
            takes_persisted_queries: true,
            trusted: None,
            origins: Arc::default(),
            proxies: Networks::default(),
            cookies: Cookies::default(),
            shutdown: CancellationToken::new(),
            tasks: TaskTracker::new(),
            rates: RateLedger::default(),
            persisted: OnceLock::new(),
            mutation_slots: MutationSlots::default(),
            execution_budget: Budget::new(ExecutionLimits::default().max_heavy_cost),
            quotas: Quotas::default(),
            reservations: Reservations::default(),
            write_budget: OnceLock::new(),
        }
    }

    /// The budget of responses over HTTP that are being written.
    pub(super) fn write_budget(&self) -> &WriteBudget {
        self.write_budget.get_or_init(|| WriteBudget::new(self.limits.execution.max_buffered_bytes))
    }
}
