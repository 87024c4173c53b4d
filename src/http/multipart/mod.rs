//! The GraphQL multipart request specification: `operations`, `map`, then the files, in this order.
//!
//! Files go to disk piece by piece as they come, and never stand in memory whole.
mod files;
mod map;
mod pieces;
mod receive;

pub use receive::receive;
