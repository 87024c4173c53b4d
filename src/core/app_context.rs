//! What every request and every background task shares: the database, the clock, chance, and the notifier of new events.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use omnia_texts::Language;
use uuid::Uuid;

use super::access::{Task, Viewer};
use super::accesses::AccessQueue;
use super::clock::SharedClock;
use super::db::Db;
use super::error::Result;
use super::events::Notifier;
use super::random::{self, SharedRandom};
use super::request_context::{Origin, RequestContext};

/// How many drafts, answers or authorizations one batch of a background task handles: other tasks, and the requests of people, do not
/// wait for all that falls due at midnight.
pub const BATCH_SIZE: usize = 500;

/// What every request and background task of the hub shares.
#[derive(Clone)]
pub struct AppContext {
    /// The database, for viewers only.
    pub db: Db,
    /// The clock.
    pub clock: SharedClock,
    /// The source of keys, tokens and salts.
    pub random: SharedRandom,
    /// Wakes up the readers of events.
    pub notifier: Notifier,
    /// Takes what requests read and change to the access log.
    pub access_queue: AccessQueue,
}

impl AppContext {
    /// The present instant.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The date in Europe/Rome.
    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    /// A new key (uuid v7).
    pub fn key(&self) -> Uuid {
        random::key(self.random.as_ref(), self.now())
    }

    /// Runs `next` until it answers that nothing is left, at most [`BATCH_SIZE`] times; how often it did something.
    pub async fn run_batch(&self, next: impl AsyncFn(&Self) -> Result<bool>) -> Result<usize> {
        let mut done = 0;
        while done < BATCH_SIZE && next(self).await? {
            done += 1;
        }
        Ok(done)
    }

    /// The context of a background task.
    pub fn task(&self, task: Task) -> Arc<RequestContext> {
        RequestContext::new(self.clone(), Viewer::System(task), Language::default(), Origin::default())
    }
}
