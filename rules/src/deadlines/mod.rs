//! The days by which something must be done, and what lateness costs.

mod answer;
mod payment;
mod submission;
mod union;

pub use answer::{appeal_due, appeal_in_time, integration_answer_due, integration_answer_in_time};
pub use payment::{direct_payment_deadline, last_usable_month, offset_deadline, safe_day};
pub use submission::{Lateness, ordinary_due, submission_due};
pub use union::{consultation_ends, joint_exam_may_be_asked};
