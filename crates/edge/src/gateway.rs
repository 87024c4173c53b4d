//! The gateway: all that the edge needs to answer.
use std::sync::{Arc, OnceLock};

use async_graphql::Executor;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{
    AnswerLimits, Cookies, Doorkeeper, FieldCosts, Limits, acts::Acts, documents::Documents, in_use::InUse, multipart::FileArguments,
    room::Room, unwritten::Unwritten,
};
use crate::Networks;

/// What the edge answers with: who lets in, who executes, and within which bounds.
pub struct Gateway<D, E> {
    pub doorkeeper: D,
    pub executor: E,
    pub limits: Limits,
    /// What the fields of the graph cost.
    pub costs: Arc<FieldCosts>,
    /// Origins of our own pages, such as `https://hub.example`; a loopback host of the request itself is one too.
    pub origins: Vec<String>,
    /// The proxies that are believed when they say whose request it is.
    pub proxies: Networks,
    /// The cookies that a browser sends.
    pub cookies: Cookies,
    /// Cancelled when the hub closes: sockets and streams are told to go, and new ones are refused.
    pub shutdown: CancellationToken,
    /// Every open socket and stream, and every mutation under way; the server outlives them by `close()` and `wait().await`.
    pub conversations: TaskTracker,
    /// The schema in the schema language: it is asked for once, when files come, to know which arguments take them.
    pub schema: fn() -> String,
    pub(super) documents: Documents,
    pub(super) acts: Acts,
    /// What heavy executions share.
    pub(super) room: Arc<Room>,
    pub(super) in_use: InUse,
    unwritten: OnceLock<Unwritten>,
    file_arguments: OnceLock<FileArguments>,
}

impl<D: Doorkeeper, E: Executor> Gateway<D, E> {
    /// A gateway with the usual limits, for pages on the loopback only, that is never told to close.
    pub fn new(doorkeeper: D, executor: E) -> Self {
        Self {
            doorkeeper,
            executor,
            limits: Limits::default(),
            costs: Arc::default(),
            origins: Vec::new(),
            proxies: Networks::default(),
            cookies: Cookies::default(),
            shutdown: CancellationToken::new(),
            conversations: TaskTracker::new(),
            schema: String::new,
            documents: Documents::default(),
            acts: Acts::default(),
            room: Room::new(AnswerLimits::default().max_heavy_cost),
            in_use: InUse::default(),
            unwritten: OnceLock::new(),
            file_arguments: OnceLock::new(),
        }
    }

    /// The answers over HTTP that are being written.
    pub(super) fn unwritten(&self) -> &Unwritten {
        self.unwritten.get_or_init(|| Unwritten::new(self.limits.answer.max_unwritten))
    }

    /// The arguments that take files.
    pub(super) fn file_arguments(&self) -> &FileArguments {
        self.file_arguments.get_or_init(|| FileArguments::of(&(self.schema)()))
    }
}
