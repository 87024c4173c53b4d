//! A transaction of a request. Its events are written last; the commit numbers them.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use tokio::sync::OwnedMutexGuard;

use super::bound::Bound;
use crate::core::access::Person;
use crate::core::error::{Error, Result};
use crate::core::events::{NewEvent, Notifier, append};

/// An open transaction: dropped without a commit, it is rolled back.
pub struct Tx {
    bound: OwnedMutexGuard<Option<Bound>>,
    open: bool,
    events: Vec<NewEvent>,
    notifier: Notifier,
    by: Option<Arc<Person>>,
    now: DateTime<Utc>,
}

impl Tx {
    pub(in crate::core) async fn open(
        bound: OwnedMutexGuard<Option<Bound>>,
        notifier: Notifier,
        by: Option<Arc<Person>>,
        now: DateTime<Utc>,
    ) -> Result<Self> {
        let mut tx = Self { bound, open: true, events: Vec::new(), notifier, by, now };
        tx.bound().begin().await?;
        Ok(tx)
    }

    /// Writes an event with the commit.
    pub fn publish(&mut self, event: impl Into<NewEvent>) -> &mut Self {
        self.events.push(event.into());
        self
    }

    /// Drops the events so far: a later one replaces them.
    pub fn discard_events(&mut self) {
        self.events.clear();
    }

    /// Commits where `done` succeeded. A transient failure is returned as an error; any other is returned as a value, with nothing written.
    pub async fn commit_unless_failed(self, done: Result<()>) -> Result<Option<Error>> {
        match done {
            Ok(()) => self.commit().await.map(|()| None),
            Err(error) if error.is_transient() => Err(error),
            Err(error) => Ok(Some(error)),
        }
    }

    /// Commits, with the events, and wakes up their readers.
    pub async fn commit(mut self) -> Result<()> {
        let events = std::mem::take(&mut self.events);
        if !events.is_empty() {
            let (by, now) = (self.by.clone(), self.now);
            // Boxed: every act waits in its commit, and would be as large as the statement with all of its columns.
            Box::pin(append(&mut self, &events, by.as_deref(), now)).await?;
        }
        self.open = false;
        self.bound().commit().await?;
        if !events.is_empty() {
            self.notifier.notify();
        }
        Ok(())
    }

    /// Rolls back. What was read in it may be returned only after this: only then has the identity of the connection been checked.
    pub async fn roll_back(mut self) -> Result<()> {
        self.open = false;
        self.bound().roll_back();
        Ok(self.bound().ensure_viewer().await?)
    }

    fn bound(&mut self) -> &mut Bound {
        self.bound.as_mut().expect("a transaction is opened on a connection")
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        if self.open {
            self.bound().roll_back();
        }
    }
}

impl Deref for Tx {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        self.bound.as_deref().expect("a transaction is opened on a connection")
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut PgConnection {
        self.bound.as_deref_mut().expect("a transaction is opened on a connection")
    }
}
