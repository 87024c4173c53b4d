//! Shapes that every room's part of the graph shares: scalars, pages, payloads, and the mask over faults.

pub mod identifiers;
mod mask;
pub mod paging;
mod payload;
pub mod scalars;

pub use mask::{Mask, call_of, masked, refused_input};
pub use paging::{Cursor, Page, Paged, SortValue, page_of};
pub(crate) use payload::payload;
pub use payload::{Text, UserError, required_text, user_errors};
pub use scalars::{Amount, Date, DateTime, HiringDate, WorkerCount};
