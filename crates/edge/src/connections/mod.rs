//! Connections: who may open one, how long it may wait, and how it ends.
//!
//! A place is taken for each, of all and of its address. A head, a body and the reading of an answer have a time each. What was sent with
//! a request that is refused is read and thrown away up to a bound, for a client that still sends would lose the answer.
mod client_stream;
mod connection;
mod connection_slots;
mod host;
mod idle_state;
mod min_throughput;
mod request_body;
mod response_headers;
mod server;

pub use server::serve;
