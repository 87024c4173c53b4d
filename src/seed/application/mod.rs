//! One made-up application: the plan of it, what is built from the plan, and what the controls examine it against.

#[allow(clippy::cast_possible_wrap, clippy::similar_names, reason = "made-up counts are small")]
mod build;
mod grant;
mod of_employer;
mod plan;
mod report;
mod seeded;

pub use build::compose;
pub use grant::Granted;
pub use of_employer::Siblings;
pub use plan::{Asked, Flaws, Plan, path, walk};
pub use report::Reports;
pub use seeded::{Case, Turn};
