//! The bell: rings when events were written, in this process and, through Redis, in the others.

use std::sync::Arc;

use tokio::sync::Notify;

/// Rings after a commit that told something. A lost ring only delays: the tail also looks by itself.
#[derive(Clone, Default)]
pub struct Notifier {
    here: Arc<Notify>,
    elsewhere: Option<Arc<dyn Fn() + Send + Sync>>,
}

impl Notifier {
    /// A bell that is also heard by the other hubs.
    pub fn also(ring: impl Fn() + Send + Sync + 'static) -> Self {
        Self { here: Arc::default(), elsewhere: Some(Arc::new(ring)) }
    }

    pub fn ring(&self) {
        self.ring_here();
        if let Some(ring) = &self.elsewhere {
            ring();
        }
    }

    /// For what was heard from another hub: it is not passed on again.
    pub fn ring_here(&self) {
        self.here.notify_one();
    }

    pub(super) async fn heard(&self) {
        self.here.notified().await;
    }
}
