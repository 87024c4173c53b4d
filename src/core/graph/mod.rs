//! What the GraphQL part of every module shares: scalars, pages, payloads, and the mask of internal errors.

pub mod identifiers;
mod mask;
mod page_rows;
pub mod paging;
mod payload;
mod person_node;
pub mod scalars;

pub use mask::{Mask, context_of, describe, log_unavailable, mask_response, refused_input};
pub use page_rows::{PushValue, SortColumns};
pub use paging::{Cursor, Page, PageArguments, Paged, SortValue};
pub(crate) use payload::payload;
pub use payload::{LocalizedText, UserError, required_text, user_errors};
pub use person_node::PersonNode;
pub use scalars::{Amount, Date, DateTime, HiringDate, WorkerCount};
