//! The demo that a first start writes, and the one password of its accounts.

mod dataset;
pub mod password;

pub use dataset::demo_dataset;
