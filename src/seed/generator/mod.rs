//! Makes up a country of any size: who is in it, and the plans of the applications that they make.

mod bench_accounts;
#[cfg(test)]
mod distribution_tests;
#[allow(clippy::cast_possible_wrap, clippy::similar_names, reason = "made-up counts are small")]
mod plans;
#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, clippy::cast_sign_loss, reason = "made-up counts are small")]
mod population;

pub use bench_accounts::add_bench_accounts;
pub use plans::plan_applications;
pub use population::{DatasetSize, generate_population};
