//! Counts how much each key uses of a resource at once: connections of an address, uploads of a session.
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

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
        let mut guard = UsageGuard { counter: self.clone(), key, amount: 0 };
        guard.grow(amount, limit).then_some(guard)
    }

    fn change<T>(&self, key: K, change: impl FnOnce(&mut u64) -> T) -> T {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(key).or_default();
        let changed = change(count);
        if *count == 0 {
            counts.remove(&key);
        }
        changed
    }
}

impl<K: Copy + Eq + Hash> UsageGuard<K> {
    /// Counts more, unless the key would then exceed the limit.
    pub fn grow(&mut self, by: u64, limit: u64) -> bool {
        let fits = self.counter.change(self.key, |count| {
            let fits = count.saturating_add(by) <= limit;
            *count += if fits { by } else { 0 };
            fits
        });
        self.amount += if fits { by } else { 0 };
        fits
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
    fn a_key_uses_no_more_than_the_limit_and_other_keys_have_their_own() {
        let counter = UsageCounter::default();
        let mut first = counter.acquire('a', 2, 3).expect("the limit is not reached");

        assert!(counter.acquire('a', 2, 3).is_none());
        assert!(first.grow(1, 3) && !first.grow(1, 3));
        assert!(counter.acquire('b', 3, 3).is_some());
    }

    #[test]
    fn a_dropped_guard_is_subtracted() {
        let counter = UsageCounter::default();

        drop(counter.acquire('a', 3, 3));

        assert!(counter.acquire('a', 3, 3).is_some());
        assert!(counter.0.lock().expect("nobody panicked").is_empty());
    }
}
