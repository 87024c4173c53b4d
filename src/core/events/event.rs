//! What happened, to what, and who may know.

use std::str::FromStr;

use chrono::{DateTime, Utc};
use serde_json::Value;
use uuid::Uuid;

use crate::core::ids::{ApplicationId, IntermediaryId, OfficeId, PositionId};

/// The kinds of event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    ApplicationStatusChanged,
    AlertsChanged,
    InterlocutionOpened,
    InterlocutionAnswered,
    DelegationChanged,
    DeadlineNear,
    SessionEnded,
}

impl EventKind {
    pub const ALL: [Self; 7] = [
        Self::ApplicationStatusChanged,
        Self::AlertsChanged,
        Self::InterlocutionOpened,
        Self::InterlocutionAnswered,
        Self::DelegationChanged,
        Self::DeadlineNear,
        Self::SessionEnded,
    ];

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
    pub kind: EventKind,
    pub application: Option<ApplicationId>,
    pub position: Option<PositionId>,
    pub office: Option<OfficeId>,
    /// False while it concerns a draft, which the office does not see.
    pub submitted: bool,
    pub payload: Value,
}

/// An event that was written. Its id is the cursor: ids are in the order of commits.
#[derive(Debug, Clone)]
pub struct Event {
    pub id: i64,
    pub at: DateTime<Utc>,
    pub kind: EventKind,
    pub application: Option<ApplicationId>,
    pub position: Option<PositionId>,
    pub office: Option<OfficeId>,
    pub submitted: bool,
    pub payload: Value,
}

impl Event {
    /// The intermediary whose reach it changed, where it tells of a delegation.
    pub fn changed_reach_of(&self) -> Option<IntermediaryId> {
        let of_delegation = Some(&self.payload).filter(|_| self.kind == EventKind::DelegationChanged)?;
        Some(IntermediaryId(Uuid::parse_str(of_delegation.get("intermediary")?.as_str()?).ok()?))
    }
}
