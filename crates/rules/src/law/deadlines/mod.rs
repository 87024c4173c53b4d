//! The days by which something must be done, and what lateness costs.

mod allowance;
mod answer;
mod coming;
mod payment;
mod submission;
mod union;

pub use allowance::allowance_opens;
pub use answer::{appeal_due, appeal_in_time, integration_answer_due, integration_answer_in_time};
pub use coming::{Coming, DatedTerm, TermKind, coming};
pub use payment::{direct_payment_deadline, last_usable_month, offset_deadline, safe_day, settled_by};
pub use submission::{Lateness, ordinary_due, submission_due, submission_due_for};
pub use union::{JOINT_EXAM_HOURS, consultation_ends, joint_exam_may_be_asked};
