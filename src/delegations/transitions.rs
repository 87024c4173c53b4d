//! The verbs: each takes the permission to act and gives the step that `store::save` writes.

use chrono::{DateTime, NaiveDate, Utc};

use super::domain::{Delegation, Step, WrongStatus};
use super::request::SignedForm;
use super::status::DelegationStatus::{Active, Discarded, Expired, Printed, Revoked};
use crate::core::access::May;
use crate::core::access::acts::{ActivateDelegation, DiscardDelegation, PrintDelegation, RenewDelegation, RevokeDelegation};
use crate::core::error::{Refusal, Result};

/// Who acts, by name, and when.
#[derive(Debug, Clone)]
pub struct Act {
    pub by: String,
    pub at: DateTime<Utc>,
    /// The date of the act in Europe/Rome.
    pub on: NaiveDate,
}

impl May<PrintDelegation, Delegation> {
    /// Gives the form out to be signed.
    pub fn print(self) -> Result<Step> {
        Ok(self.on.turn(Printed)?)
    }
}

impl May<ActivateDelegation, Delegation> {
    /// Makes it hold, on the intermediary's word that the delegator signed.
    pub fn activate(mut self, form: SignedForm, act: Act) -> Result<Step> {
        not_over(self.on.valid_to, &act)?;
        self.on.activated_at = Some(act.at);
        self.on.activated_by = Some(act.by);
        self.on.signed_form_reference = Some(form.reference);
        Ok(activated(self.on)?)
    }
}

/// An active one has its way to stay active, by renewal: activating it twice is not that.
fn activated(delegation: Delegation) -> Result<Step, WrongStatus> {
    if delegation.status == Active {
        return Err(WrongStatus { from: Active, to: Active });
    }
    delegation.turn(Active)
}

impl May<RenewDelegation, Delegation> {
    /// Moves its end further out, on a form signed anew; without an end it holds until it is revoked.
    pub fn renew(mut self, valid_to: Option<NaiveDate>, form: SignedForm, act: Act) -> Result<Step> {
        if self.on.status != Active {
            return Err(WrongStatus { from: self.on.status, to: Active }.into());
        }
        let Some(end) = self.on.valid_to else { return Err(Refusal::new("DELEGATION_WITHOUT_END").at(["validTo"]).into()) };
        if valid_to.is_some_and(|to| to <= end) {
            return Err(Refusal::new("RENEWAL_NOT_LATER").at(["validTo"]).with("end", end).into());
        }
        not_over(valid_to, &act)?;
        self.on.valid_to = valid_to;
        self.on.renewed_at = Some(act.at);
        self.on.renewal_form_reference = Some(form.reference);
        Ok(self.on.turn(Active)?)
    }
}

impl May<DiscardDelegation, Delegation> {
    /// Gives up what was never activated.
    pub fn discard(mut self, act: Act) -> Result<Step> {
        self.on.ended_at = Some(act.at);
        self.on.ended_by = Some(act.by);
        Ok(self.on.turn(Discarded)?)
    }
}

impl May<RevokeDelegation, Delegation> {
    /// Ends it at once.
    pub fn revoke(mut self, reason: String, act: Act) -> Result<Step> {
        self.on.ended_at = Some(act.at);
        self.on.ended_by = Some(act.by);
        self.on.end_reason = Some(reason);
        Ok(self.on.turn(Revoked)?)
    }
}

impl Delegation {
    /// Its last day has passed: the hub's own act.
    pub(super) fn expire(mut self, at: DateTime<Utc>) -> Result<Step> {
        self.ended_at = Some(at);
        Ok(self.turn(Expired)?)
    }
}

fn not_over(valid_to: Option<NaiveDate>, act: &Act) -> Result<()> {
    match valid_to {
        Some(end) if end < act.on => Err(over(end, act.on)),
        _ => Ok(()),
    }
}

/// The refusal of a period that lies behind us.
pub fn over(end: NaiveDate, today: NaiveDate) -> crate::core::Error {
    Refusal::new("DELEGATION_OVER").at(["validTo"]).with("end", end).with("today", today).into()
}
