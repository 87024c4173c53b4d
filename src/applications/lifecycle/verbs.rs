//! The verbs: each takes the permission to act and gives the step that `store::save` writes.

use chrono::{DateTime, Utc};

use super::domain::{Actor, Application, Step, WrongStatus};
use super::outcome::Outcome;
use super::status::Status;
use crate::core::access::acts::{AnswerInterlocution, OpenInterlocution, Propose, Reassign, Release, Review, Sign, Submit, Take, Withdraw};
use crate::core::access::{May, Person};
use crate::core::error::{Refusal, Result};
use crate::core::ids::CapacityId;
use crate::core::named_person::NamedPerson;

impl May<Submit, Application> {
    /// Sends the application in; it can no longer be edited.
    pub fn submit(mut self, by: Actor, person: &Person, now: DateTime<Utc>) -> Result<Step> {
        self.on.submitted_at = Some(now);
        self.on.intermediary = person.capacity.intermediary;
        Ok(self.on.turn(Status::Submitted, by, now, None)?)
    }
}

impl Step {
    /// Gives what was submitted its protocol number: the hub's own act, in the same transaction.
    pub fn protocol(self, number: String) -> Result<Self> {
        let mut application = self.application;
        application.protocol_number = Some(number);
        Ok(application.turn(Status::Protocolled, Actor::hub(), self.at, None)?)
    }
}

impl May<Withdraw, Application> {
    /// Gives the application up, before it is decided.
    pub fn withdraw(self, by: Actor, reason: String, now: DateTime<Utc>) -> Result<Step> {
        Ok(self.on.turn(Status::Withdrawn, by, now, Some(reason))?)
    }
}

impl May<Take, Application> {
    /// Takes the application in hand.
    pub fn take(mut self, by: Actor, now: DateTime<Utc>) -> Result<Step> {
        self.on.operator = by.capacity;
        self.on.operator_person = Some(by.named());
        Ok(self.on.turn(Status::Assigned, by, now, None)?)
    }
}

impl May<Release, Application> {
    /// Puts the application back into the queue.
    pub fn release(mut self, by: Actor, now: DateTime<Utc>) -> Result<Step> {
        self.on.is_in_hands_of(by.capacity)?;
        self.on.operator = None;
        self.on.operator_person = None;
        Ok(self.on.turn(Status::Protocolled, by, now, None)?)
    }
}

impl May<Review, Application> {
    /// Begins the examination, or goes on with it after an interlocution.
    pub fn review(self, by: Actor, now: DateTime<Utc>) -> Result<Step> {
        self.on.is_in_hands_of(by.capacity)?;
        Ok(self.on.turn(Status::UnderReview, by, now, None)?)
    }
}

impl May<Propose, Application> {
    /// Whether this outcome can be proposed now: the application stays as it is until a director signs.
    pub fn propose(&self, outcome: Outcome, by: CapacityId) -> Result<()> {
        self.on.is_in_hands_of(Some(by))?;
        Ok(self.on.could_become(outcome.status())?)
    }
}

impl May<Sign, Application> {
    /// Decides the application as it was proposed.
    pub fn sign(self, outcome: Outcome, by: Actor, reasons: Option<String>, now: DateTime<Utc>) -> Result<Step> {
        Ok(self.on.turn(outcome.status(), by, now, reasons)?)
    }
}

impl May<OpenInterlocution, Application> {
    /// Asks the applicant: for an integration or for documents, as the status says.
    pub fn ask(self, status: Status, by: Actor, now: DateTime<Utc>) -> Result<Step> {
        self.on.is_in_hands_of(by.capacity)?;
        Ok(self.on.turn(status, by, now, None)?)
    }
}

impl May<AnswerInterlocution, Application> {
    /// Has what the office asked for, in time or late.
    pub fn integrate(self, by: Actor, now: DateTime<Utc>) -> Result<Step> {
        Ok(self.on.turn(Status::IntegrationReceived, by, now, None)?)
    }
}

impl May<Reassign, Application> {
    /// Puts the application into the hands of another operator; its status stays.
    pub fn reassign(mut self, to: (CapacityId, NamedPerson), by: Actor, now: DateTime<Utc>) -> Result<Step> {
        let status = self.on.status;
        if !status.is_in_hand() {
            return Err(WrongStatus { from: status, to: Status::Assigned }.into());
        }
        let reason = self.on.operator_person.as_ref().map(|from| format!("{} → {}", from.name, to.1.name));
        self.on.operator = Some(to.0);
        self.on.operator_person = Some(to.1);
        self.on.version += 1;
        self.on.updated_at = now;
        Ok(Step { application: self.on, from: status, by, at: now, reason })
    }
}

impl Application {
    /// The term to answer has ended: the hub's own act.
    pub fn let_term_end(self, now: DateTime<Utc>) -> Result<Step> {
        Ok(self.turn(Status::IntegrationExpired, Actor::hub(), now, None)?)
    }

    /// Only the operator who took it goes on with it; the director can put it into other hands.
    pub fn is_in_hands_of(&self, capacity: Option<CapacityId>) -> Result<()> {
        if self.operator.is_some() && self.operator == capacity {
            return Ok(());
        }
        let refusal = match &self.operator_person {
            None => Refusal::new("NOT_TAKEN"),
            Some(operator) => Refusal::new("NOT_IN_YOUR_HANDS").with("operator", operator.name.as_str()),
        };
        Err(refusal.into())
    }
}
