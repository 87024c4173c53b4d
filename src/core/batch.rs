//! Batches: what many nodes of one answer ask for at the same moment is read in one statement.
//!
//! They live in the call, never in the schema: a shared batch would mix the keys of two viewers.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sqlx::PgConnection;

use super::call::Call;
use super::error::Result;

/// How values of one kind are read, many at once.
pub trait Load: Send + Sync + 'static {
    type Key: Clone + Eq + Hash + Send + Sync + 'static;
    type Value: Clone + Send + Sync + 'static;

    /// The values of these keys; a key that has none, or whose row is hidden from the viewer, is left out.
    fn load(
        db: &mut PgConnection,
        call: &Call,
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
    found: HashMap<L::Key, Option<L::Value>>,
}

impl<L: Load> Batch<L> {
    fn new() -> Self {
        Self { keys: Mutex::new(Keys { waiting: Vec::new(), found: HashMap::new() }), turn: tokio::sync::Mutex::new(()) }
    }

    /// All nodes of a list are polled once before any is polled again: after one yield every key of the list waits here.
    pub async fn load(&self, call: &Call, key: L::Key) -> Result<Option<L::Value>> {
        if let Some(found) = self.found(&key) {
            return Ok(found);
        }
        unpoisoned(&self.keys).waiting.push(key.clone());
        tokio::task::yield_now().await;
        let _turn = self.turn.lock().await;
        if let Some(found) = self.found(&key) {
            return Ok(found);
        }
        self.fetch(call).await?;
        Ok(self.found(&key).flatten())
    }

    #[expect(clippy::option_option, reason = "a key that was asked for may have no value: it is not asked for again")]
    fn found(&self, key: &L::Key) -> Option<Option<L::Value>> {
        unpoisoned(&self.keys).found.get(key).cloned()
    }

    async fn fetch(&self, call: &Call) -> Result<()> {
        let mut wanted = std::mem::take(&mut unpoisoned(&self.keys).waiting);
        let mut seen = std::collections::HashSet::new();
        wanted.retain(|key| seen.insert(key.clone()));
        let mut values = L::load(&mut *call.read().await?, call, wanted.clone()).await?;
        let found = wanted.into_iter().map(|key| (key.clone(), values.remove(&key)));
        unpoisoned(&self.keys).found.extend(found);
        Ok(())
    }
}

fn unpoisoned<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
