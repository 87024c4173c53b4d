//! graphql-sse in single connection mode: one event stream that carries many operations, for clients that may not open
//! a connection for each.
//!
//! PUT reserves a stream and answers its token. GET with the token opens it. POST with the token executes an operation,
//! named by `extensions.operationId`, and answers 202: its responses come over the stream. DELETE with the token and
//! `operationId` stops it. A reservation belongs to the session that made it.
mod event_stream;
mod events;
mod registry;
mod requests;
mod reservation_token;

pub use registry::Reservations;
pub use requests::{answer, is_of_reservation};
