//! Made-up applications: their plans, what is built from a plan, and what the controls find in it.

#[allow(clippy::cast_possible_wrap, clippy::similar_names, reason = "made-up counts are small")]
mod build;
mod dataset;
mod grant;
mod of_employer;
mod plan;
mod registers;
mod report;
mod seeded;

pub use build::build;
pub use dataset::Dataset;
pub use grant::Granted;
pub use of_employer::EmployerApplications;
pub use plan::{ApplicationPlan, Flaws, Inquiry, schedule, status_path};
pub use registers::assign_register_numbers;
pub use seeded::{SeededApplication, StatusChange};
