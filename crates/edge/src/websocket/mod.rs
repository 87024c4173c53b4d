//! graphql-transport-ws: many operations over one socket.
//!
//! A socket is one task that reads and writes; each operation is a task of its own, so that a slow reader never suspends an
//! execution half way, with whatever it holds, and a panic ends one operation and not the socket.
mod close;
mod connection_init;
mod outbox;
mod protocol;
mod reader;
mod socket;
mod upgrade;

pub use upgrade::{is_upgrade, upgrade};
