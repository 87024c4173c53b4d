//! What the GraphQL part of every module shares: scalars, pages, payloads, and the mask of internal errors.

pub mod identifiers;
mod mask;
pub mod paging;
mod payload;
pub mod scalars;

pub use mask::{Mask, context_of, describe, log_unavailable, mask_response, refused_input};
pub use paging::{Cursor, Page, Paged, SortValue, page_of};
pub(crate) use payload::payload;
pub use payload::{LocalizedText, UserError, required_text, user_errors};
pub use scalars::{Amount, Date, DateTime, HiringDate, WorkerCount};
