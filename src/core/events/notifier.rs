//! Wakes up the readers of events after a commit, in this process and, through Redis, in the others.

use std::sync::Arc;

use tokio::sync::Notify;

/// Notifies the tails of all hubs that there are new events. A lost notification only delays: the tail also polls.
#[derive(Clone, Default)]
pub struct Notifier {
    local: Arc<Notify>,
    remote: Option<Arc<dyn Fn() + Send + Sync>>,
}

impl Notifier {
    /// A notifier that also wakes up the other hubs.
    pub fn with_remote(notify: impl Fn() + Send + Sync + 'static) -> Self {
        Self { local: Arc::default(), remote: Some(Arc::new(notify)) }
    }

    /// Wakes up the readers of all hubs.
    pub fn notify(&self) {
        self.notify_local();
        if let Some(notify) = &self.remote {
            notify();
        }
    }

    /// Wakes up the reader of this process alone: what another hub sent is not passed on.
    pub fn notify_local(&self) {
        self.local.notify_one();
    }

    pub(super) async fn notified(&self) {
        self.local.notified().await;
    }
}
