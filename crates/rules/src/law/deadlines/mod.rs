//! The days by which something must be done, and what lateness costs.

mod follow_up;
mod submission;
mod upcoming;

pub use follow_up::{
    appeal_due, appeal_in_time, direct_payment_deadline, integration_answer_due, integration_answer_in_time, last_usable_month,
    offset_deadline, safe_day, settled_by,
};
pub use submission::{
    JOINT_EXAM_HOURS, Lateness, allowance_opens, consultation_ends, joint_exam_may_be_asked, ordinary_due, submission_due,
    submission_due_for,
};
pub use upcoming::{DatedTerm, TermKind, UpcomingTerm, upcoming};
