//! Batches: the values that many nodes of one response need at the same moment are read in one statement (the DataLoader pattern).
//!
//! They live in the request context, never in the schema: a shared batch would mix the keys of two viewers.

use std::any::{Any, TypeId};
use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sqlx::PgConnection;

use super::error::Result;
use super::request_context::RequestContext;

/// How values of one kind are read, many at once.
pub trait Load: Send + Sync + 'static {
    /// What a value is found by.
    type Key: Clone + Eq + Hash + Send + Sync + 'static;
    /// What is read.
    type Value: Clone + Send + Sync + 'static;

    /// The values of these keys; a key that has none, or whose row is hidden from the viewer, is left out.
    fn load(
        db: &mut PgConnection,
        context: &RequestContext,
        keys: Vec<Self::Key>,
    ) -> impl Future<Output = Result<HashMap<Self::Key, Self::Value>>> + Send;
}

/// The batches of one request.
#[derive(Default)]
pub struct Batches(Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

impl Batches {
    /// The batch of a loader.
    pub fn of<L: Load>(&self) -> Arc<Batch<L>> {
        let mut batches = unpoisoned(&self.0);
        let batch = batches.entry(TypeId::of::<L>()).or_insert_with(|| Arc::new(Batch::<L>::new())).clone();
        batch.downcast().expect("a batch is kept under the type of its loader")
    }

    /// Drops what was loaded: after a change it may no longer be true.
    pub fn forget(&self) {
        unpoisoned(&self.0).clear();
    }
}

/// The keys that wait and the values that were read, of one loader.
pub struct Batch<L: Load> {
    keys: Mutex<Keys<L>>,
    fetching: tokio::sync::Mutex<()>,
}

struct Keys<L: Load> {
    waiting: Vec<L::Key>,
    found: HashMap<L::Key, Result<Option<L::Value>>>,
}

impl<L: Load> Keys<L> {
    fn new() -> Self {
        Self { waiting: Vec::new(), found: HashMap::new() }
    }

    /// The keys that wait, without duplicates, and this one, which a cancelled read may have removed from them.
    fn take(&mut self, key: &L::Key) -> Vec<L::Key> {
        let mut keys = std::mem::take(&mut self.waiting);
        keys.push(key.clone());
        let mut seen = HashSet::new();
        keys.retain(|key| seen.insert(key.clone()));
        keys
    }

    /// Stores what was read for these keys; a read that failed has failed for each of them.
    fn store_results(&mut self, keys: Vec<L::Key>, outcome: Result<HashMap<L::Key, L::Value>>) {
        match outcome {
            Ok(mut values) => self.found.extend(keys.into_iter().map(|key| (key.clone(), Ok(values.remove(&key))))),
            Err(error) => self.found.extend(keys.into_iter().map(|key| (key, Err(error.clone())))),
        }
    }
}

impl<L: Load> Batch<L> {
    fn new() -> Self {
        Self { keys: Mutex::new(Keys::new()), fetching: tokio::sync::Mutex::new(()) }
    }

    /// The value of a key. All nodes of a list are polled once before any is polled again: after one yield every key of the list waits here.
    pub async fn load(&self, context: &RequestContext, key: L::Key) -> Result<Option<L::Value>> {
        if let Some(found) = self.found(&key) {
            return found;
        }
        unpoisoned(&self.keys).waiting.push(key.clone());
        tokio::task::yield_now().await;
        let _fetching = self.fetching.lock().await;
        if let Some(found) = self.found(&key) {
            return found;
        }
        self.fetch(context, &key).await;
        self.found(&key).unwrap_or(Ok(None))
    }

    /// What was found for a key; a key without a value is not read again.
    fn found(&self, key: &L::Key) -> Option<Result<Option<L::Value>>> {
        unpoisoned(&self.keys).found.get(key).cloned()
    }

    async fn fetch(&self, context: &RequestContext, key: &L::Key) {
        let keys = unpoisoned(&self.keys).take(key);
        let outcome = Self::read(context, keys.clone()).await;
        unpoisoned(&self.keys).store_results(keys, outcome);
    }

    async fn read(context: &RequestContext, keys: Vec<L::Key>) -> Result<HashMap<L::Key, L::Value>> {
        L::load(&mut *context.read().await?, context, keys).await
    }
}

fn unpoisoned<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::super::error::Error;
    use super::*;

    struct Names;

    impl Load for Names {
        type Key = u8;
        type Value = String;

        async fn load(_: &mut PgConnection, _: &RequestContext, _: Vec<u8>) -> Result<HashMap<u8, String>> {
            Ok(HashMap::new())
        }
    }

    #[test]
    fn a_read_that_failed_has_failed_for_each_of_its_keys() {
        let mut keys = Keys::<Names>::new();
        keys.waiting = vec![1, 2, 1];

        let taken = keys.take(&1);
        keys.store_results(taken, Err(Error::fault("a row that cannot be read")));

        assert!(keys.found[&1].is_err() && keys.found[&2].is_err());
    }

    #[test]
    fn a_key_whose_read_was_cancelled_is_read_again() {
        let mut keys = Keys::<Names>::new();
        keys.waiting = vec![1, 2];
        keys.take(&1);

        assert_eq!(keys.take(&2), [2]);
    }
}
