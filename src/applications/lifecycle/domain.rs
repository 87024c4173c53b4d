//! The application as a noun: what it is, who acts on it, and the step it takes.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;
use uuid::Uuid;

use crate::alerts::{Concerned, Counts};
use crate::applications::content::application_content::Content;
use crate::applications::lifecycle::status::Status;
use crate::core::access::{Person, Tied, Ties};
use crate::core::error::{Error, Refusal};
use crate::core::events::{ChangedNode, EventKind, NewEvent, NodeType};
use crate::core::ids::{AccountId, ApplicationId, CapacityId, EmployerId, IntermediaryId, OfficeId, PositionId, UnitId};
use crate::core::named_person::NamedPerson;

/// An application for a benefit.
#[derive(Debug, Clone)]
pub struct Application {
    pub id: ApplicationId,
    pub employer: EmployerId,
    pub position: PositionId,
    pub unit: UnitId,
    /// Of a draft: the office of its unit. From the submission on: the office that examines.
    pub office: OfficeId,
    pub status: Status,
    /// Grows by one with each change.
    pub version: i32,
    pub content: Content,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub protocol_number: Option<String>,
    /// The intermediary that sent it.
    pub intermediary: Option<IntermediaryId>,
    /// The operator who has it in hand.
    pub operator: Option<CapacityId>,
    pub operator_person: Option<NamedPerson>,
    pub decided_at: Option<DateTime<Utc>>,
    pub alerts: Counts,
    pub documents: i32,
    pub beneficiaries: i32,
}

/// Who changes a status: a person in a capacity, or the hub itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub account: Option<AccountId>,
    pub capacity: Option<CapacityId>,
    pub name: String,
    pub role: String,
    /// The intermediary or office that they act in.
    pub subject: Option<String>,
    /// The employer, where an intermediary acts for it.
    pub on_behalf_of: Option<String>,
}

/// A change of status: the application as it is now, and what it was.
#[derive(Debug, Clone)]
pub struct Step {
    pub application: Application,
    pub from: Status,
    pub by: Actor,
    pub at: DateTime<Utc>,
    pub reason: Option<String>,
}

/// A change that the machine of states does not have.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("an application that is {from} cannot become {to}")]
pub struct WrongStatus {
    pub from: Status,
    pub to: Status,
}

impl From<WrongStatus> for Error {
    fn from(wrong: WrongStatus) -> Self {
        Refusal::new("WRONG_STATUS").with("from", wrong.from.as_str()).with("to", wrong.to.as_str()).into()
    }
}

impl Actor {
    /// A person, in the capacity of their session.
    pub fn person(person: &Person, on_behalf_of: Option<String>) -> Self {
        Self {
            account: Some(person.account),
            capacity: Some(person.capacity.id),
            name: person.name.clone(),
            role: person.capacity.role.as_str().to_owned(),
            subject: person.capacity.subject.clone(),
            on_behalf_of,
        }
    }

    /// The actor as others see them.
    pub fn named(&self) -> NamedPerson {
        NamedPerson { account: self.account, name: self.name.clone() }
    }

    /// The hub itself: protocol numbers, expired terms.
    pub fn hub() -> Self {
        Self { account: None, capacity: None, name: "Omnia Hub".to_owned(), role: "SYSTEM".to_owned(), subject: None, on_behalf_of: None }
    }
}

impl Application {
    /// The step to another status, where the machine has it. All verbs end here.
    pub fn turn(mut self, to: Status, by: Actor, at: DateTime<Utc>, reason: Option<String>) -> Result<Step, WrongStatus> {
        self.could_become(to)?;
        let from = self.status;
        self.status = to;
        self.version += 1;
        self.updated_at = at;
        if to.is_decided() {
            self.decided_at = Some(at);
        }
        Ok(Step { application: self, from, by, at, reason })
    }

    /// Refuses a status that the machine does not have after the present one.
    pub fn could_become(&self, to: Status) -> Result<(), WrongStatus> {
        if self.status.can_become(to) { Ok(()) } else { Err(WrongStatus { from: self.status, to }) }
    }

    /// Refuses a change by someone who read an earlier version.
    pub fn expect(&self, version: i32) -> Result<(), Error> {
        if self.version == version { Ok(()) } else { Err(self.moved_on(version, None, &[])) }
    }

    /// The refusal of a change that came too late: who changed what in the meantime.
    pub fn moved_on(&self, expected: i32, by: Option<String>, fields: &[String]) -> Error {
        Refusal::new("VERSION_CONFLICT")
            .at(["expectedVersion"])
            .with("expected", expected)
            .with("actual", self.version)
            .with("status", self.status.as_str())
            .with("by", by.unwrap_or_default())
            .with("count", fields.len())
            .with("changed", fields.join(", "))
            .into()
    }

    /// Refuses what can be done only to a draft.
    pub fn only_draft(&self) -> Result<(), Error> {
        match self.status {
            Status::Draft => Ok(()),
            status => Err(Refusal::new("ONLY_DRAFTS").with("status", status.as_str()).into()),
        }
    }

    /// Whether it is more than a draft.
    pub fn is_submitted(&self) -> bool {
        self.status != Status::Draft
    }

    /// What alerts and other rows about it refer to.
    pub fn concerned(&self) -> Concerned {
        Concerned { application: self.id, position: self.position, office: self.office, submitted: self.is_submitted() }
    }

    /// An event about this application.
    pub fn event(&self, kind: EventKind, payload: serde_json::Value) -> NewEvent {
        NewEvent {
            node: Some(ChangedNode { of: NodeType::Application, key: self.id.0, version: Some(self.version) }),
            application: Some(self.id),
            position: Some(self.position),
            office: Some(self.office),
            submitted: self.is_submitted(),
            payload,
            ..NewEvent::new(kind)
        }
    }

    /// An event about something of this application that has no version of its own.
    pub fn event_of(&self, kind: EventKind, of: NodeType, key: Uuid, payload: serde_json::Value) -> NewEvent {
        NewEvent { node: Some(ChangedNode { of, key, version: None }), ..self.event(kind, payload) }
    }

    /// First and last day asked for.
    pub fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.content.period.map(|period| (period.from(), period.to()))
    }
}

impl Tied for Application {
    fn ties(&self) -> Ties {
        Ties { employer: Some(self.employer), intermediary: None, office: Some(self.office) }
    }
}

impl From<&Step> for NewEvent {
    fn from(step: &Step) -> Self {
        let payload = json!({
            "from": step.from.as_str(),
            "to": step.application.status.as_str(),
            "version": step.application.version,
            "actor": step.by.name,
            "actorAccount": step.by.account,
            "role": step.by.role,
            "reason": step.reason,
        });
        step.application.event(EventKind::ApplicationStatusChanged, payload)
    }
}
