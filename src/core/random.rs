//! Randomness is a parameter too: keys, tokens and salts come from here.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use rand::rngs::StdRng;
#[expect(clippy::disallowed_types, reason = "this is the one place that reads the system's source")]
use rand::rngs::SysRng;
use rand::{Rng, SeedableRng, TryRng};
use uuid::Uuid;

/// A source of random bytes.
pub trait Random: Send + Sync + 'static {
    /// Fills the bytes.
    fn fill(&self, bytes: &mut [u8]);
}

/// A source that all parts of the hub share.
pub type SharedRandom = Arc<dyn Random>;

/// The operating system's source.
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) {
        SysRng.try_fill_bytes(bytes).expect("the operating system's random source answers, or nothing is safe");
    }
}

/// A source that repeats itself from a seed: for tests and generated data, never for a running hub.
pub struct SeededRandom(Mutex<StdRng>);

impl SeededRandom {
    /// The source of a seed.
    pub fn from_seed(seed: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(seed)))
    }
}

impl Random for SeededRandom {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(bytes);
    }
}

/// `N` random bytes.
pub fn bytes<const N: usize>(random: &dyn Random) -> [u8; N] {
    let mut bytes = [0; N];
    random.fill(&mut bytes);
    bytes
}

/// A key that sorts by the time of its creation (uuid v7).
pub fn key(random: &dyn Random, now: DateTime<Utc>) -> Uuid {
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &bytes(random)).into_uuid()
}
