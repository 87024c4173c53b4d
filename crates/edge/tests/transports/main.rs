//! The server over HTTP, byte by byte, as its clients see it.
mod event_streams;
mod http;
mod multipart_subscriptions;
mod raw_client;
mod server;
mod single_connection;
