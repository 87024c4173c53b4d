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

use super::idle_state::IdleState;
use crate::{
    limits::ConnectionLimits,
    quota_key::network_of,
    usage_counter::{UsageCounter, UsageGuard},
};

/// How many idle connections make room at once, at most a sixteenth of all: finding those that have waited longest looks at all.
const MAX_EVICTIONS: u64 = 32;

/// How many clients at once are told that there is no place.
const MAX_REFUSALS: u64 = 32;

/// All places of a server.
pub struct ConnectionSlots {
    limits: ConnectionLimits,
    started: Instant,
    taken: UsageCounter<()>,
    by_address: UsageCounter<IpAddr>,
    refusing: UsageCounter<()>,
    open: Arc<Mutex<HashMap<u64, Arc<IdleState>>>>,
    opened: AtomicU64,
}

/// The place of one connection, given back when it is dropped.
pub struct ConnectionSlot {
    _total: UsageGuard<()>,
    _by_address: Option<UsageGuard<IpAddr>>,
}

/// An open connection that speaks HTTP, and may make room while it is idle.
pub struct OpenConnection {
    connections: Arc<Mutex<HashMap<u64, Arc<IdleState>>>>,
    number: u64,
    pub idle_state: Arc<IdleState>,
}

impl Drop for OpenConnection {
    fn drop(&mut self) {
        self.connections.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.number);
    }
}

impl ConnectionSlots {
    pub fn new(limits: ConnectionLimits) -> Self {
        Self {
            limits,
            started: Instant::now(),
            taken: UsageCounter::default(),
            by_address: UsageCounter::default(),
            refusing: UsageCounter::default(),
            open: Arc::default(),
            opened: AtomicU64::default(),
        }
    }

    /// A place for a connection from this address. Where all are taken, those that have been idle for longest make room.
    pub fn acquire(&self, address: IpAddr) -> Option<ConnectionSlot> {
        let is_shared = address.to_canonical().is_loopback() || self.limits.proxies.contains(address.to_canonical());
        let limit = if is_shared { self.limits.per_shared_address } else { self.limits.per_address };
        let by_address = self.by_address.acquire(network_of(address), 1, limit)?;
        let total = self.taken.acquire((), 1, self.limits.max).or_else(|| {
            // Those that leave hold their places for a moment yet.
            let limit = self.limits.max + MAX_EVICTIONS;
            if self.evict() { self.taken.acquire((), 1, limit) } else { None }
        })?;
        Some(ConnectionSlot { _total: total, _by_address: Some(by_address) })
    }

    /// A place for a client that is only told that there is none, unless many are being told.
    pub fn acquire_for_refusal(&self) -> Option<ConnectionSlot> {
        Some(ConnectionSlot { _total: self.refusing.acquire((), 1, MAX_REFUSALS)?, _by_address: None })
    }

    /// Notes that a connection is open.
    pub fn open(&self) -> OpenConnection {
        let number = self.opened.fetch_add(1, Ordering::Relaxed);
        let idle_state = IdleState::new(self.started);
        self.open.lock().unwrap_or_else(PoisonError::into_inner).insert(number, Arc::clone(&idle_state));
        OpenConnection { connections: Arc::clone(&self.open), number, idle_state }
    }

    /// Closes those that have been idle for longest, if any has been for long enough.
    fn evict(&self) -> bool {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let before = IdleState::time_since(self.started).saturating_sub(IdleState::time(self.limits.min_idle));
        let staying = open.values().filter(|idle_state| !idle_state.evict.is_cancelled());
        let idle = staying.filter_map(|idle_state| Some((idle_state.idle_since().filter(|since| *since <= before)?, idle_state)));
        let mut idle: Vec<_> = idle.collect();
        let most = usize::try_from((self.limits.max / 16).clamp(1, MAX_EVICTIONS)).unwrap_or(1);
        if most < idle.len() {
            idle.select_nth_unstable_by_key(most, |(since, _)| *since);
            idle.truncate(most);
        }
        for (_, idle_state) in &idle {
            idle_state.evict.cancel();
        }
        !idle.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    fn slots(max: u64, min_idle: Duration) -> ConnectionSlots {
        ConnectionSlots::new(ConnectionLimits { max, per_address: 2, min_idle, ..ConnectionLimits::default() })
    }

    fn address(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[tokio::test]
    async fn an_address_has_its_share_and_a_network_of_version_6_is_one() {
        let slots = slots(10, Duration::ZERO);
        let held: Vec<_> = (1..=2).map(|at| slots.acquire(address(&format!("2001:db8::{at}")))).collect();

        assert!(held.iter().all(Option::is_some) && slots.acquire(address("2001:db8::3")).is_none());
        assert!(slots.acquire(address("2001:db8:0:1::1")).is_some());
        assert!(slots.acquire(address("::ffff:127.0.0.1")).is_some());
    }

    #[tokio::test]
    async fn a_proxy_that_is_named_has_no_share_of_its_own() {
        let proxies = "10.0.0.0/8".parse().expect("a network");
        let slots = ConnectionSlots::new(ConnectionLimits { max: 10, per_address: 2, proxies, ..ConnectionLimits::default() });

        let held: Vec<_> = (0..5).map(|_| slots.acquire(address("10.0.0.1"))).collect();

        assert!(held.iter().all(Option::is_some));
    }

    #[tokio::test]
    async fn the_idle_make_room_for_the_new_and_the_busy_do_not() {
        let slots = slots(2, Duration::ZERO);
        let [_first, _second] = [(); 2].map(|()| slots.acquire(HERE));
        let [idle, busy] = [(); 2].map(|()| slots.open());
        let _answering = busy.idle_state.begin_request();

        let third = slots.acquire(HERE);

        assert!(third.is_some() && idle.idle_state.evict.is_cancelled() && !busy.idle_state.evict.is_cancelled());
        assert!(slots.acquire(HERE).is_none());
    }

    #[tokio::test]
    async fn those_that_have_just_come_are_spared() {
        let slots = slots(1, Duration::from_mins(1));
        let _first = slots.acquire(HERE);
        let waiting = slots.open();

        assert!(slots.acquire(HERE).is_none() && !waiting.idle_state.evict.is_cancelled());
    }
}
