//! Seeds: the demo that a first start writes, and made-up countries of any size for trying and measuring.
//!
//! The lists lie in `seeds/`. Everything is composed in memory from a plan, examined by the hub's own controls, and written by COPY in one
//! transaction of the owner of the database.

mod bench_accounts;
mod case;
mod command;
#[allow(clippy::cast_possible_wrap, clippy::similar_names, reason = "made-up counts are small")]
mod compose;
mod copy;
#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, clippy::cast_sign_loss, reason = "made-up counts are small")]
mod crowd;
mod demo;
pub mod demo_password;
mod draw;
mod fill;
mod grant;
mod lists;
mod plan;
mod registry_rows;
mod report;
mod rows;
mod samples;
mod set_aside;
mod siblings;
#[cfg(test)]
mod skew_tests;
#[allow(clippy::cast_possible_wrap, clippy::similar_names, reason = "made-up counts are small")]
mod story;
mod tables;
mod world;
mod write;

pub use command::{SeedArgs, first_start, run};
pub use crowd::{Size, crowd};
pub use fill::{Country, Filled, fill, progress};
pub use registry_rows::Hashes;
pub use story::stories;
