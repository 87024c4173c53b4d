//! What happened, to what, and who may know.

use std::str::FromStr;

use chrono::{DateTime, Utc};
use serde_json::Value;
use uuid::Uuid;

use crate::core::ids::{ApplicationId, IntermediaryId, OfficeId, PositionId};

/// The kinds of event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    /// An application was submitted, withdrawn, decided, …
    ApplicationStatusChanged,
    /// The controls of an application were run again with another result.
    AlertsChanged,
    /// The office asked the applicant something.
    InterlocutionOpened,
    /// The applicant answered.
    InterlocutionAnswered,
    /// Somebody reaches other positions than before.
    DelegationChanged,
    /// A deadline is near.
    DeadlineNear,
    /// A session was ended.
    SessionEnded,
}

impl EventKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::ApplicationStatusChanged,
        Self::AlertsChanged,
        Self::InterlocutionOpened,
        Self::InterlocutionAnswered,
        Self::DelegationChanged,
        Self::DeadlineNear,
        Self::SessionEnded,
    ];

    /// The name in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ApplicationStatusChanged => "APPLICATION_STATUS_CHANGED",
            Self::AlertsChanged => "ALERTS_CHANGED",
            Self::InterlocutionOpened => "INTERLOCUTION_OPENED",
            Self::InterlocutionAnswered => "INTERLOCUTION_ANSWERED",
            Self::DelegationChanged => "DELEGATION_CHANGED",
            Self::DeadlineNear => "DEADLINE_NEAR",
            Self::SessionEnded => "SESSION_ENDED",
        }
    }
}

impl FromStr for EventKind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or_else(|| format!("no such event: {text}"))
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
