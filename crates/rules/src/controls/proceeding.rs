//! What happened in the proceeding, and what may happen next.

use chrono::NaiveDate;

use super::Mandate;
use crate::ground::calendar::Period;

/// What happened in the proceeding, and what may happen next. What is absent is not at issue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proceeding {
    /// What an intermediary acts on; absent when the employer acts for itself.
    pub mandate: Option<Mandate>,
    /// What was granted, while it is to be used.
    pub authorization: Option<GrantedBenefit>,
    /// The last request for integration that was delivered.
    pub inquiry: Option<Inquiry>,
    /// The decision that an office is about to take.
    pub decision: Option<Decision>,
    /// The appeal that is about to be made.
    pub appeal: Option<Appeal>,
    /// The day on which the draft was last changed; absent when it is sent.
    pub last_changed_on: Option<NaiveDate>,
}

/// A benefit as it was granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GrantedBenefit {
    /// From the first day granted to the last.
    pub period: Period,
    /// The day of the decision.
    pub decided_on: NaiveDate,
    /// The day on which the employer had notice of it.
    pub notified_on: Option<NaiveDate>,
    /// Whether the institute pays the workers; otherwise the employer does, and offsets.
    pub paid_directly: bool,
    /// Whether nothing is left to offset or to send.
    pub used_up: bool,
}

/// A request for integration, art. 11 c. 2 D.M. 95442/2016; requests for documents have no term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inquiry {
    /// The day on which it was delivered, from which the term runs.
    pub received_on: NaiveDate,
    /// The day of the answer.
    pub answered_on: Option<NaiveDate>,
}

/// A decision that is about to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// Why the application is rejected; none when it is not.
    pub rejected_for: Option<RejectionGround>,
    /// Whether the office asked for integration before.
    pub integration_requested: bool,
}

named! {
    /// Why an application is rejected.
    RejectionGround {
        /// It lacks elements that could have been asked for.
        MissingElements = "MISSING_ELEMENTS",
        /// The benefit is not due.
        Merits = "MERITS",
    }
}

/// An appeal against a rejection, whole or in part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appeal {
    /// The day on which the decision was received.
    pub decision_received_on: NaiveDate,
}
