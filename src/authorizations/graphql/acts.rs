//! Acts on proposals: made and taken back by operators, returned and signed by directors.

use async_graphql::{Context, Object};
use chrono::Datelike;

use super::input::DecisionInput;
use super::nodes::{ProposalNode, ProposalPayload};
use crate::applications::{self, Actor, Application, ApplicationNode, ApplicationPayload, Consequences, carry_out};
use crate::authorizations::authorization::Authorization;
use crate::authorizations::number::number;
use crate::authorizations::proposal::Proposal;
use crate::authorizations::store;
use crate::authorizations::terms::Terms;
use crate::core::access::acts::{Propose, ReturnProposal, Sign, WithdrawProposal};
use crate::core::db::Tx;
use crate::core::graph::required_text;
use crate::core::ids::{ApplicationId, AuthorizationId, ProposalId};
use crate::core::request_context::RequestContext;
use crate::core::{RequestContextExt, Result};

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
    ) -> Result<ProposalPayload> {
        ProposalPayload::of(ctx.language(), propose(ctx, application_id, expected_version, input).await)
    }

    /// Takes back the open proposal on an application that one has under examination.
    async fn withdraw_proposal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The viewer's own proposal.")] id: ProposalId,
    ) -> Result<ProposalPayload> {
        ProposalPayload::of(ctx.language(), withdraw(ctx, id).await)
    }

    /// Gives a proposal back to the operator, with the reason.
    async fn return_proposal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The proposal that goes back to the operator.")] id: ProposalId,
        #[graphql(desc = "What the operator should mend.")] reason: String,
    ) -> Result<ProposalPayload> {
        ProposalPayload::of(ctx.language(), give_back(ctx, id, &reason).await)
    }

    /// Signs a proposal that someone else made: the application is decided, and what is granted gets its authorization.
    async fn sign_proposal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The proposal that becomes the decision.")] id: ProposalId,
        #[graphql(desc = "The version of the application that the signature was decided on.")] expected_version: i32,
    ) -> Result<ApplicationPayload> {
        ApplicationPayload::of(ctx.language(), sign(ctx, id, expected_version).await)
    }
}

async fn propose(ctx: &Context<'_>, id: ApplicationId, expected: i32, input: DecisionInput) -> Result<ProposalNode> {
    ctx.viewer().ensure_role_may(&Propose)?;
    let person = ctx.person()?;
    let mut tx = ctx.begin().await?;
    let application = applications::get_for_change(&mut tx, id).await?;
    let may = ctx.viewer().may(Propose, application)?;
    may.on.expect(expected)?;
    let terms = input.read(&may.on.content)?;
    may.propose(terms.outcome, person.capacity.id)?;
    terms.check(&may.on.content, store::was_inquired(&mut tx, id).await?)?;
    let proposal = Proposal::open(ProposalId(ctx.key()), &may.on, terms, person, ctx.now());
    store::add(&mut tx, &proposal).await?;
    tx.commit().await?;
    Ok(proposal.into())
}

async fn withdraw(ctx: &Context<'_>, id: ProposalId) -> Result<ProposalNode> {
    ctx.viewer().ensure_role_may(&WithdrawProposal)?;
    let person = ctx.person()?;
    let mut tx = ctx.begin().await?;
    let proposal = store::get_for_change(&mut tx, id).await?;
    let application = applications::get(&mut tx, proposal.application).await?;
    let may = ctx.viewer().may(WithdrawProposal, proposal)?;
    application.is_in_hands_of(Some(person.capacity.id))?;
    let closed = may.withdraw(person, ctx.now())?;
    store::close(&mut tx, &closed).await?;
    tx.commit().await?;
    Ok(closed.into())
}

async fn give_back(ctx: &Context<'_>, id: ProposalId, reason: &str) -> Result<ProposalNode> {
    ctx.viewer().ensure_role_may(&ReturnProposal)?;
    let mut tx = ctx.begin().await?;
    let proposal = store::get_for_change(&mut tx, id).await?;
    let may = ctx.viewer().may(ReturnProposal, proposal)?;
    let reason = required_text(reason, "reason", 2_000)?;
    let returned = may.give_back(reason, ctx.person()?, ctx.now())?;
    store::close(&mut tx, &returned).await?;
    tx.commit().await?;
    Ok(returned.into())
}

async fn sign(ctx: &Context<'_>, id: ProposalId, expected: i32) -> Result<ApplicationNode> {
    ctx.viewer().ensure_role_may(&Sign)?;
    let person = ctx.person()?;
    let mut tx = ctx.begin().await?;
    // Who changes both holds the application first: of two directors at once the second waits here.
    let application = store::get(&mut tx, id).await?.application;
    let application = applications::get_for_change(&mut tx, application).await?;
    let proposal = store::get_for_change(&mut tx, id).await?;
    let signed = ctx.viewer().may(Sign, proposal)?.sign(person, ctx.now())?;
    let may = ctx.viewer().may(Sign, application)?;
    may.on.expect(expected)?;
    let terms = &signed.terms;
    let step = may.sign(terms.outcome, Actor::person(person, None), terms.reasons.clone(), ctx.now())?;
    store::close(&mut tx, &signed).await?;
    if terms.outcome.grants() {
        authorize(&mut tx, ctx.context(), &step.application, terms).await?;
    }
    Ok(carry_out(ctx.context(), ctx.data_unchecked::<Consequences>(), tx, step).await?.into())
}

/// Authorizes what the terms grant, under the office's next number; decided and published today.
async fn authorize(tx: &mut Tx, context: &RequestContext, application: &Application, terms: &Terms) -> Result<()> {
    let today = context.today();
    let (office, place) = store::next_number(tx, application.office, today.year()).await?;
    let number = number(&office, today, place)?;
    let authorization = Authorization::of(AuthorizationId(context.key()), application, terms, &number, today);
    store::add_authorization(tx, &authorization, &terms.periods, || context.key()).await
}
