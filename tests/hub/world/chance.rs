//! Chance that repeats itself: HUB_TEST_SEED is where it begins.

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

/// Numbers of one story.
pub struct Chance(StdRng);

impl Chance {
    /// The numbers of this stream of the run's seed.
    pub fn new(stream: u64) -> Self {
        let seed: u64 = std::env::var("HUB_TEST_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
        Self(StdRng::seed_from_u64(seed << 32 | stream))
    }

    /// A number from 0 up to, and without, this one.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0.random_range(0..end)
    }
}
