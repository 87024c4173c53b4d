//! Acts on proposals: made and taken back by operators, returned and signed by directors.

use async_graphql::{Context, Object};
use serde_json::json;

use super::input::DecisionInput;
use super::nodes::ProposalPayload;
use crate::applications::{ApplicationPayload, Consequences};
use crate::authorizations::deciding::{give_back, propose, sign, withdraw};
use crate::core::idempotency::{OptionalKey, sent};
use crate::core::ids::{ApplicationId, ProposalId};
use crate::core::{RequestContextExt, Result};

/// The mutations of proposals.
#[derive(Default)]
pub struct AuthorizationMutation;

#[Object]
impl AuthorizationMutation {
    /// Proposes a decision on an application that one has under examination. The application stays as it is until a director
    /// signs.
    async fn propose_decision(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application that is meant.")] application_id: ApplicationId,
        #[graphql(desc = "The version that was read: refused with `VERSION_CONFLICT` where it has changed since.")] expected_version: i32,
        #[graphql(desc = "The outcome, and the periods or the reasons that go with it.")] input: DecisionInput,
        #[graphql(desc = "A text of the caller's own, 1 to 128 visible characters: the same key never proposes twice.")]
        idempotency_key: Option<String>,
    ) -> Result<ProposalPayload> {
        let proposed = json!({ "applicationId": application_id.0, "input": sent(ctx, "input")? });
        let once = OptionalKey::new(ctx.context(), idempotency_key.as_deref(), "proposeDecision", &proposed);
        let proposed = propose(ctx.context(), once, application_id, expected_version, |asked| input.read(asked)).await;
        ProposalPayload::of(ctx.language(), proposed.map(Into::into))
    }

    /// Takes back the open proposal on an application that one has under examination.
    async fn withdraw_proposal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The viewer's own proposal.")] id: ProposalId,
    ) -> Result<ProposalPayload> {
        ProposalPayload::of(ctx.language(), withdraw(ctx.context(), id).await.map(Into::into))
    }

    /// Gives a proposal back to the operator, with the reason.
    async fn return_proposal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The proposal that goes back to the operator.")] id: ProposalId,
        #[graphql(desc = "What the operator should mend.")] reason: String,
    ) -> Result<ProposalPayload> {
        ProposalPayload::of(ctx.language(), give_back(ctx.context(), id, &reason).await.map(Into::into))
    }

    /// Signs a proposal that someone else made: the application is decided, and what is granted gets its authorization.
    async fn sign_proposal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The proposal that becomes the decision.")] id: ProposalId,
        #[graphql(desc = "The version of the application that the signature was decided on.")] expected_version: i32,
    ) -> Result<ApplicationPayload> {
        let signed = sign(ctx.context(), ctx.data_unchecked::<Consequences>(), id, expected_version).await;
        ApplicationPayload::of(ctx.language(), signed.map(Into::into))
    }
}
