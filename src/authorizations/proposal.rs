//! Proposals: how an operator would decide, until a director signs or returns it.

use chrono::{DateTime, Utc};

use super::terms::Terms;
use crate::applications::{Application, Outcome};
use crate::core::access::{Person, Tied, Ties};
use crate::core::error::{Refusal, Result};
use crate::core::events::{ChangedNode, EventKind, NewEvent, NodeType};
use crate::core::ids::{ApplicationId, OfficeId, PositionId, ProposalId};
use crate::core::named_person::NamedPerson;

/// A decision as an operator proposes it. It changes nothing of the application.
#[derive(Debug, Clone)]
pub struct Proposal {
    pub id: ProposalId,
    pub application: ApplicationId,
    pub position: PositionId,
    pub office: OfficeId,
    pub status: ProposalStatus,
    pub terms: Terms,
    pub proposed_at: DateTime<Utc>,
    pub proposed_by: NamedPerson,
    pub closed_at: Option<DateTime<Utc>>,
    /// Who signed it, returned it or took it back; none where the application itself moved on.
    pub closed_by: Option<NamedPerson>,
    pub return_reason: Option<String>,
}

omnia_rules::named! {
    /// Where a proposal stands.
    ProposalStatus {
        /// It waits for the director.
        Open = "OPEN",
        /// The director gave it back, with the reason.
        Returned = "RETURNED",
        /// The director signed it: it is the decision.
        Signed = "SIGNED",
        /// The operator took it back, or the application left the examination.
        Closed = "CLOSED",
    }
}

/// What a signature decided, as the applicant reads it.
#[derive(Debug, Clone)]
pub struct Decision {
    pub application: ApplicationId,
    pub outcome: Outcome,
    pub reasons: Option<String>,
    pub decided_at: DateTime<Utc>,
    pub unavoidable: bool,
    pub contribution_due: bool,
}

impl Proposal {
    /// A proposal for an application, by the operator who has it in hand.
    pub fn open(id: ProposalId, application: &Application, terms: Terms, by: &Person, now: DateTime<Utc>) -> Self {
        Self {
            id,
            application: application.id,
            position: application.position,
            office: application.office,
            status: ProposalStatus::Open,
            terms,
            proposed_at: now,
            proposed_by: by.named(),
            closed_at: None,
            closed_by: None,
            return_reason: None,
        }
    }

    /// 1 while it waits, 2 once it was signed, returned, withdrawn or closed.
    pub const fn version(&self) -> i32 {
        match self.status {
            ProposalStatus::Open => 1,
            ProposalStatus::Returned | ProposalStatus::Signed | ProposalStatus::Closed => 2,
        }
    }

    /// The event that it was made, or is open no more: for its office alone.
    pub fn event(&self) -> NewEvent {
        changed(self.id, self.application, self.office, self.version())
    }

    /// Refuses what was signed, returned or closed before.
    pub fn expect_open(&self) -> Result<()> {
        match self.status {
            ProposalStatus::Open => Ok(()),
            status => Err(Refusal::new("PROPOSAL_CLOSED").with("status", status.as_str()).into()),
        }
    }

    /// Four eyes: nobody judges what they proposed themselves, in whichever capacity.
    pub fn expect_other_eyes(&self, person: &Person) -> Result<()> {
        if self.proposed_by.account == Some(person.account) { Err(Refusal::new("FOUR_EYES").into()) } else { Ok(()) }
    }
}

/// The event that a proposal was made, or is open no more.
pub fn changed(id: ProposalId, application: ApplicationId, office: OfficeId, version: i32) -> NewEvent {
    NewEvent {
        node: Some(ChangedNode { of: NodeType::Proposal, key: id.0, version: Some(version) }),
        application: Some(application),
        office: Some(office),
        ..NewEvent::new(EventKind::ProposalChanged)
    }
}

impl Tied for Proposal {
    fn ties(&self) -> Ties {
        Ties { office: Some(self.office), ..Ties::default() }
    }
}
