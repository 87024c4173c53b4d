//! How much each holder has of something at once: connections of an address, uploads of a session.
use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
};

/// What is held now, by holder.
pub struct Counts<K>(Arc<Mutex<HashMap<K, u64>>>);

/// Some of what a holder has; given back when it is dropped.
pub struct Held<K: Copy + Eq + Hash> {
    counts: Counts<K>,
    holder: K,
    amount: u64,
}

impl<K> Default for Counts<K> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<K> Clone for Counts<K> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<K: Copy + Eq + Hash> Counts<K> {
    /// Takes so much, unless the holder would then have more than the limit.
    pub fn take(&self, holder: K, amount: u64, limit: u64) -> Option<Held<K>> {
        let mut held = Held { counts: self.clone(), holder, amount: 0 };
        held.grow(amount, limit).then_some(held)
    }

    fn change<T>(&self, holder: K, change: impl FnOnce(&mut u64) -> T) -> T {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(holder).or_default();
        let changed = change(count);
        if *count == 0 {
            counts.remove(&holder);
        }
        changed
    }
}

impl<K: Copy + Eq + Hash> Held<K> {
    /// Takes more, unless the holder would then have more than the limit.
    pub fn grow(&mut self, by: u64, limit: u64) -> bool {
        let has_room = self.counts.change(self.holder, |count| {
            let has_room = count.saturating_add(by) <= limit;
            *count += if has_room { by } else { 0 };
            has_room
        });
        self.amount += if has_room { by } else { 0 };
        has_room
    }

    /// How much of it is held here.
    pub fn amount(&self) -> u64 {
        self.amount
    }
}

impl<K: Copy + Eq + Hash> Drop for Held<K> {
    fn drop(&mut self) {
        self.counts.change(self.holder, |count| *count = count.saturating_sub(self.amount));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holder_has_no_more_than_the_limit_and_others_have_their_own() {
        let counts = Counts::default();
        let mut first = counts.take('a', 2, 3).expect("there is room");

        assert!(counts.take('a', 2, 3).is_none());
        assert!(first.grow(1, 3) && !first.grow(1, 3));
        assert!(counts.take('b', 3, 3).is_some());
    }

    #[test]
    fn what_is_dropped_is_given_back() {
        let counts = Counts::default();

        drop(counts.take('a', 3, 3));

        assert!(counts.take('a', 3, 3).is_some());
        assert!(counts.0.lock().expect("nobody panicked").is_empty());
    }
}
