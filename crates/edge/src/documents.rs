//! Reading documents, and remembering those read before.
//!
//! Clients send the same few documents again and again, and the parser takes a hundred microseconds for a page of
//! text: longer than all else the edge does.
use std::{
    collections::HashMap,
    panic::catch_unwind,
    sync::{Arc, Mutex, PoisonError},
};

use async_graphql::parser::{parse_query, types::ExecutableDocument};

use super::{fault::Fault, limits::DocumentLimits, tokens::scan, weigh::Measure};

/// Longer texts are not remembered, in bytes.
const LONGEST: usize = 8 << 10;

/// Bytes of text in a generation; a document takes some twenty times its text.
const GENERATION: usize = 128 << 10;

/// The documents that were read of late.
#[derive(Default)]
pub struct Documents(Mutex<Memory>);

/// Two generations: a full one becomes the old one, and what was not asked for meanwhile is forgotten.
#[derive(Default)]
struct Memory {
    young: HashMap<String, Arc<ExecutableDocument>>,
    old: HashMap<String, Arc<ExecutableDocument>>,
    bytes: usize,
}

impl Documents {
    /// The document of a query; the text is small enough for the parser before the parser sees it.
    pub fn read(&self, query: &str, limits: &DocumentLimits) -> Result<ExecutableDocument, Fault> {
        if let Some(document) = self.find(query) {
            return Ok(document.as_ref().clone());
        }
        let document = parse(query, limits)?;
        if query.len() <= LONGEST {
            self.keep(query, Arc::new(document.clone()));
        }
        Ok(document)
    }

    fn find(&self, query: &str) -> Option<Arc<ExecutableDocument>> {
        let mut memory = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(document) = memory.young.get(query) {
            return Some(Arc::clone(document));
        }
        let (query, document) = memory.old.remove_entry(query)?;
        memory.keep(query, Arc::clone(&document));
        Some(document)
    }

    fn keep(&self, query: &str, document: Arc<ExecutableDocument>) {
        let mut memory = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        memory.keep(query.to_owned(), document);
    }
}

impl Memory {
    fn keep(&mut self, query: String, document: Arc<ExecutableDocument>) {
        if self.bytes + query.len() > GENERATION {
            self.old = std::mem::take(&mut self.young);
            self.bytes = 0;
        }
        self.bytes += query.len();
        self.young.insert(query, document);
    }
}

/// Parses a document that is small enough to be parsed. A panic of the parser stays in here.
fn parse(query: &str, limits: &DocumentLimits) -> Result<ExecutableDocument, Fault> {
    Measure::Bytes.within(limits.max_bytes, query.len() as u64)?;
    let tokens = scan(query);
    Measure::Tokens.within(limits.max_tokens, tokens.count)?;
    Measure::Nesting.within(limits.max_nesting, tokens.nesting)?;
    if tokens.has_forbidden_text {
        return Err(Fault::ForbiddenText { place: "query" });
    }
    match catch_unwind(|| parse_query(query)) {
        Ok(document) => document.map_err(|error| Fault::Syntax(error.into())),
        Err(_) => Err(Fault::Internal),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_asked_for_again_is_remembered() {
        let documents = Documents::default();

        assert!(documents.read("{ a }", &DocumentLimits::default()).is_ok());
        assert!(documents.find("{ a }").is_some());
        assert!(documents.find("{ b }").is_none());
    }

    #[test]
    fn what_nobody_asks_for_is_forgotten_after_two_generations() {
        let documents = Documents::default();
        let limits = DocumentLimits::default();
        let texts: Vec<_> = (0..100).map(|n| format!("{{ a{n} }} #{}", "x".repeat(8000))).collect();

        for text in &texts {
            assert!(documents.read(text, &limits).is_ok());
            assert!(documents.read("{ always }", &limits).is_ok());
        }

        assert!(documents.find(&texts[0]).is_none());
        assert!(documents.find("{ always }").is_some());
    }
}
