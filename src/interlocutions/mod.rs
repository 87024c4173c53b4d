//! Interlocutions: the office asks, the applicant answers, and the clock runs from delivery.
//!
//! Writes `interlocution`, `interlocution_answer`; the files of an answer through the room documents. Actions:
//! OpenInterlocution, AnswerInterlocution. Events: InterlocutionOpened, InterlocutionAnswered, DeadlineNear, and the application's own
//! change of status.

mod answering;
mod domain;
mod expiry;
mod graphql;
mod opening;
mod reminder;
mod store;

pub use domain::{Interlocution, InterlocutionKind, InterlocutionStatus};
pub use expiry::expire;
pub use graphql::{
    InterlocutionById, InterlocutionMutation, InterlocutionNode, InterlocutionQuery, InterlocutionSubscription, InterlocutionsOf,
};
pub use reminder::remind;
pub use store::close_with;
