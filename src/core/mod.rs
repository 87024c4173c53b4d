//! What every module builds on: viewers and permissions, access to the database, time and randomness, events, common GraphQL types.
//!
//! Imports no other module.

pub mod access;
pub mod accesses;
pub mod app_context;
pub mod batch;
pub mod clock;
pub mod cns_config;
pub mod config;
pub mod cost_per_minute;
pub mod db;
pub mod error;
pub mod events;
pub mod file_stamps;
pub mod graph;
pub mod idempotency;
pub mod ids;
pub mod named_person;
pub mod random;
pub mod rate_store;
pub mod redis;
pub mod request_context;
pub mod terminal;
pub mod text;
pub mod tls_config;

pub use error::{Error, Refusal, Result};
pub use request_context::{RequestContext, RequestContextExt};
