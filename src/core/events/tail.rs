//! The tail: each hub reads the new events, when it is notified and at an interval.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{broadcast, watch};
use tokio_util::sync::CancellationToken;

use super::event::Event;
use super::outbox;
use crate::core::access::Task;
use crate::core::app_context::AppContext;
use crate::core::error::Result;

/// Events that are read at a time.
const AT_ONCE: i64 = 500;
/// How often the tail polls while other hubs can wake it up.
const POLL_WITH_WAKEUPS: Duration = Duration::from_secs(5);
/// How often it polls while only its own process wakes it up.
const POLL_WITHOUT_WAKEUPS: Duration = Duration::from_secs(1);
/// Events in memory, for subscribers in this process; one that falls behind further gets an error.
const KEPT: usize = 4096;

/// The position of this hub in the events, and the newest events.
#[derive(Clone)]
pub struct Tail {
    newest: watch::Sender<i64>,
    events: broadcast::Sender<Arc<Event>>,
    recent: Arc<Mutex<Recent>>,
    reach: Arc<AtomicI64>,
    is_following: Arc<AtomicBool>,
    has_remote_wakeups: Arc<AtomicBool>,
}

/// Where the feed stood before an operation read anything: what it reads may be newer, and is never older.
#[derive(Debug, Clone, Copy)]
pub struct FeedCursor(pub i64);

/// The newest events, and up to which id none is in memory.
#[derive(Default)]
struct Recent {
    events: VecDeque<Arc<Event>>,
    forgotten: i64,
}

/// The state of the tail, for the readiness check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TailState {
    /// The id of the newest event that was read.
    pub newest: i64,
    /// Whether the last read succeeded.
    pub is_following: bool,
}

impl Tail {
    /// A tail that has read nothing yet; whether other hubs can wake it up.
    pub fn new(has_remote_wakeups: bool) -> Self {
        Self {
            newest: watch::Sender::new(0),
            events: broadcast::Sender::new(KEPT),
            recent: Arc::default(),
            reach: Arc::default(),
            is_following: Arc::default(),
            has_remote_wakeups: Arc::new(AtomicBool::new(has_remote_wakeups)),
        }
    }

    /// Where it is.
    pub fn state(&self) -> TailState {
        TailState { newest: *self.newest.borrow(), is_following: self.is_following.load(Ordering::Relaxed) }
    }

    /// Where the feed stands, for an operation that is about to begin.
    pub fn cursor(&self) -> FeedCursor {
        FeedCursor(*self.newest.borrow())
    }

    /// The id of the newest event that this hub has read; changes as it reads more.
    pub fn newest(&self) -> watch::Receiver<i64> {
        self.newest.subscribe()
    }

    /// Every event from now on, whoever may see it: for what this hub itself must do.
    pub fn subscribe(&self) -> broadcast::Receiver<Arc<Event>> {
        self.events.subscribe()
    }

    /// The events after this one, where all of them are in memory.
    pub fn since(&self, last: i64) -> Option<Vec<Arc<Event>>> {
        let recent = self.recent();
        let after: Vec<_> = recent.events.iter().rev().take_while(|event| event.id > last).cloned().collect();
        (last >= recent.forgotten).then(|| after.into_iter().rev().collect())
    }

    /// The newest event read here that changed what somebody may see.
    pub fn reach(&self) -> i64 {
        self.reach.load(Ordering::Acquire)
    }

    fn remember(&self, event: &Arc<Event>) {
        if event.changed_reach_of().is_some() {
            self.reach.store(event.id, Ordering::Release);
        }
        let mut recent = self.recent();
        if recent.events.len() == KEPT
            && let Some(oldest) = recent.events.pop_front()
        {
            recent.forgotten = oldest.id;
        }
        recent.events.push_back(event.clone());
    }

    fn recent(&self) -> MutexGuard<'_, Recent> {
        self.recent.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sets whether other hubs can wake it up; while Redis is away it polls more often.
    pub fn set_remote_wakeups(&self, are_possible: bool) {
        self.has_remote_wakeups.store(are_possible, Ordering::Relaxed);
    }

    /// Starts after the newest stored event.
    pub async fn start(&self, app: &AppContext) -> Result<()> {
        let context = app.task(Task::Tail);
        let (_, newest) = outbox::bounds(&mut *context.read().await?).await?;
        self.recent().forgotten = newest.unwrap_or_default();
        self.newest.send_replace(newest.unwrap_or_default());
        self.is_following.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// Reads new events until the hub stops.
    pub async fn follow(self, app: AppContext, stop: CancellationToken) {
        while !stop.is_cancelled() {
            let pause = if self.has_remote_wakeups.load(Ordering::Relaxed) { POLL_WITH_WAKEUPS } else { POLL_WITHOUT_WAKEUPS };
            let read = self.read_next(&app).await;
            self.is_following.store(read.is_ok(), Ordering::Relaxed);
            match read {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => tracing::warn!(%error, "the event tail could not read and will try again"),
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = app.notifier.notified() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// Reads the next events; true when there may be more.
    async fn read_next(&self, app: &AppContext) -> Result<bool> {
        let context = app.task(Task::Tail);
        let newest = self.state().newest;
        let events = outbox::after(&mut *context.read().await?, newest, AT_ONCE).await?;
        let Some(last) = events.last().map(|event| event.id) else {
            return Ok(false);
        };
        let was_full = i64::try_from(events.len()).is_ok_and(|read| read == AT_ONCE);
        for event in events.into_iter().map(Arc::new) {
            self.remember(&event);
            // Without subscribers sending fails, which is fine.
            let _ = self.events.send(event);
        }
        self.newest.send_replace(last);
        Ok(was_full)
    }
}
