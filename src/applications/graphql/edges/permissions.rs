//! What the viewer may do to an application now.

use async_graphql::{ComplexObject, Context, SimpleObject};

use crate::applications::content::completeness::is_complete;
use crate::applications::lifecycle::domain::Application;
use crate::applications::lifecycle::status::Status;
use crate::authorizations::OpenProposalOf;
use crate::core::access::{Action, Viewer};
use crate::core::ids::{AccountId, ApplicationId};
use crate::core::{RequestContextExt, Result};

/// What the viewer may do to an application now: answered by the policy and the state that will also decide.
#[derive(Debug, Clone, SimpleObject)]
#[graphql(complex)]
pub struct ApplicationPermissions {
    /// Change the draft.
    pub edit: bool,
    /// Delete the draft.
    pub delete: bool,
    /// A draft that lacks no field and has no blocking alert.
    pub submit: bool,
    /// Withdraw what was sent.
    pub withdraw: bool,
    /// Attach documents to the draft and take them away.
    pub attach: bool,
    /// Answer what the office asked.
    pub answer_interlocution: bool,
    /// Take it in hand to examine it.
    pub take: bool,
    /// Give it back to the queue of the office.
    pub release: bool,
    /// Give it to another person of the office.
    pub reassign: bool,
    /// Begin or resume the examination.
    pub review: bool,
    /// Ask the applicant for something.
    pub open_interlocution: bool,
    #[graphql(skip)]
    proposes: bool,
    #[graphql(skip)]
    withdraws_proposal: bool,
    #[graphql(skip)]
    returns_proposal: bool,
    #[graphql(skip)]
    signs: bool,
    #[graphql(skip)]
    id: ApplicationId,
}

impl ApplicationPermissions {
    /// What this viewer may do to the application as it is.
    pub fn of(viewer: &Viewer, application: &Application) -> Self {
        let status = application.status;
        let may = |action| viewer.can(action, application);
        let mine = viewer.person().is_ok_and(|person| application.operator == Some(person.capacity.id));
        let turns = |to| status.can_become(to);
        let (is_draft, in_review) = (status == Status::Draft, status == Status::UnderReview);
        Self {
            edit: is_draft && may(Action::EditDraft),
            delete: is_draft && may(Action::DeleteDraft),
            submit: turns(Status::Submitted)
                && is_complete(&application.content, application.beneficiaries)
                && application.alerts.blocking == 0
                && may(Action::Submit),
            withdraw: turns(Status::Withdrawn) && may(Action::Withdraw),
            attach: is_draft && may(Action::Attach),
            answer_interlocution: turns(Status::IntegrationReceived) && may(Action::AnswerInterlocution),
            take: status == Status::Protocolled && may(Action::Take),
            release: status == Status::Assigned && mine && may(Action::Release),
            reassign: status.is_in_hand() && may(Action::Reassign),
            review: turns(Status::UnderReview) && mine && may(Action::Review),
            open_interlocution: in_review && mine && may(Action::OpenInterlocution),
            proposes: in_review && mine && may(Action::Propose),
            withdraws_proposal: in_review && mine && may(Action::WithdrawProposal),
            returns_proposal: in_review && may(Action::ReturnProposal),
            signs: in_review && may(Action::Sign),
            id: application.id,
        }
    }

    /// Who proposed what waits for a signature.
    async fn proposer(&self, ctx: &Context<'_>) -> Result<Option<AccountId>> {
        ctx.load::<OpenProposalOf>(self.id).await
    }

    /// Whether someone else's proposal waits: nobody judges their own.
    async fn others_proposal_waits(&self, ctx: &Context<'_>) -> Result<bool> {
        let account = ctx.person()?.account;
        Ok(self.proposer(ctx).await?.is_some_and(|proposer| proposer != account))
    }
}

#[ComplexObject]
impl ApplicationPermissions {
    /// While no other proposal is open.
    async fn propose(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.proposes && self.proposer(ctx).await?.is_none())
    }

    /// Withdraw the viewer's own proposal that waits for the director.
    async fn withdraw_proposal(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.withdraws_proposal && self.proposer(ctx).await?.is_some())
    }

    /// Of a proposal that someone else made.
    async fn return_proposal(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.returns_proposal && self.others_proposal_waits(ctx).await?)
    }

    /// Of a proposal that someone else made.
    async fn sign(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.signs && self.others_proposal_waits(ctx).await?)
    }
}
