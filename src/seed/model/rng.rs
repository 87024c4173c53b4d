//! Random numbers that repeat: every item has a generator with a seed of its own, so that its data do not depend on the order of creation.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use omnia_rules::identifiers::Ticket;
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng};
use uuid::Uuid;

/// A seeded random number generator.
pub struct Rng(StdRng);

impl Rng {
    /// The generator of one item, seeded by the run's seed, the kind of item and its number. The kinds are part of the seed: another word
    /// makes other data.
    pub fn of(seed: u64, kind: &str, number: usize) -> Self {
        let mut mixed = seed ^ 0x9e37_79b9_7f4a_7c15;
        for byte in kind.bytes().chain(number.to_le_bytes()) {
            mixed = (mixed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Self(StdRng::seed_from_u64(mixed))
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit.max(1)).unwrap_or(1);
        usize::try_from(self.0.next_u64() % limit).unwrap_or_default()
    }

    /// A number from one to another, both included.
    pub fn between(&mut self, from: i64, to: i64) -> i64 {
        let width = usize::try_from(to.saturating_sub(from)).unwrap_or_default();
        from.saturating_add(i64::try_from(self.below(width + 1)).unwrap_or_default())
    }

    /// True with this probability, in percent.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several.
    pub fn choose<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// One of several, by weight.
    pub fn choose_weighted<T: Copy>(&mut self, from: &[(usize, T)]) -> T {
        let mut at = self.below(from.iter().map(|(weight, _)| weight).sum());
        for (weight, value) in from {
            if at < *weight {
                return *value;
            }
            at -= weight;
        }
        from[0].1
    }

    /// Shuffles a list.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }

    /// A key that sorts by an instant (uuid v7).
    pub fn uuid(&mut self, at: DateTime<Utc>) -> Uuid {
        let mut bytes = [0; 10];
        self.0.fill_bytes(&mut bytes);
        uuid::Builder::from_unix_timestamp_millis(u64::try_from(at.timestamp_millis()).unwrap_or_default(), &bytes).into_uuid()
    }

    /// A ticket of an application.
    pub fn ticket(&mut self) -> Ticket {
        let mut bytes = [0; 16];
        self.0.fill_bytes(&mut bytes);
        Ticket::of_number(u128::from_be_bytes(bytes))
    }

    /// An instant of a day, within office hours.
    pub fn instant(&mut self, day: NaiveDate) -> DateTime<Utc> {
        let second = u32::try_from(self.between(7 * 3600, 16 * 3600)).unwrap_or_default();
        let time = NaiveTime::from_num_seconds_from_midnight_opt(second, 0).unwrap_or_default();
        day.and_time(time).and_utc()
    }
}
