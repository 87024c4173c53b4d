//! The delegation as a node.

use async_graphql::{ComplexObject, Context, ID, SimpleObject};
use omnia_edge::PlainFields;

use super::loaders::SubDelegationsOf;
use super::sub_node::SubDelegationNode;
use crate::core::access::Action;
use crate::core::graph::identifiers::{PositionNumber, TaxCode};
use crate::core::graph::{Date, DateTime, LocalizedText, PersonNode, payload};
use crate::core::ids::AccountId;
use crate::core::named_person::NamedPerson;
use crate::core::text::masked;
use crate::core::{RequestContextExt, Result};
use crate::delegations::domain::Delegation;
use crate::delegations::form::form;
use crate::delegations::status::DelegationStatus::{self, Active, Discarded, Draft, Printed, Revoked};
use crate::registry::{EmployerById, EmployerNode, IntermediaryById, IntermediaryNode, PositionById, PositionNode};

/// That an intermediary acts for a position of an employer (delega).
#[derive(SimpleObject, PlainFields)]
#[graphql(name = "Delegation", complex)]
pub struct DelegationNode {
    /// Tells the type of the thing and its key.
    pub id: ID,
    /// Grows by one with each change; an act names the version it was decided on.
    pub version: i32,
    /// Its status.
    pub status: DelegationStatus,
    /// Number of the position (matricola), as on the form.
    pub position_number: PositionNumber,
    /// Name of the employer, as on the form.
    pub employer_name: String,
    /// First day.
    pub valid_from: Date,
    /// Last day; none where it holds until it is revoked.
    pub valid_to: Option<Date>,
    /// When the intermediary made it.
    pub created_at: DateTime,
    /// When the intermediary activated it.
    pub activated_at: Option<DateTime>,
    /// Who declared that the delegator signed.
    pub activated_by: Option<PersonNode>,
    /// Where the intermediary keeps the signed form, which it must until five years after the end.
    pub signed_form_reference: Option<String>,
    /// The last renewal.
    pub renewed_at: Option<DateTime>,
    /// Where the intermediary keeps the form of the last renewal.
    pub renewal_form_reference: Option<String>,
    /// When it was discarded or revoked, or found past its last day.
    pub ended_at: Option<DateTime>,
    /// Who discarded or revoked it; none where its last day has passed.
    pub ended_by: Option<PersonNode>,
    /// Why it was revoked.
    pub end_reason: Option<String>,
    /// The whole of it.
    #[graphql(skip)]
    pub delegation: Delegation,
}

/// What the viewer may do to a delegation now: answered by the policy and the state that will also decide.
#[derive(Debug, Clone, SimpleObject)]
pub struct DelegationPermissions {
    /// Give out the form.
    pub print: bool,
    /// Activate it, once the form is signed.
    pub activate: bool,
    /// Move its end further out.
    pub renew: bool,
    /// Give it up before it is activated.
    pub discard: bool,
    /// End it.
    pub revoke: bool,
    /// Let a collaborator act under it.
    pub sub_delegate: bool,
}

fn person(name: Option<&String>, account: Option<AccountId>) -> Option<PersonNode> {
    name.map(|name| NamedPerson { account, name: name.clone() }.into())
}

impl From<Delegation> for DelegationNode {
    fn from(delegation: Delegation) -> Self {
        Self {
            id: delegation.id.into(),
            version: delegation.version,
            status: delegation.status,
            position_number: delegation.position_number.clone().into(),
            employer_name: delegation.employer_name.clone(),
            valid_from: Date(delegation.valid_from),
            valid_to: delegation.valid_to.map(Date),
            created_at: DateTime(delegation.created_at),
            activated_at: delegation.activated_at.map(DateTime),
            activated_by: person(delegation.activated_by.as_ref(), delegation.activated_by_account),
            signed_form_reference: delegation.signed_form_reference.clone(),
            renewed_at: delegation.renewed_at.map(DateTime),
            renewal_form_reference: delegation.renewal_form_reference.clone(),
            ended_at: delegation.ended_at.map(DateTime),
            ended_by: person(delegation.ended_by.as_ref(), delegation.ended_by_account),
            end_reason: delegation.end_reason.clone(),
            delegation,
        }
    }
}

#[ComplexObject]
impl DelegationNode {
    /// Tax code of the one who signs: the employer or its legal representative; masked for who may not see personal data.
    async fn delegator_tax_code(&self, ctx: &Context<'_>) -> TaxCode {
        TaxCode(self.delegator(ctx))
    }

    /// Whether it is active and ends within 30 days.
    async fn is_expiring(&self, ctx: &Context<'_>) -> bool {
        self.delegation.is_expiring(ctx.today())
    }

    /// The position, where the viewer reaches it: an intermediary does so while the delegation is active and within its dates.
    async fn position(&self, ctx: &Context<'_>) -> Result<Option<PositionNode>> {
        Ok(ctx.load::<PositionById>(self.delegation.position).await?.map(Into::into))
    }

    /// The employer, where the viewer reaches it.
    async fn employer(&self, ctx: &Context<'_>) -> Result<Option<EmployerNode>> {
        Ok(ctx.load::<EmployerById>(self.delegation.employer).await?.map(Into::into))
    }

    /// The one who acts.
    async fn intermediary(&self, ctx: &Context<'_>) -> Result<Option<IntermediaryNode>> {
        Ok(ctx.load::<IntermediaryById>(self.delegation.intermediary).await?.map(Into::into))
    }

    /// The collaborators who act under it or did, oldest first: at most 100.
    async fn sub_delegations(&self, ctx: &Context<'_>) -> Result<Vec<SubDelegationNode>> {
        let found = ctx.load::<SubDelegationsOf>(self.delegation.id).await?.unwrap_or_default();
        Ok(found.into_iter().take(100).map(Into::into).collect())
    }

    /// The form to be signed on paper, as plain text; none until it is printed.
    async fn form(&self, ctx: &Context<'_>) -> Result<Option<LocalizedText>> {
        if matches!(self.status, Draft | Discarded) {
            return Ok(None);
        }
        let intermediary = ctx.load::<IntermediaryById>(self.delegation.intermediary).await?;
        let (delegation, delegator) = (self.delegation.clone(), self.delegator(ctx));
        Ok(intermediary
            .map(|intermediary| LocalizedText::of(ctx.language(), move |language| form(language, &delegation, &intermediary, &delegator))))
    }

    /// What the viewer may do to it now.
    async fn viewer_can(&self, ctx: &Context<'_>) -> DelegationPermissions {
        let may = |action| ctx.viewer().can(action, &self.delegation);
        let can_become = |to| self.status.can_become(to);
        let is_active = self.status == Active;
        DelegationPermissions {
            print: can_become(Printed) && may(Action::PrintDelegation),
            activate: !is_active && can_become(Active) && may(Action::ActivateDelegation),
            renew: is_active && self.valid_to.is_some() && may(Action::RenewDelegation),
            discard: can_become(Discarded) && may(Action::DiscardDelegation),
            revoke: can_become(Revoked) && may(Action::RevokeDelegation),
            sub_delegate: is_active && may(Action::SubDelegate),
        }
    }
}

impl DelegationNode {
    fn delegator(&self, ctx: &Context<'_>) -> String {
        let tax_code = &self.delegation.delegator_tax_code;
        if ctx.viewer().can(Action::SeePersonalData, &self.delegation) { tax_code.clone() } else { masked(tax_code) }
    }
}

payload! {
    /// The answer to an act on a delegation.
    DelegationPayload { delegation: DelegationNode }
}
