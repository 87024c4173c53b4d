//! graphql-sse in single connection mode: one event stream for many operations, for clients that cannot open a connection for
//! each.
//!
//! PUT reserves a stream and returns its token. GET with the token opens it. POST with the token executes an operation,
//! named by `extensions.operationId`, and returns 202: its responses are sent over the stream. DELETE with the token and
//! `operationId` stops it. A reservation belongs to the session that made it.
mod event_stream;
mod events;
mod registry;
mod requests;
mod reservation_token;

pub use registry::Reservations;
pub use requests::{handle, is_of_reservation};
