//! The verbs: each takes the permission to act on a proposal and gives it as it is afterwards.

use chrono::{DateTime, Utc};

use super::proposal::{Proposal, ProposalStatus};
use crate::core::access::acts::{ReturnProposal, Sign, WithdrawProposal};
use crate::core::access::{May, Person};
use crate::core::error::Result;

impl May<WithdrawProposal, Proposal> {
    /// Takes the proposal back, to propose otherwise.
    pub fn withdraw(self, by: &Person, now: DateTime<Utc>) -> Result<Proposal> {
        self.on.close(ProposalStatus::Closed, by, now)
    }
}

impl May<ReturnProposal, Proposal> {
    /// Gives the proposal back to the operator, with the reason.
    pub fn give_back(self, reason: String, by: &Person, now: DateTime<Utc>) -> Result<Proposal> {
        self.on.expect_other_eyes(by)?;
        let returned = self.on.close(ProposalStatus::Returned, by, now)?;
        Ok(Proposal { return_reason: Some(reason), ..returned })
    }
}

impl May<Sign, Proposal> {
    /// Makes the proposal the decision.
    pub fn sign(self, by: &Person, now: DateTime<Utc>) -> Result<Proposal> {
        self.on.expect_other_eyes(by)?;
        self.on.close(ProposalStatus::Signed, by, now)
    }
}

impl Proposal {
    fn close(self, status: ProposalStatus, by: &Person, now: DateTime<Utc>) -> Result<Self> {
        self.expect_open()?;
        Ok(Self { status, closed_at: Some(now), closed_by: Some(by.named()), ..self })
    }
}
