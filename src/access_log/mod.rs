//! Access log: who read or changed what, in which capacity, on behalf of whom and from where; append-only, each entry with the hash of
//! the one before it.
//!
//! Writes `access_entry`, `access_employer`, `access_seal`. Actions: SeeAccessLog. Events: none.

mod chain;
mod graphql;
mod merge;
mod seal;
mod store;
mod verify;
mod visible;
mod write;

pub use graphql::{AccessEntryNode, AccessLogQuery, AccessSealNode};
pub use seal::seal_days;
pub use store::{Seal, entries_after, seals};
pub use verify::{Broken, Verified, verify};
pub use write::{write, write_accesses};
