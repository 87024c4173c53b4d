//! What happened, to what, and who may know.

use chrono::{DateTime, Utc};
use serde_json::Value;
use uuid::Uuid;

use crate::core::ids::{ApplicationId, IntermediaryId, OfficeId, PositionId};

omnia_rules::named! {
    /// The kinds of event.
    EventKind {
        /// An application was submitted, withdrawn, decided, …
        ApplicationStatusChanged = "APPLICATION_STATUS_CHANGED",
        /// The controls of an application were run again with another result.
        AlertsChanged = "ALERTS_CHANGED",
        /// The office asked the applicant something.
        InterlocutionOpened = "INTERLOCUTION_OPENED",
        /// The applicant answered.
        InterlocutionAnswered = "INTERLOCUTION_ANSWERED",
        /// Somebody reaches other positions than before.
        DelegationChanged = "DELEGATION_CHANGED",
        /// A deadline is near.
        DeadlineNear = "DEADLINE_NEAR",
        /// A session was ended.
        SessionEnded = "SESSION_ENDED",
        /// The owner of an account is notified of something.
        SecurityNotice = "SECURITY_NOTICE",
    }
}

/// An event that is yet to be written.
#[derive(Debug, Clone)]
pub struct NewEvent {
    /// What happened.
    pub kind: EventKind,
    /// The application that it concerns.
    pub application: Option<ApplicationId>,
    /// Who may act for this position may know of it.
    pub position: Option<PositionId>,
    /// This office may know of it.
    pub office: Option<OfficeId>,
    /// False while it concerns a draft, which the office does not see.
    pub submitted: bool,
    /// Details, by kind.
    pub payload: Value,
}

/// An event that was written. Its id is the cursor: ids are in the order of commits.
#[derive(Debug, Clone)]
pub struct Event {
    /// The number in the order of commits.
    pub id: i64,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// What happened.
    pub kind: EventKind,
    /// The application that it concerns.
    pub application: Option<ApplicationId>,
    /// Who may act for this position may know of it.
    pub position: Option<PositionId>,
    /// This office may know of it.
    pub office: Option<OfficeId>,
    /// False where it concerns a draft, which the office does not see.
    pub submitted: bool,
    /// Details, by kind.
    pub payload: Value,
}

/// The events that a subscriber follows.
#[derive(Debug, Clone)]
pub struct EventFilter {
    /// Events of this kind.
    pub kind: EventKind,
    /// Of one application only.
    pub application: Option<ApplicationId>,
}

impl Event {
    /// The intermediary whose reach it changed, where it is about a delegation.
    pub fn changed_reach_of(&self) -> Option<IntermediaryId> {
        let of_delegation = Some(&self.payload).filter(|_| self.kind == EventKind::DelegationChanged)?;
        Some(IntermediaryId(Uuid::parse_str(of_delegation.get("intermediary")?.as_str()?).ok()?))
    }
}
