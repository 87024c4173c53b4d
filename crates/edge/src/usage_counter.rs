//! Counts how much each key uses of a resource at once: connections of an address, uploads of a session.
use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
};

/// The current use, by key.
pub struct UsageCounter<K>(Arc<Mutex<HashMap<K, u64>>>);

/// A counted use; subtracted when it is dropped.
pub struct UsageGuard<K: Copy + Eq + Hash> {
    counter: UsageCounter<K>,
    key: K,
    amount: u64,
}

impl<K> Default for UsageCounter<K> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<K> Clone for UsageCounter<K> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<K: Copy + Eq + Hash> UsageCounter<K> {
    /// Counts an amount, unless the key would then exceed the limit.
    pub fn acquire(&self, key: K, amount: u64, limit: u64) -> Option<UsageGuard<K>> {
        let mut held = UsageGuard { counter: self.clone(), key, amount: 0 };
        held.grow(amount, limit).then_some(held)
    }

    fn change<T>(&self, key: K, change: impl FnOnce(&mut u64) -> T) -> T {
        let mut counter = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counter.entry(key).or_default();
        let changed = change(count);
        if *count == 0 {
            counter.remove(&key);
        }
        changed
    }
}

impl<K: Copy + Eq + Hash> UsageGuard<K> {
    /// Counts more, unless the key would then exceed the limit.
    pub fn grow(&mut self, by: u64, limit: u64) -> bool {
        let has_room = self.counter.change(self.key, |count| {
            let has_room = count.saturating_add(by) <= limit;
            *count += if has_room { by } else { 0 };
            has_room
        });
        self.amount += if has_room { by } else { 0 };
        has_room
    }

    /// The amount that is counted by this guard.
    pub fn amount(&self) -> u64 {
        self.amount
    }
}

impl<K: Copy + Eq + Hash> Drop for UsageGuard<K> {
    fn drop(&mut self) {
        self.counter.change(self.key, |count| *count = count.saturating_sub(self.amount));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holder_has_no_more_than_the_limit_and_others_have_their_own() {
        let counter = UsageCounter::default();
        let mut first = counter.acquire('a', 2, 3).expect("there is room");

        assert!(counter.acquire('a', 2, 3).is_none());
        assert!(first.grow(1, 3) && !first.grow(1, 3));
        assert!(counter.acquire('b', 3, 3).is_some());
    }

    #[test]
    fn what_is_dropped_is_given_back() {
        let counter = UsageCounter::default();

        drop(counter.acquire('a', 3, 3));

        assert!(counter.acquire('a', 3, 3).is_some());
        assert!(counter.0.lock().expect("nobody panicked").is_empty());
    }
}
