//! The gateway: all that the edge needs to answer.
use std::sync::{Arc, OnceLock};

use async_graphql::Executor;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{
    Authenticator, Cookies, ExecutionLimits, Limits, Networks, Schema, TrustedDocuments, budget::Budget, graphql::DocumentCache,
    mutation_slots::MutationSlots, persisted::PersistedQueries, quotas::Quotas, reservations::Reservations, write_budget::WriteBudget,
};

/// What the edge answers with: who lets in, who executes, and within which bounds.
pub struct Gateway<D, E> {
    pub authenticator: D,
    pub executor: E,
    pub limits: Limits,
    /// What documents are checked against.
    pub schema: Arc<Schema>,
    /// Whether a document that was sent once may be asked for by its SHA-256.
    pub takes_persisted_queries: bool,
    /// The documents of our own applications, where there are any.
    pub trusted: Option<TrustedDocuments>,
    /// Origins of our own pages, such as `https://hub.example`; a loopback host of the request itself is one too.
    pub origins: Vec<String>,
    /// The proxies that are believed when they say whose request it is.
    pub proxies: Networks,
    /// The cookies that a browser sends.
    pub cookies: Cookies,
    /// Cancelled when the hub closes: sockets and streams are told to go, and new ones are refused.
    pub shutdown: CancellationToken,
    /// Every open socket and stream, and every mutation under way; the server outlives them by `close()` and `wait().await`.
    pub tasks: TaskTracker,
    pub(super) documents: DocumentCache,
    pub(super) persisted: OnceLock<PersistedQueries>,
    pub(super) mutation_slots: MutationSlots,
    /// What heavy executions share.
    pub(super) execution_budget: Arc<Budget>,
    pub(super) quotas: Quotas,
    /// The event streams that carry many operations.
    pub(super) reservations: Reservations,
    write_budget: OnceLock<WriteBudget>,
}

impl<D: Authenticator, E: Executor> Gateway<D, E> {
    /// A gateway with the usual limits, for pages on the loopback only, that is never told to close.
    pub fn new(authenticator: D, executor: E, schema: Arc<Schema>) -> Self {
        Self {
            authenticator,
            executor,
            limits: Limits::default(),
            schema,
            takes_persisted_queries: true,
            trusted: None,
            origins: Vec::new(),
            proxies: Networks::default(),
            cookies: Cookies::default(),
            shutdown: CancellationToken::new(),
            tasks: TaskTracker::new(),
            documents: DocumentCache::default(),
            persisted: OnceLock::new(),
            mutation_slots: MutationSlots::default(),
            execution_budget: Budget::new(ExecutionLimits::default().max_heavy_cost),
            quotas: Quotas::default(),
            reservations: Reservations::default(),
            write_budget: OnceLock::new(),
        }
    }

    /// The answers over HTTP that are being written.
    pub(super) fn write_budget(&self) -> &WriteBudget {
        self.write_budget.get_or_init(|| WriteBudget::new(self.limits.execution.max_buffered_bytes))
    }
}
