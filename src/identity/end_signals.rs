//! Signals of the end of sessions: their open sockets wait for them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use chrono::{DateTime, Utc};
use tokio_util::sync::CancellationToken;

use crate::core::access::Person;
use crate::core::ids::SessionId;

/// A cancellation token for each session with subscribers.
#[derive(Default)]
pub struct EndSignals(Mutex<HashMap<SessionId, Signal>>);

struct Signal {
    token: Weak<CancellationToken>,
    /// The last use that is known here; there may have been a later one. None of a program, which may rest.
    last_seen_at: Option<DateTime<Utc>>,
    /// When the session ends at the latest.
    ends_at: DateTime<Utc>,
}

impl EndSignals {
    /// The token that is cancelled when this person's session ends. It lives for as long as someone holds it.
    pub fn subscribe(&self, person: &Person) -> Arc<CancellationToken> {
        let mut signals = self.lock();
        if let Some(token) = signals.get(&person.session).and_then(|signal| signal.token.upgrade()) {
            return token;
        }
        // Cleaning up whenever the map is full keeps its size close to the number of subscribed sessions.
        if signals.len() == signals.capacity() {
            signals.retain(|_, signal| signal.has_subscribers());
        }
        let token = Arc::new(CancellationToken::new());
        let last_seen_at = person.program.is_none().then_some(person.last_seen_at);
        signals.insert(person.session, Signal { token: Arc::downgrade(&token), last_seen_at, ends_at: person.expires_at });
        token
    }

    /// All sessions with subscribers.
    pub fn all(&self) -> Vec<SessionId> {
        self.subscribed(|_| true)
    }

    /// The sessions with subscribers that were last used then or before, as far as is known here.
    pub fn unused_since(&self, instant: DateTime<Utc>) -> Vec<SessionId> {
        self.subscribed(|signal| signal.last_seen_at.is_some_and(|seen| seen <= instant))
    }

    /// The sessions with subscribers whose end has come.
    pub fn past_end(&self, now: DateTime<Utc>) -> Vec<SessionId> {
        self.subscribed(|signal| signal.ends_at <= now)
    }

    fn subscribed(&self, wanted: impl Fn(&Signal) -> bool) -> Vec<SessionId> {
        let signals = self.lock();
        let found = signals.iter().filter(|(_, signal)| signal.has_subscribers() && wanted(signal));
        found.map(|(session, _)| *session).collect()
    }

    /// Updates a session's last use.
    pub fn touch(&self, session: SessionId, at: DateTime<Utc>) {
        if let Some(seen) = self.lock().get_mut(&session).and_then(|signal| signal.last_seen_at.as_mut()) {
            *seen = at;
        }
    }

    /// Updates when a session ends at the latest.
    pub fn ends_at(&self, session: SessionId, at: DateTime<Utc>) {
        if let Some(signal) = self.lock().get_mut(&session) {
            signal.ends_at = at;
        }
    }

    /// Signals the end of a session.
    pub fn end(&self, session: SessionId) {
        if let Some(token) = self.lock().remove(&session).and_then(|signal| signal.token.upgrade()) {
            token.cancel();
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<SessionId, Signal>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Signal {
    fn has_subscribers(&self) -> bool {
        self.token.strong_count() > 0
    }
}
