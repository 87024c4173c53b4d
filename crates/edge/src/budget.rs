//! Room that many wait for: whoever waits for more than their share keeps nobody else waiting.
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, Weak},
    time::Duration,
};

use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

use super::quota_key::Holder;

/// One holder has at most so small a part of the room at once.
const SHARE: u32 = 4;

/// So much of something; of it each holder has a share.
pub struct Room {
    limit: u32,
    whole: Arc<Semaphore>,
    shares: Mutex<HashMap<Holder, Weak<Semaphore>>>,
}

/// A part of the room, until it is dropped.
#[derive(Debug)]
pub struct Part {
    _of_share: Option<OwnedSemaphorePermit>,
    _of_whole: OwnedSemaphorePermit,
}

impl Room {
    pub fn new(limit: u32) -> Arc<Self> {
        let whole = Arc::new(Semaphore::new(limit as usize));
        Arc::new(Self { limit, whole, shares: Mutex::default() })
    }

    /// So much of it, or the whole share of who asks for more, once there is room; none after this time.
    pub async fn enter(&self, holder: Holder, amount: u64, patience: Duration) -> Option<Part> {
        let amount = self.amount_of(holder, amount);
        let entering = async {
            let of_share = match self.share_of(holder) {
                Some(share) => Some(share.acquire_many_owned(amount).await.ok()?),
                None => None,
            };
            let of_whole = self.whole.clone().acquire_many_owned(amount).await.ok()?;
            Some(Part { _of_share: of_share, _of_whole: of_whole })
        };
        timeout(patience, entering).await.ok()?
    }

    /// The same, if there is room now.
    pub fn try_enter(&self, holder: Holder, amount: u64) -> Option<Part> {
        let amount = self.amount_of(holder, amount);
        let of_share = match self.share_of(holder) {
            Some(share) => Some(share.try_acquire_many_owned(amount).ok()?),
            None => None,
        };
        let of_whole = self.whole.clone().try_acquire_many_owned(amount).ok()?;
        Some(Part { _of_share: of_share, _of_whole: of_whole })
    }

    fn amount_of(&self, holder: Holder, amount: u64) -> u32 {
        let most = if holder == Holder::Many { self.limit } else { self.limit / SHARE };
        u32::try_from(amount).unwrap_or(u32::MAX).min(most)
    }

    fn share_of(&self, holder: Holder) -> Option<Arc<Semaphore>> {
        if holder == Holder::Many {
            return None;
        }
        let mut shares = self.shares.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(share) = shares.get(&holder).and_then(Weak::upgrade) {
            return Some(share);
        }
        // A share lives as long as someone holds some of it or waits for it.
        shares.retain(|_, share| share.strong_count() > 0);
        let share = Arc::new(Semaphore::new((self.limit / SHARE) as usize));
        shares.insert(holder, Arc::downgrade(&share));
        Some(share)
    }
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use super::*;

    const SOMEONE: Holder = Holder::Address(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)));
    const ANOTHER: Holder = Holder::Address(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 2)));

    async fn enter(room: &Room, holder: Holder, amount: u64) -> Option<Part> {
        room.enter(holder, amount, Duration::from_millis(5)).await
    }

    #[tokio::test]
    async fn whoever_has_their_share_waits_and_leaves_room_to_others() {
        let room = Room::new(8);
        let first = enter(&room, SOMEONE, 2).await;

        assert!(first.is_some() && enter(&room, SOMEONE, 1).await.is_none());
        assert!(enter(&room, ANOTHER, 2).await.is_some());
        drop(first);
        assert!(enter(&room, SOMEONE, 1).await.is_some());
    }

    #[tokio::test]
    async fn whoever_asks_for_more_than_their_share_has_all_of_it() {
        let room = Room::new(8);

        let all = enter(&room, SOMEONE, 100).await;

        assert!(all.is_some() && enter(&room, SOMEONE, 1).await.is_none());
    }

    #[tokio::test]
    async fn all_together_have_no_more_than_the_room() {
        let room = Room::new(8);

        let most = enter(&room, Holder::Many, 7).await;

        assert!(most.is_some() && enter(&room, SOMEONE, 2).await.is_none());
        assert!(enter(&room, SOMEONE, 1).await.is_some());
    }

    #[tokio::test]
    async fn a_share_that_nobody_holds_is_forgotten() {
        let room = Room::new(8);

        drop(enter(&room, SOMEONE, 1).await);
        let _held = enter(&room, ANOTHER, 1).await;

        assert_eq!(room.shares.lock().expect("nobody panicked").len(), 1);
    }
}
