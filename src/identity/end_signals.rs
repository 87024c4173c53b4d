//! Who waits for the end of a session: its sockets.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use chrono::{DateTime, Utc};
use tokio_util::sync::CancellationToken;

use crate::core::access::Person;
use crate::core::ids::SessionId;

/// One token of cancellation for each session that someone watches.
#[derive(Default)]
pub struct EndSignals(Mutex<HashMap<SessionId, Watched>>);

struct Watched {
    watch: Weak<CancellationToken>,
    /// The last use that is known here; there may have been a later one.
    last_seen_at: DateTime<Utc>,
}

impl EndSignals {
    /// A watch on this person's session. It is kept for as long as someone holds it.
    pub fn on(&self, person: &Person) -> Arc<CancellationToken> {
        let mut watches = self.lock();
        if let Some(watch) = watches.get(&person.session).and_then(|watched| watched.watch.upgrade()) {
            return watch;
        }
        // Sweeping when the map doubles keeps it as large as what is watched.
        if watches.len() == watches.capacity() {
            watches.retain(|_, watched| watched.is_held());
        }
        let watch = Arc::new(CancellationToken::new());
        watches.insert(person.session, Watched { watch: Arc::downgrade(&watch), last_seen_at: person.last_seen_at });
        watch
    }

    /// The watched sessions that were last used then or before, as far as is known here.
    pub fn unused_since(&self, instant: DateTime<Utc>) -> Vec<SessionId> {
        let watches = self.lock();
        let unused = watches.iter().filter(|(_, watched)| watched.is_held() && watched.last_seen_at <= instant);
        unused.map(|(session, _)| *session).collect()
    }

    /// Takes notice of a session's last use.
    pub fn seen(&self, session: SessionId, at: DateTime<Utc>) {
        if let Some(watched) = self.lock().get_mut(&session) {
            watched.last_seen_at = at;
        }
    }

    pub fn end(&self, session: SessionId) {
        if let Some(watch) = self.lock().remove(&session).and_then(|watched| watched.watch.upgrade()) {
            watch.cancel();
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<SessionId, Watched>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watched {
    fn is_held(&self) -> bool {
        self.watch.strong_count() > 0
    }
}
