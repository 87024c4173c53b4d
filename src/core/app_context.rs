//! What every request and every background task shares: the database, the clock, chance, and the notifier of new events.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use omnia_texts::Language;
use uuid::Uuid;

use super::access::{Task, Viewer};
use super::clock::SharedClock;
use super::db::Db;
use super::error::Result;
use super::events::Notifier;
use super::random::{self, SharedRandom};
use super::request_context::{Origin, RequestContext};

/// How many drafts, answers or authorizations one turn of the clock does: what else is due, and who works in the hub, does not wait for
/// all of a midnight.
pub const BATCH_SIZE: usize = 500;

/// What every call of the hub shares.
#[derive(Clone)]
pub struct AppContext {
    pub db: Db,
    pub clock: SharedClock,
    pub random: SharedRandom,
    pub notifier: Notifier,
}

impl AppContext {
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    pub fn key(&self) -> Uuid {
        random::key(self.random.as_ref(), self.now())
    }

    /// Does one after the other until there is none left, at most what fits in one turn of the clock; how many they were.
    pub async fn each(&self, one: impl AsyncFn(&Self) -> Result<bool>) -> Result<usize> {
        let mut done = 0;
        while done < BATCH_SIZE && one(self).await? {
            done += 1;
        }
        Ok(done)
    }

    /// A call of the hub itself.
    pub fn task(&self, task: Task) -> Arc<RequestContext> {
        RequestContext::new(self.clone(), Viewer::System(task), Language::default(), Origin::default())
    }
}
