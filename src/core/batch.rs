//! Batches: what many nodes of one answer ask for at the same moment is read in one statement.
//!
//! They live in the call, never in the schema: a shared batch would mix the keys of two viewers.

use std::any::{Any, TypeId};
use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sqlx::PgConnection;

use super::error::Result;
use super::request_context::RequestContext;

/// How values of one kind are read, many at once.
pub trait Load: Send + Sync + 'static {
    type Key: Clone + Eq + Hash + Send + Sync + 'static;
    type Value: Clone + Send + Sync + 'static;

    /// The values of these keys; a key that has none, or whose row is hidden from the viewer, is left out.
    fn load(
        db: &mut PgConnection,
        context: &RequestContext,
        keys: Vec<Self::Key>,
    ) -> impl Future<Output = Result<HashMap<Self::Key, Self::Value>>> + Send;
}

/// The batches of one call.
#[derive(Default)]
pub struct Batches(Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

impl Batches {
    pub fn of<L: Load>(&self) -> Arc<Batch<L>> {
        let mut batches = unpoisoned(&self.0);
        let batch = batches.entry(TypeId::of::<L>()).or_insert_with(|| Arc::new(Batch::<L>::new())).clone();
        batch.downcast().expect("a batch is kept under the type of its loader")
    }

    /// Lets go of what was loaded: after a change it may no longer hold.
    pub fn forget(&self) {
        unpoisoned(&self.0).clear();
    }
}

/// The keys that wait and the values that came, of one kind.
pub struct Batch<L: Load> {
    keys: Mutex<Keys<L>>,
    turn: tokio::sync::Mutex<()>,
}

struct Keys<L: Load> {
    waiting: Vec<L::Key>,
    found: HashMap<L::Key, Result<Option<L::Value>>>,
}

impl<L: Load> Keys<L> {
    fn new() -> Self {
        Self { waiting: Vec::new(), found: HashMap::new() }
    }

    /// The keys that wait, each once, and this one, whose own place among them may have been taken by a reading that came to nothing.
    fn take(&mut self, key: &L::Key) -> Vec<L::Key> {
        let mut wanted = std::mem::take(&mut self.waiting);
        wanted.push(key.clone());
        let mut seen = HashSet::new();
        wanted.retain(|key| seen.insert(key.clone()));
        wanted
    }

    /// Keeps what came for these keys; what failed has failed for each of them.
    fn settle(&mut self, wanted: Vec<L::Key>, outcome: Result<HashMap<L::Key, L::Value>>) {
        match outcome {
            Ok(mut values) => self.found.extend(wanted.into_iter().map(|key| (key.clone(), Ok(values.remove(&key))))),
            Err(error) => self.found.extend(wanted.into_iter().map(|key| (key, Err(error.clone())))),
        }
    }
}

impl<L: Load> Batch<L> {
    fn new() -> Self {
        Self { keys: Mutex::new(Keys::new()), turn: tokio::sync::Mutex::new(()) }
    }

    /// All nodes of a list are polled once before any is polled again: after one yield every key of the list waits here.
    pub async fn load(&self, context: &RequestContext, key: L::Key) -> Result<Option<L::Value>> {
        if let Some(found) = self.found(&key) {
            return found;
        }
        unpoisoned(&self.keys).waiting.push(key.clone());
        tokio::task::yield_now().await;
        let _turn = self.turn.lock().await;
        if let Some(found) = self.found(&key) {
            return found;
        }
        self.fetch(context, &key).await;
        self.found(&key).unwrap_or(Ok(None))
    }

    /// What was found for a key; a key that was asked for may have no value, and is not asked for again.
    fn found(&self, key: &L::Key) -> Option<Result<Option<L::Value>>> {
        unpoisoned(&self.keys).found.get(key).cloned()
    }

    async fn fetch(&self, context: &RequestContext, key: &L::Key) {
        let wanted = unpoisoned(&self.keys).take(key);
        let outcome = Self::read(context, wanted.clone()).await;
        unpoisoned(&self.keys).settle(wanted, outcome);
    }

    async fn read(context: &RequestContext, wanted: Vec<L::Key>) -> Result<HashMap<L::Key, L::Value>> {
        L::load(&mut *context.read().await?, context, wanted).await
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
    fn a_reading_that_failed_has_failed_for_each_of_its_keys() {
        let mut keys = Keys::<Names>::new();
        keys.waiting = vec![1, 2, 1];

        let wanted = keys.take(&1);
        keys.settle(wanted, Err(Error::fault("a row that cannot be read")));

        assert!(keys.found[&1].is_err() && keys.found[&2].is_err());
    }

    #[test]
    fn a_key_whose_reading_was_given_up_is_asked_for_again() {
        let mut keys = Keys::<Names>::new();
        keys.waiting = vec![1, 2];
        keys.take(&1);

        assert_eq!(keys.take(&2), [2]);
    }
}
