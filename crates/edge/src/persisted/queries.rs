//! Automatic persisted queries: documents that were sent before, by their SHA-256.
use std::fmt::Write;
use std::sync::Arc;

use moka::sync::Cache;
use sha2::{Digest, Sha256};

use crate::limits::PersistedQueryLimits;

/// Bytes of an entry without its text.
const ENTRY_BYTES: usize = 256;

/// Documents by their SHA-256. The cache admits by frequency: many that are registered once do not evict those in use.
pub struct PersistedQueries {
    texts: Cache<Arc<str>, Arc<str>>,
    max_document_bytes: usize,
}

impl PersistedQueries {
    /// An empty cache.
    pub fn new(limits: &PersistedQueryLimits) -> Self {
        let weigher = |_: &Arc<str>, text: &Arc<str>| u32::try_from(ENTRY_BYTES + text.len()).unwrap_or(u32::MAX);
        let texts = Cache::builder().max_capacity(limits.max_bytes).weigher(weigher).time_to_idle(limits.max_idle).build();
        Self { texts, max_document_bytes: limits.max_document_bytes }
    }

    /// The document of this SHA-256, if it is cached.
    pub fn find(&self, hash: &str) -> Option<Arc<str>> {
        self.texts.get(hash)
    }

    /// Registers a document, unless it is too long.
    pub fn add(&self, hash: String, text: &str) {
        if text.len() <= self.max_document_bytes {
            self.texts.insert(hash.into(), text.into());
        }
    }
}

/// The SHA-256 of a text: 64 hexadecimal digits, in lower case.
pub fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut digits, byte| {
        // Writing to a String cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_written_as_apollo_client_writes_it() {
        assert_eq!(sha256("{ __typename }"), "7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b");
    }

    #[test]
    fn a_text_that_is_too_long_is_not_kept() {
        let queries = PersistedQueries::new(&PersistedQueryLimits { max_document_bytes: 4, ..PersistedQueryLimits::default() });

        queries.add("short".to_owned(), "{ a}");
        queries.add("long".to_owned(), "{ a }");

        assert!(queries.find("short").is_some() && queries.find("long").is_none());
    }

    #[test]
    fn all_texts_together_have_a_bound() {
        let queries = PersistedQueries::new(&PersistedQueryLimits { max_bytes: 3_000, ..PersistedQueryLimits::default() });

        (0..100).for_each(|at| queries.add(at.to_string(), &"x".repeat(1_000)));
        queries.texts.run_pending_tasks();

        assert!(queries.texts.entry_count() <= 2, "{}", queries.texts.entry_count());
    }

    #[test]
    fn texts_that_are_asked_for_survive_many_that_are_not() {
        let queries = PersistedQueries::new(&PersistedQueryLimits { max_bytes: 13_000, ..PersistedQueryLimits::default() });
        (0..10).for_each(|at| queries.add(format!("used {at}"), &"x".repeat(1_000)));
        (0..100).for_each(|at| drop(queries.find(&format!("used {}", at % 10))));
        queries.texts.run_pending_tasks();

        for at in 0..1_000 {
            queries.add(format!("flood {at}"), &"x".repeat(1_000));
        }
        queries.texts.run_pending_tasks();

        // The cache estimates how often each is asked for: it may confuse one or two.
        let left = (0..10).filter(|at| queries.find(&format!("used {at}")).is_some()).count();
        assert!(left >= 8, "{left} of 10 are left");
    }
}
