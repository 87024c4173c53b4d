//! Limits how many connections are open, in total and per client address.
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::time::Instant;

use super::idle_state::IdleState;
use crate::limits::ConnectionLimits;
use crate::quota_key::network_of;
use crate::usage_counter::{UsageCounter, UsageGuard};

/// How many idle connections are evicted at once, at max_evictions a sixteenth of the limit: finding the longest idle scans all of them.
const MAX_EVICTIONS: u64 = 32;

/// How many clients at once receive the error that there are too many connections; the others are just closed.
const MAX_REFUSALS: u64 = 32;

/// The connection slots of a server.
pub struct ConnectionSlots {
    limits: ConnectionLimits,
    started: Instant,
    total: UsageCounter<()>,
    by_address: UsageCounter<IpAddr>,
    refusing: UsageCounter<()>,
    open: Arc<Mutex<HashMap<u64, Arc<IdleState>>>>,
    next_number: AtomicU64,
}

/// The slot of one connection, released when it is dropped.
pub struct ConnectionSlot {
    _total: UsageGuard<()>,
    _by_address: Option<UsageGuard<IpAddr>>,
}

/// An open HTTP connection, which may be evicted while it is idle.
pub struct OpenConnection {
    connections: Arc<Mutex<HashMap<u64, Arc<IdleState>>>>,
    number: u64,
    /// Whether it is idle.
    pub idle_state: Arc<IdleState>,
}

impl Drop for OpenConnection {
    fn drop(&mut self) {
        self.connections.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.number);
    }
}

impl ConnectionSlots {
    /// The slots of a server, all of them free.
    pub fn new(limits: ConnectionLimits) -> Self {
        Self {
            limits,
            started: Instant::now(),
            total: UsageCounter::default(),
            by_address: UsageCounter::default(),
            refusing: UsageCounter::default(),
            open: Arc::default(),
            next_number: AtomicU64::default(),
        }
    }

    /// Acquires a slot for a connection from this address. Where none is free, the longest idle connections are evicted.
    pub fn acquire(&self, address: IpAddr) -> Option<ConnectionSlot> {
        let is_shared = address.to_canonical().is_loopback() || self.limits.proxies.contains(address.to_canonical());
        let limit = if is_shared { self.limits.per_shared_address } else { self.limits.per_address };
        let by_address = self.by_address.acquire(network_of(address), 1, limit)?;
        let total = self.total.acquire((), 1, self.limits.max).or_else(|| {
            // Evicted connections hold their slots for a moment longer.
            let limit = self.limits.max + MAX_EVICTIONS;
            if self.evict_idle() { self.total.acquire((), 1, limit) } else { None }
        })?;
        Some(ConnectionSlot { _total: total, _by_address: Some(by_address) })
    }

    /// A slot for a client that only receives the error that there are too many connections; none where many receive it already.
    pub fn acquire_for_refusal(&self) -> Option<ConnectionSlot> {
        Some(ConnectionSlot { _total: self.refusing.acquire((), 1, MAX_REFUSALS)?, _by_address: None })
    }

    /// Registers an open connection.
    pub fn open(&self) -> OpenConnection {
        let number = self.next_number.fetch_add(1, Ordering::Relaxed);
        let idle_state = IdleState::new(self.started);
        self.open.lock().unwrap_or_else(PoisonError::into_inner).insert(number, Arc::clone(&idle_state));
        OpenConnection { connections: Arc::clone(&self.open), number, idle_state }
    }

    /// Evicts the longest idle connections; whether there were any.
    fn evict_idle(&self) -> bool {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let before = IdleState::micros_since(self.started).saturating_sub(IdleState::micros(self.limits.min_idle));
        let staying = open.values().filter(|idle_state| !idle_state.evict.is_cancelled());
        let idle = staying.filter_map(|idle_state| Some((idle_state.idle_since().filter(|since| *since <= before)?, idle_state)));
        let mut idle: Vec<_> = idle.collect();
        let max_evictions = usize::try_from((self.limits.max / 16).clamp(1, MAX_EVICTIONS)).unwrap_or(1);
        if max_evictions < idle.len() {
            idle.select_nth_unstable_by_key(max_evictions, |(since, _)| *since);
            idle.truncate(max_evictions);
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
    async fn an_address_has_a_limit_and_an_ipv6_network_counts_as_one_address() {
        let slots = slots(10, Duration::ZERO);
        let slots_held: Vec<_> = (1..=2).map(|at| slots.acquire(address(&format!("2001:db8::{at}")))).collect();

        assert!(slots_held.iter().all(Option::is_some) && slots.acquire(address("2001:db8::3")).is_none());
        assert!(slots.acquire(address("2001:db8:0:1::1")).is_some());
        assert!(slots.acquire(address("::ffff:127.0.0.1")).is_some());
    }

    #[tokio::test]
    async fn a_trusted_proxy_has_no_limit_of_its_own() {
        let proxies = "10.0.0.0/8".parse().expect("a network");
        let slots = ConnectionSlots::new(ConnectionLimits { max: 10, per_address: 2, proxies, ..ConnectionLimits::default() });

        let slots_held: Vec<_> = (0..5).map(|_| slots.acquire(address("10.0.0.1"))).collect();

        assert!(slots_held.iter().all(Option::is_some));
    }

    #[tokio::test]
    async fn idle_connections_are_evicted_for_new_ones_and_busy_ones_are_not() {
        let slots = slots(2, Duration::ZERO);
        let [_first, _second] = [(); 2].map(|()| slots.acquire(HERE));
        let [idle, busy] = [(); 2].map(|()| slots.open());
        let _answering = busy.idle_state.begin_request();

        let third = slots.acquire(HERE);

        assert!(third.is_some() && idle.idle_state.evict.is_cancelled() && !busy.idle_state.evict.is_cancelled());
        assert!(slots.acquire(HERE).is_none());
    }

    #[tokio::test]
    async fn connections_that_were_just_opened_are_not_evicted() {
        let slots = slots(1, Duration::from_mins(1));
        let _first = slots.acquire(HERE);
        let waiting = slots.open();

        assert!(slots.acquire(HERE).is_none() && !waiting.idle_state.evict.is_cancelled());
    }
}
