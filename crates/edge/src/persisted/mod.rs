//! Documents that a request refers to instead of sending them: automatic persisted queries, and trusted documents.
mod document_ref;
mod find;
mod queries;

#[cfg(test)]
mod tests;

pub use document_ref::DocumentRef;
pub use queries::{PersistedQueries, sha256};
