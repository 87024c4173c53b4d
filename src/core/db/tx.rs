//! A transaction of a call. What it has to tell is written as its last act; the commit numbers it.

use std::ops::{Deref, DerefMut};

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use tokio::sync::OwnedMutexGuard;

use super::bound::Bound;
use crate::core::error::{Error, Result};
use crate::core::events::{NewEvent, Notifier, append};

/// An open transaction: it commits, or it was never there.
pub struct Tx {
    bound: OwnedMutexGuard<Option<Bound>>,
    open: bool,
    events: Vec<NewEvent>,
    notifier: Notifier,
    now: DateTime<Utc>,
}

impl Tx {
    pub(in crate::core) async fn open(bound: OwnedMutexGuard<Option<Bound>>, notifier: Notifier, now: DateTime<Utc>) -> Result<Self> {
        let mut tx = Self { bound, open: true, events: Vec::new(), notifier, now };
        tx.bound().begin().await?;
        Ok(tx)
    }

    /// Has an event written with the commit.
    pub fn tell(&mut self, event: impl Into<NewEvent>) -> &mut Self {
        self.events.push(event.into());
        self
    }

    /// Leaves out what was to be told so far: a later event says it all.
    pub fn forget_events(&mut self) {
        self.events.clear();
    }

    /// Commits what was done. What failed in a way that may pass is failed with; any other failure is given back, with nothing written.
    pub async fn settle(self, done: Result<()>) -> Result<Option<Error>> {
        match done {
            Ok(()) => self.commit().await.map(|()| None),
            Err(error) if error.is_passing() => Err(error),
            Err(error) => Ok(Some(error)),
        }
    }

    pub async fn commit(mut self) -> Result<()> {
        let events = std::mem::take(&mut self.events);
        if !events.is_empty() {
            let now = self.now;
            append(&mut self, &events, now).await?;
        }
        self.open = false;
        self.bound().commit().await?;
        if !events.is_empty() {
            self.notifier.ring();
        }
        Ok(())
    }

    /// Takes back what was done. What was read in it may be given out only after this: PostgreSQL has then said whose the connection was.
    pub async fn roll_back(mut self) -> Result<()> {
        self.open = false;
        self.bound().roll_back();
        Ok(self.bound().is_viewers().await?)
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
