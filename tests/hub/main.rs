//! The stories of the hub: persons who act over HTTP, WebSocket and the command line. See tests/README.md.

#![allow(clippy::panic, reason = "a story that cannot go on ends so")]
#![allow(clippy::wrong_self_convention, reason = "answer.is_refused_with(code) is a verb")]

mod house;
mod stories;
mod world;
mod worlds;
