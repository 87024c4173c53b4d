//! Limits how many mutations run at once. A mutation that has started runs to its end, also when its client disconnects.
use std::{future::Future, sync::Arc, time::Duration};

use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};
use tokio_util::task::TaskTracker;
use tracing::Instrument;

use super::request_error::RequestError;

/// How many mutations run at the same time. A client that waits for a slot can still disconnect without anything being done.
const MAX_CONCURRENT: usize = 512;

/// The slots of running mutations.
#[derive(Clone)]
pub struct MutationSlots(Arc<Semaphore>);

impl Default for MutationSlots {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(MAX_CONCURRENT)))
    }
}

impl MutationSlots {
    /// Waits for a slot; fails with [`RequestError::Busy`] if none is free in time, and then nothing was done.
    pub async fn acquire(&self, max_wait: Duration) -> Result<OwnedSemaphorePermit, RequestError> {
        let acquire = timeout(max_wait, self.0.clone().acquire_owned()).await;
        acquire.ok().and_then(Result::ok).ok_or(RequestError::Busy)
    }
}

/// Runs a mutation in a task of its own, which holds its slot; none where the runtime shuts down or the task panicked.
pub async fn run<T: Send + 'static>(
    acquire: OwnedSemaphorePermit,
    tasks: &TaskTracker,
    mutation: impl Future<Output = T> + Send + 'static,
) -> Option<T> {
    let task = async move {
        let done = mutation.await;
        drop(acquire);
        done
    };
    tasks.spawn(task.in_current_span()).await.ok()
}

#[cfg(test)]
mod tests {
    use tokio::sync::oneshot;

    use super::*;

    #[tokio::test]
    async fn an_act_that_was_begun_ends_though_its_caller_leaves() {
        let (acquire, tasks) = (MutationSlots::default().acquire(Duration::ZERO).await.expect("all are free"), TaskTracker::new());
        let (begins, has_begun) = oneshot::channel();
        let (may_go_on, goes_on) = oneshot::channel::<()>();
        let (ends, has_ended) = oneshot::channel();
        let mutation = async move {
            let _ = begins.send(());
            let _ = goes_on.await;
            let _ = ends.send(());
        };

        tokio::select! {
            _ = run(acquire, &tasks, mutation) => {}
            _ = has_begun => {}
        }
        let _ = may_go_on.send(());

        assert_eq!(has_ended.await, Ok(()));
    }

    #[tokio::test]
    async fn whoever_finds_no_place_in_time_is_told_so() {
        let mutation_slots = MutationSlots(Arc::new(Semaphore::new(1)));
        let acquire = mutation_slots.acquire(Duration::ZERO).await;

        assert!(acquire.is_ok() && matches!(mutation_slots.acquire(Duration::ZERO).await, Err(RequestError::Busy)));
        drop(acquire);
        assert!(mutation_slots.acquire(Duration::ZERO).await.is_ok());
    }
}
