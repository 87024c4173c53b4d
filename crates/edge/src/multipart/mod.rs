//! The GraphQL multipart request specification: `operations`, `map`, then the files, in this order.
//!
//! Files that no argument of the operation takes are refused unread. The others go to disk piece by piece as they come,
//! and never stand in memory whole.
mod file_name;
mod files;
mod map;
mod pieces;
mod receive;

pub use map::find;
pub use receive::Form;
