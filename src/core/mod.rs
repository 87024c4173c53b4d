//! What every room stands on: who is calling, the one door to the data, time and chance, events, the graph's common shapes.
//!
//! Imports no room.

pub mod access;
pub mod app_context;
pub mod batch;
pub mod clock;
pub mod config;
pub mod db;
pub mod error;
pub mod events;
pub mod graph;
pub mod ids;
pub mod random;
pub mod redis;
pub mod request_context;
pub mod terminal;
pub mod text;

pub use error::{Error, Refusal, Result};
pub use request_context::{RequestContext, RequestContextExt};
