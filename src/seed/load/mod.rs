//! Loads a dataset into an empty database by COPY, in one transaction of the owner.

mod application_rows;
mod batches;
mod copy;
mod copy_text;
mod drop_indexes;
mod population_rows;
mod tables;

#[cfg(test)]
pub use batches::rows_of;
pub use batches::{RowCounts, load, progress_bar};
pub use copy::{analyze, is_empty};
pub use population_rows::PasswordHashes;
