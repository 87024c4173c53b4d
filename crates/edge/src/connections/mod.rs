//! The HTTP server: how many connections there may be, how slow a client may be, and how connections are closed.
//!
//! Each connection takes a slot, in total and of its address. Request heads, request bodies and the reading of responses have a timeout
//! each, and so has the handshake of a TLS connection. The body of a refused request is drained up to a limit, since a client that is
//! still sending would lose the response.
mod client_stream;
mod connection;
mod connection_slots;
mod host;
mod idle_state;
mod listeners;
mod min_throughput;
mod request_body;
mod response_headers;
mod server;
mod tls;

pub use listeners::{Listeners, TlsListener};
pub use server::serve;
pub use tls::TlsPeer;
