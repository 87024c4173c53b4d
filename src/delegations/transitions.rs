//! The changes of a delegation: each takes the permission for its action and returns the step that `store::save` writes.

use chrono::{DateTime, NaiveDate, Utc};

use super::domain::{Delegation, Step, WrongStatus};
use super::request::{SignedForm, period_over};
use super::status::DelegationStatus::{Active, Discarded, Expired, Printed, Revoked};
use crate::core::access::May;
use crate::core::access::acts::{ActivateDelegation, DiscardDelegation, PrintDelegation, RenewDelegation, RevokeDelegation};
use crate::core::error::{Refusal, Result};
use crate::core::named_person::NamedPerson;

/// Who makes a change, and when.
#[derive(Debug, Clone)]
pub struct Authorship {
    /// Who.
    pub by: NamedPerson,
    /// The instant.
    pub at: DateTime<Utc>,
    /// Its date in Europe/Rome.
    pub on: NaiveDate,
}

impl May<PrintDelegation, Delegation> {
    /// Issues the form to be signed.
    pub fn print(self) -> Result<Step> {
        Ok(self.on.transition(Printed)?)
    }
}

impl May<ActivateDelegation, Delegation> {
    /// Activates it, as the intermediary declares that the delegator signed.
    pub fn activate(mut self, form: SignedForm, authorship: Authorship) -> Result<Step> {
        ensure_not_over(self.on.valid_to, &authorship)?;
        self.on.activated_at = Some(authorship.at);
        self.on.activated_by = Some(authorship.by.name);
        self.on.activated_by_account = authorship.by.account;
        self.on.signed_form_reference = Some(form.reference);
        Ok(activated(self.on)?)
    }
}

/// The state machine lets an active delegation stay active, for renewals: it must not be activated twice.
fn activated(delegation: Delegation) -> Result<Step, WrongStatus> {
    if delegation.status == Active {
        return Err(WrongStatus { from: Active, to: Active });
    }
    delegation.transition(Active)
}

impl May<RenewDelegation, Delegation> {
    /// Moves its end further out, on a form signed anew; without an end it holds until it is revoked.
    pub fn renew(mut self, valid_to: Option<NaiveDate>, form: SignedForm, authorship: Authorship) -> Result<Step> {
        if self.on.status != Active {
            return Err(WrongStatus { from: self.on.status, to: Active }.into());
        }
        let Some(end) = self.on.valid_to else { return Err(Refusal::new("DELEGATION_WITHOUT_END").at(["validTo"]).into()) };
        if valid_to.is_some_and(|to| to <= end) {
            return Err(Refusal::new("RENEWAL_NOT_LATER").at(["validTo"]).with("end", end).into());
        }
        ensure_not_over(valid_to, &authorship)?;
        self.on.valid_to = valid_to;
        self.on.renewed_at = Some(authorship.at);
        self.on.renewal_form_reference = Some(form.reference);
        Ok(self.on.transition(Active)?)
    }
}

impl May<DiscardDelegation, Delegation> {
    /// Discards what was never activated.
    pub fn discard(mut self, authorship: Authorship) -> Result<Step> {
        self.on.end_by(authorship);
        Ok(self.on.transition(Discarded)?)
    }
}

impl May<RevokeDelegation, Delegation> {
    /// Ends it at once.
    pub fn revoke(mut self, reason: String, authorship: Authorship) -> Result<Step> {
        self.on.end_by(authorship);
        self.on.end_reason = Some(reason);
        Ok(self.on.transition(Revoked)?)
    }
}

impl Delegation {
    fn end_by(&mut self, authorship: Authorship) {
        self.ended_at = Some(authorship.at);
        self.ended_by = Some(authorship.by.name);
        self.ended_by_account = authorship.by.account;
    }

    /// Ends it after its last day, by the hub itself.
    pub(super) fn expire(mut self, at: DateTime<Utc>) -> Result<Step> {
        self.ended_at = Some(at);
        Ok(self.transition(Expired)?)
    }
}

fn ensure_not_over(valid_to: Option<NaiveDate>, authorship: &Authorship) -> Result<()> {
    match valid_to {
        Some(end) if end < authorship.on => Err(period_over(end, authorship.on)),
        _ => Ok(()),
    }
}
