//! The edge over HTTP, byte by byte, as its clients see it.
mod event_streams;
mod http;
mod hub;
mod multipart_subscriptions;
mod single_connection;
mod wire;
