//! The GraphQL multipart request specification: `operations`, `map`, then the files, in this order.
//!
//! Files that no argument of the operation takes are refused unread. The others are written to disk chunk by chunk, and are
//! never in memory whole.
mod file_map;
mod file_name;
mod form;
mod throttled_chunks;
mod uploaded_file;

pub use file_map::find;
pub use form::MultipartForm;
