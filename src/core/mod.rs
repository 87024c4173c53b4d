//! What every room stands on: who is calling, the one door to the data, time and chance, events, the graph's common shapes.
//!
//! Imports no room.

pub mod access;
pub mod batch;
pub mod call;
pub mod clock;
pub mod config;
pub mod db;
pub mod error;
pub mod events;
pub mod graph;
pub mod ids;
pub mod random;
pub mod redis;
pub mod terminal;
pub mod text;

pub use call::{Call, InCall};
pub use error::{Error, Refusal, Result};
