//! The places that connections take: so many in all, and so many for one address.
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use tokio::time::Instant;

use super::idle_state::Activity;
use crate::{
    limits::ConnectionLimits,
    quota_key::network_of,
    usage_counter::{Counts, Held},
};

/// How many idle connections make room at once, at most a sixteenth of all: finding those that have waited longest looks at all.
const ROOM_AT_ONCE: u64 = 32;

/// How many clients at once are told that there is no place.
const MOST_TOLD: u64 = 32;

/// All places of a server.
pub struct Places {
    limits: ConnectionLimits,
    began: Instant,
    taken: Counts<()>,
    of_address: Counts<IpAddr>,
    told: Counts<()>,
    open: Arc<Mutex<HashMap<u64, Arc<Activity>>>>,
    opened: AtomicU64,
}

/// The place of one connection, given back when it is dropped.
pub struct Place {
    _of_all: Held<()>,
    _of_address: Option<Held<IpAddr>>,
}

/// An open connection that speaks HTTP, and may make room while it is idle.
pub struct Open {
    connections: Arc<Mutex<HashMap<u64, Arc<Activity>>>>,
    number: u64,
    pub activity: Arc<Activity>,
}

impl Drop for Open {
    fn drop(&mut self) {
        self.connections.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.number);
    }
}

impl Places {
    pub fn new(limits: ConnectionLimits) -> Self {
        Self {
            limits,
            began: Instant::now(),
            taken: Counts::default(),
            of_address: Counts::default(),
            told: Counts::default(),
            open: Arc::default(),
            opened: AtomicU64::default(),
        }
    }

    /// A place for a connection from this address. Where all are taken, those that have been idle for longest make room.
    pub fn take(&self, address: IpAddr) -> Option<Place> {
        let is_shared = address.to_canonical().is_loopback() || self.limits.proxies.contains(address.to_canonical());
        let limit = if is_shared { self.limits.per_shared_address } else { self.limits.per_address };
        let of_address = self.of_address.take(network_of(address), 1, limit)?;
        let of_all = self.taken.take((), 1, self.limits.max).or_else(|| {
            // Those that leave hold their places for a moment yet.
            let limit = self.limits.max + ROOM_AT_ONCE;
            if self.make_room() { self.taken.take((), 1, limit) } else { None }
        })?;
        Some(Place { _of_all: of_all, _of_address: Some(of_address) })
    }

    /// A place for a client that is only told that there is none, unless many are being told.
    pub fn take_to_refuse(&self) -> Option<Place> {
        Some(Place { _of_all: self.told.take((), 1, MOST_TOLD)?, _of_address: None })
    }

    /// Notes that a connection is open.
    pub fn open(&self) -> Open {
        let number = self.opened.fetch_add(1, Ordering::Relaxed);
        let activity = Activity::new(self.began);
        self.open.lock().unwrap_or_else(PoisonError::into_inner).insert(number, Arc::clone(&activity));
        Open { connections: Arc::clone(&self.open), number, activity }
    }

    /// Closes those that have been idle for longest, if any has been for long enough.
    fn make_room(&self) -> bool {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let before = Activity::time_since(self.began).saturating_sub(Activity::time(self.limits.spared));
        let staying = open.values().filter(|activity| !activity.make_room.is_cancelled());
        let idle = staying.filter_map(|activity| Some((activity.idle_since().filter(|since| *since <= before)?, activity)));
        let mut idle: Vec<_> = idle.collect();
        let most = usize::try_from((self.limits.max / 16).clamp(1, ROOM_AT_ONCE)).unwrap_or(1);
        if most < idle.len() {
            idle.select_nth_unstable_by_key(most, |(since, _)| *since);
            idle.truncate(most);
        }
        for (_, activity) in &idle {
            activity.make_room.cancel();
        }
        !idle.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    fn places(max: u64, spared: Duration) -> Places {
        Places::new(ConnectionLimits { max, per_address: 2, spared, ..ConnectionLimits::default() })
    }

    fn address(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[tokio::test]
    async fn an_address_has_its_share_and_a_network_of_version_6_is_one() {
        let places = places(10, Duration::ZERO);
        let held: Vec<_> = (1..=2).map(|at| places.take(address(&format!("2001:db8::{at}")))).collect();

        assert!(held.iter().all(Option::is_some) && places.take(address("2001:db8::3")).is_none());
        assert!(places.take(address("2001:db8:0:1::1")).is_some());
        assert!(places.take(address("::ffff:127.0.0.1")).is_some());
    }

    #[tokio::test]
    async fn a_proxy_that_is_named_has_no_share_of_its_own() {
        let proxies = "10.0.0.0/8".parse().expect("a network");
        let places = Places::new(ConnectionLimits { max: 10, per_address: 2, proxies, ..ConnectionLimits::default() });

        let held: Vec<_> = (0..5).map(|_| places.take(address("10.0.0.1"))).collect();

        assert!(held.iter().all(Option::is_some));
    }

    #[tokio::test]
    async fn the_idle_make_room_for_the_new_and_the_busy_do_not() {
        let places = places(2, Duration::ZERO);
        let [_first, _second] = [(); 2].map(|()| places.take(HERE));
        let [idle, busy] = [(); 2].map(|()| places.open());
        let _answering = busy.activity.begin();

        let third = places.take(HERE);

        assert!(third.is_some() && idle.activity.make_room.is_cancelled() && !busy.activity.make_room.is_cancelled());
        assert!(places.take(HERE).is_none());
    }

    #[tokio::test]
    async fn those_that_have_just_come_are_spared() {
        let places = places(1, Duration::from_mins(1));
        let _first = places.take(HERE);
        let waiting = places.open();

        assert!(places.take(HERE).is_none() && !waiting.activity.make_room.is_cancelled());
    }
}
