//! The tail: each hub follows the events, woken by the bell, and looks by itself when the bell is silent.

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

/// Events read at a time.
const AT_ONCE: i64 = 500;
/// How often the tail looks while the bell carries from hub to hub.
const WITH_BELL: Duration = Duration::from_secs(5);
/// How often it looks when only its own process rings.
const WITHOUT_BELL: Duration = Duration::from_secs(1);
/// Events kept for a listener in this process that is busy; one that falls behind further is told so.
const KEPT: usize = 4096;

/// Where the tail of this hub is, and the events as they come.
#[derive(Clone)]
pub struct Tail {
    newest: watch::Sender<i64>,
    events: broadcast::Sender<Arc<Event>>,
    recent: Arc<Mutex<Recent>>,
    reach: Arc<AtomicI64>,
    is_following: Arc<AtomicBool>,
    bell_carries: Arc<AtomicBool>,
}

/// The newest events, and up to which id none is remembered.
#[derive(Default)]
struct Recent {
    events: VecDeque<Arc<Event>>,
    forgotten: i64,
}

/// What the readiness answer says of the tail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TailState {
    pub newest: i64,
    pub is_following: bool,
}

impl Tail {
    pub fn new(bell_carries: bool) -> Self {
        Self {
            newest: watch::Sender::new(0),
            events: broadcast::Sender::new(KEPT),
            recent: Arc::default(),
            reach: Arc::default(),
            is_following: Arc::default(),
            bell_carries: Arc::new(AtomicBool::new(bell_carries)),
        }
    }

    pub fn state(&self) -> TailState {
        TailState { newest: *self.newest.borrow(), is_following: self.is_following.load(Ordering::Relaxed) }
    }

    /// The newest event that this hub has seen; changes as it sees more.
    pub fn newest(&self) -> watch::Receiver<i64> {
        self.newest.subscribe()
    }

    /// Every event from now on, for what this hub must do about it whoever may see it.
    pub fn listen(&self) -> broadcast::Receiver<Arc<Event>> {
        self.events.subscribe()
    }

    /// The events after this one, as far as they are remembered here; none when some of them no longer are.
    pub fn since(&self, last: i64) -> Option<Vec<Arc<Event>>> {
        let recent = self.recent();
        let after: Vec<_> = recent.events.iter().rev().take_while(|event| event.id > last).cloned().collect();
        (last >= recent.forgotten).then(|| after.into_iter().rev().collect())
    }

    /// The newest event seen here that changed what somebody may see.
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

    /// While Redis is away nobody else's bell is heard: look more often.
    pub fn bell_carries(&self, carries: bool) {
        self.bell_carries.store(carries, Ordering::Relaxed);
    }

    /// Starts where the events end today.
    pub async fn start(&self, app: &AppContext) -> Result<()> {
        let context = app.task(Task::Tail);
        let (_, newest) = outbox::bounds(&mut *context.read().await?).await?;
        self.recent().forgotten = newest.unwrap_or_default();
        self.newest.send_replace(newest.unwrap_or_default());
        self.is_following.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// Follows until the hub stops.
    pub async fn follow(self, app: AppContext, stop: CancellationToken) {
        while !stop.is_cancelled() {
            let pace = if self.bell_carries.load(Ordering::Relaxed) { WITH_BELL } else { WITHOUT_BELL };
            let looked = self.look(&app).await;
            self.is_following.store(looked.is_ok(), Ordering::Relaxed);
            match looked {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => tracing::warn!(%error, "the event tail could not read and will look again"),
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = app.notifier.heard() => {}
                () = tokio::time::sleep(pace) => {}
            }
        }
    }

    /// Reads the next events; true when there may be more.
    async fn look(&self, app: &AppContext) -> Result<bool> {
        let context = app.task(Task::Tail);
        let newest = self.state().newest;
        let events = outbox::after(&mut *context.read().await?, newest, AT_ONCE).await?;
        let Some(last) = events.last().map(|event| event.id) else {
            return Ok(false);
        };
        let was_full = i64::try_from(events.len()).is_ok_and(|read| read == AT_ONCE);
        for event in events.into_iter().map(Arc::new) {
            self.remember(&event);
            // No listener is no failure.
            let _ = self.events.send(event);
        }
        self.newest.send_replace(last);
        Ok(was_full)
    }
}
