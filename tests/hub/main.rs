//! The stories of the hub: persons who act through HTTP, WebSocket and the command line. See tests/README.md.

mod stories;
mod world;
