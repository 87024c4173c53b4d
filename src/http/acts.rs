//! Mutations that are under way: once begun, each runs to its end, also when its caller leaves.
use std::{future::Future, sync::Arc};

use tokio::sync::Semaphore;
use tokio_util::task::TaskTracker;
use tracing::Instrument;

/// How many run at the same time. Who waits for a place can still leave without anything being done.
const PLACES: usize = 512;

/// The places for mutations.
#[derive(Clone)]
pub struct Acts(Arc<Semaphore>);

impl Default for Acts {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(PLACES)))
    }
}

impl Acts {
    /// Runs a mutation in a task of its own; none where the hub closes or the task panicked.
    pub async fn run<T: Send + 'static>(&self, tasks: &TaskTracker, act: impl Future<Output = T> + Send + 'static) -> Option<T> {
        let place = self.0.clone().acquire_owned().await.ok()?;
        let task = async move {
            let done = act.await;
            drop(place);
            done
        };
        tasks.spawn(task.in_current_span()).await.ok()
    }
}

#[cfg(test)]
mod tests {
    use tokio::sync::oneshot;

    use super::*;

    #[tokio::test]
    async fn an_act_that_was_begun_ends_though_its_caller_leaves() {
        let (acts, tasks) = (Acts::default(), TaskTracker::new());
        let (begins, has_begun) = oneshot::channel();
        let (may_go_on, goes_on) = oneshot::channel::<()>();
        let (ends, has_ended) = oneshot::channel();
        let act = async move {
            let _ = begins.send(());
            let _ = goes_on.await;
            let _ = ends.send(());
        };

        tokio::select! {
            _ = acts.run(&tasks, act) => {}
            _ = has_begun => {}
        }
        let _ = may_go_on.send(());

        assert_eq!(has_ended.await, Ok(()));
    }
}
