//! Who waits for the end of a session: its sockets.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use tokio_util::sync::CancellationToken;

use crate::core::ids::SessionId;

/// One token of cancellation for each session that someone watches.
#[derive(Default)]
pub struct Watches(Mutex<HashMap<SessionId, Weak<CancellationToken>>>);

impl Watches {
    /// A watch on this session. It is kept for as long as someone holds it.
    pub fn on(&self, session: SessionId) -> Arc<CancellationToken> {
        let mut watches = self.lock();
        if let Some(watch) = watches.get(&session).and_then(Weak::upgrade) {
            return watch;
        }
        // Sweeping when the map doubles keeps it as large as what is watched.
        if watches.len() == watches.capacity() {
            watches.retain(|_, watch| watch.strong_count() > 0);
        }
        let watch = Arc::new(CancellationToken::new());
        watches.insert(session, Arc::downgrade(&watch));
        watch
    }

    pub fn end(&self, session: SessionId) {
        if let Some(watch) = self.lock().remove(&session).and_then(|watch| watch.upgrade()) {
            watch.cancel();
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<SessionId, Weak<CancellationToken>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
