//! Limits how many mutations run at once. A mutation that has started runs to its end, also when its client disconnects.
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;
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
        let permit = timeout(max_wait, self.0.clone().acquire_owned()).await;
        permit.ok().and_then(Result::ok).ok_or(RequestError::Busy)
    }
}

/// Runs a mutation in a task of its own, which holds its slot; none where the runtime shuts down or the task panicked.
pub async fn run<T: Send + 'static>(
    slot: OwnedSemaphorePermit,
    tasks: &TaskTracker,
    mutation: impl Future<Output = T> + Send + 'static,
) -> Option<T> {
    let task = async move {
        let result = mutation.await;
        drop(slot);
        result
    };
    tasks.spawn(task.in_current_span()).await.ok()
}

#[cfg(test)]
mod tests {
    use tokio::sync::oneshot;

    use super::*;

    #[tokio::test]
    async fn a_mutation_that_has_started_ends_although_its_client_disconnects() {
        let (slot, tasks) = (MutationSlots::default().acquire(Duration::ZERO).await.expect("all slots are free"), TaskTracker::new());
        let (start, has_started) = oneshot::channel();
        let (resume, is_resumed) = oneshot::channel::<()>();
        let (end, has_ended) = oneshot::channel();
        let mutation = async move {
            let _ = start.send(());
            let _ = is_resumed.await;
            let _ = end.send(());
        };

        tokio::select! {
            _ = run(slot, &tasks, mutation) => {}
            _ = has_started => {}
        }
        let _ = resume.send(());

        assert_eq!(has_ended.await, Ok(()));
    }

    #[tokio::test]
    async fn a_mutation_that_finds_no_slot_in_time_is_refused() {
        let mutation_slots = MutationSlots(Arc::new(Semaphore::new(1)));
        let slot = mutation_slots.acquire(Duration::ZERO).await;

        assert!(slot.is_ok() && matches!(mutation_slots.acquire(Duration::ZERO).await, Err(RequestError::Busy)));
        drop(slot);
        assert!(mutation_slots.acquire(Duration::ZERO).await.is_ok());
    }
}
