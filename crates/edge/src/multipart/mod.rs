//! The GraphQL multipart request specification: `operations`, `map`, then the files, in this order.
//!
//! Files that no argument of the operation takes are refused unread. The others go to disk piece by piece as they come,
//! and never stand in memory whole.
mod file_map;
mod file_name;
mod form;
mod throttled_chunks;
mod uploaded_file;

pub use file_map::find;
pub use form::MultipartForm;
