//! Verifies the log: each entry follows the one before it, and each seal the entries.

use chrono::NaiveDate;
use sqlx::PgConnection;
use uuid::Uuid;

use super::chain::{ZERO_HASH, seal_hash};
use super::store::{self, Seal};
use crate::core::error::{Refusal, Result};
use crate::core::graph::{Cursor, Page};

/// Entries of one statement.
const ENTRIES: i64 = 1_000;
/// Seals of one statement.
const SEALS: usize = 1_000;
/// Entries of a day that one request verifies; the command takes more.
const MOST_OF_A_DAY: i64 = 50_000;

/// What was verified, and the first place where the log is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Entries that follow one another.
    pub entries: i64,
    /// Seals that agree with the entries.
    pub seals: i64,
    /// The hash of the last of these entries; zeros where there is none.
    pub last_hash: Vec<u8>,
    /// What is wrong, if anything.
    pub broken: Option<Broken>,
}

/// Where the log is not what it was when it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// An entry with this number is missing or was changed, or an employer whose data it touched no longer finds it.
    Entry(i64),
    /// The seal of this day does not agree with the entries.
    Seal(NaiveDate),
}

impl Broken {
    /// The number of the entry, where it is an entry.
    pub const fn entry(self) -> Option<i64> {
        match self {
            Self::Entry(number) => Some(number),
            Self::Seal(_) => None,
        }
    }
}

/// Reads the whole log.
pub async fn verify(db: &mut PgConnection) -> Result<Verified> {
    let mut reader = ChainReader { last: 0, last_hash: ZERO_HASH.to_vec() };
    let (mut seals, mut previous_seal) = (0, ZERO_HASH.to_vec());
    let mut page = Page::first(SEALS);
    loop {
        let rows = store::seals(db, &page).await?;
        let Some(last) = rows.last() else { break };
        page.place = Some(Cursor { value: last.day, key: Uuid::nil() });
        for seal in rows {
            if let Some(broken) = reader.up_to(db, seal.last_number).await? {
                return Ok(reader.verified(seals, Some(broken)));
            }
            // Where the end of the log was cut off the reader stops before it.
            if reader.last != seal.last_number || !agrees(&seal, &previous_seal, &reader.last_hash) {
                return Ok(reader.verified(seals, Some(Broken::Seal(seal.day))));
            }
            seals += 1;
            previous_seal = seal.hash;
        }
    }
    let broken = reader.up_to(db, i64::MAX).await?;
    Ok(reader.verified(seals, broken))
}

/// Reads the entries of one sealed day; none where it is not sealed. Refused where the day has too many entries for a request.
pub async fn verify_day(db: &mut PgConnection, day: NaiveDate) -> Result<Option<Verified>> {
    let Some((before, seal)) = store::seal_of(db, day).await? else { return Ok(None) };
    let (last, previous_seal) = before.map_or_else(|| (0, ZERO_HASH.to_vec()), |seal| (seal.last_number, seal.hash));
    if seal.last_number - last > MOST_OF_A_DAY {
        return Err(Refusal::new("ACCESS_LOG_DAY_TOO_LONG").at(["day"]).with("most", MOST_OF_A_DAY).into());
    }
    let last_hash = if last == 0 { Some(ZERO_HASH.to_vec()) } else { store::hash_of(db, last).await? };
    let Some(last_hash) = last_hash else {
        return Ok(Some(Verified { entries: 0, seals: 0, last_hash: Vec::new(), broken: Some(Broken::Entry(last)) }));
    };
    let mut reader = ChainReader { last, last_hash };
    let mut broken = reader.up_to(db, seal.last_number).await?;
    if broken.is_none() && (reader.last != seal.last_number || !agrees(&seal, &previous_seal, &reader.last_hash)) {
        broken = Some(Broken::Seal(seal.day));
    }
    let entries = reader.last - last;
    Ok(Some(Verified { entries, ..reader.verified(i64::from(broken.is_none()), broken) }))
}

fn agrees(seal: &Seal, previous: &[u8], last_hash: &[u8]) -> bool {
    seal.previous_hash == previous && seal.hash == seal_hash(previous, seal.day, seal.last_number, last_hash)
}

/// How far the chain was followed.
struct ChainReader {
    last: i64,
    last_hash: Vec<u8>,
}

impl ChainReader {
    /// Follows the chain up to an entry; the first entry that does not follow. It ends sooner where there are no more entries.
    async fn up_to(&mut self, db: &mut PgConnection, number: i64) -> Result<Option<Broken>> {
        while self.last < number {
            let page = store::entries_after(db, self.last, ENTRIES.min(number - self.last)).await?;
            if page.is_empty() {
                return Ok(None);
            }
            let not_listed = store::first_not_listed(db, &page).await?;
            for entry in page {
                let follows = entry.number == self.last + 1 && entry.previous_hash == self.last_hash;
                if !follows || entry.computed_hash() != entry.hash || not_listed == Some(entry.number) {
                    return Ok(Some(Broken::Entry(self.last + 1)));
                }
                self.last = entry.number;
                self.last_hash = entry.hash;
            }
        }
        Ok(None)
    }

    fn verified(&self, seals: i64, broken: Option<Broken>) -> Verified {
        Verified { entries: self.last, seals, last_hash: self.last_hash.clone(), broken }
    }
}
