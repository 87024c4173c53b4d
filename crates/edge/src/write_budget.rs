//! Bytes that wait until a reader takes them.
use std::{sync::Arc, time::Duration};

use hyper::body::Bytes;
use tokio::sync::Semaphore;

use super::{
    budget::{Part, Room},
    quota_key::Holder,
};

/// Room for so many bytes.
pub struct Unwritten {
    limit: u32,
    room: Arc<Room>,
    /// What waits for room is in memory as well.
    waiting: Semaphore,
}

impl Unwritten {
    pub fn new(limit: u32) -> Self {
        Self { limit, room: Room::new(limit), waiting: Semaphore::new(limit as usize) }
    }

    /// Room for so many bytes, until it is dropped. None where there is none in time, or at once where as many bytes wait for it already.
    pub async fn take(&self, holder: Holder, bytes: usize, patience: Duration) -> Option<Part> {
        let bytes = u32::try_from(bytes).unwrap_or(u32::MAX).min(self.limit);
        if let Some(part) = self.room.try_enter(holder, bytes.into()) {
            return Some(part);
        }
        let _waits = self.waiting.try_acquire_many(bytes).ok()?;
        // Waiting is rare: what it takes is not kept ready in every task.
        Box::pin(self.room.enter(holder, bytes.into(), patience)).await
    }
}

/// Bytes that give their room back when they have been written.
pub fn in_room(bytes: impl AsRef<[u8]> + Send + 'static, part: Part) -> Bytes {
    Bytes::from_owner(InRoom { bytes, _part: part })
}

struct InRoom<B> {
    bytes: B,
    _part: Part,
}

impl<B: AsRef<[u8]>> AsRef<[u8]> for InRoom<B> {
    fn as_ref(&self) -> &[u8] {
        self.bytes.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use futures_util::poll;

    use super::*;

    const LONG: Duration = Duration::from_mins(1);

    #[tokio::test]
    async fn bytes_keep_their_room_until_they_are_written() {
        let unwritten = Unwritten::new(10);
        let part = unwritten.take(Holder::Many, 8, LONG).await.expect("there is room");
        let bytes = in_room(vec![0; 8], part);

        assert!(unwritten.take(Holder::Many, 8, Duration::ZERO).await.is_none());
        drop(bytes);
        assert!(unwritten.take(Holder::Many, 8, Duration::ZERO).await.is_some());
    }

    #[tokio::test]
    async fn no_more_bytes_wait_for_room_than_there_is_room_for() {
        let unwritten = Unwritten::new(10);
        let part = unwritten.take(Holder::Many, 8, LONG).await;
        let mut waits = Box::pin(unwritten.take(Holder::Many, 8, LONG));

        assert!(part.is_some() && poll!(&mut waits).is_pending());
        assert!(unwritten.take(Holder::Many, 8, LONG).await.is_none());
        drop(part);
        assert!(waits.await.is_some());
    }
}
