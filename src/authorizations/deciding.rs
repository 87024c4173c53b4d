//! From the proposal to the decision: an operator proposes, a director gives back or signs.

use chrono::Datelike;
use serde_json::json;

use super::authorization::Authorization;
use super::number::number;
use super::proposal::Proposal;
use super::store;
use super::terms::Terms;
use crate::applications::{self, Actor, Application, Consequences, Content, carry_out};
use crate::core::access::acts::{Propose, ReturnProposal, Sign, WithdrawProposal};
use crate::core::db::Tx;
use crate::core::error::Result;
use crate::core::events::{EventKind, NodeType};
use crate::core::graph::required_text;
use crate::core::idempotency::OptionalKey;
use crate::core::ids::{ApplicationId, AuthorizationId, ProposalId};
use crate::core::request_context::RequestContext;

/// Proposes a decision on an application under examination, at the version that was read; the terms are read with what was asked for at hand. Once
/// for its key, where it has one.
pub async fn propose(
    context: &RequestContext,
    once: Result<OptionalKey>,
    id: ApplicationId,
    expected: i32,
    terms: impl FnOnce(&Content) -> Result<Terms> + Send,
) -> Result<Proposal> {
    context.viewer.ensure_role_may(&Propose)?;
    let (once, person) = (once?, context.person()?);
    let mut tx = context.begin().await?;
    let application = applications::get_for_change(&mut tx, id).await?;
    context.accesses.application(application.id, application.employer);
    let may = context.viewer.may(Propose, application)?;
    if let Some(proposed) = once.done_before(&mut tx).await? {
        return store::get(&mut tx, proposed.into()).await;
    }
    may.on.expect(expected)?;
    let terms = terms(&may.on.content)?;
    may.propose(terms.outcome, person.capacity.id)?;
    terms.check(&may.on.content, store::was_inquired(&mut tx, id).await?)?;
    let proposal = Proposal::open(ProposalId(context.key()), &may.on, terms, person, context.now());
    store::add(&mut tx, &proposal).await?;
    once.keep(&mut tx, proposal.id.0, context.now()).await?;
    tx.publish(proposal.event());
    tx.commit().await?;
    Ok(proposal)
}

/// Takes back the viewer's open proposal.
pub async fn withdraw(context: &RequestContext, id: ProposalId) -> Result<Proposal> {
    context.viewer.ensure_role_may(&WithdrawProposal)?;
    let person = context.person()?;
    let mut tx = context.begin().await?;
    let proposal = store::get_for_change(&mut tx, id).await?;
    let application = applications::get(&mut tx, proposal.application).await?;
    context.accesses.application(application.id, application.employer);
    let may = context.viewer.may(WithdrawProposal, proposal)?;
    application.is_in_hands_of(Some(person.capacity.id))?;
    let closed = may.withdraw(person, context.now())?;
    store::close(&mut tx, &closed).await?;
    tx.publish(closed.event());
    tx.commit().await?;
    Ok(closed)
}

/// Gives an open proposal back to the operator, with the reason.
pub async fn give_back(context: &RequestContext, id: ProposalId, reason: &str) -> Result<Proposal> {
    context.viewer.ensure_role_may(&ReturnProposal)?;
    let mut tx = context.begin().await?;
    let proposal = store::get_for_change(&mut tx, id).await?;
    context.accesses.of_application(proposal.application);
    let may = context.viewer.may(ReturnProposal, proposal)?;
    let reason = required_text(reason, "reason", 2_000)?;
    let returned = may.give_back(reason, context.person()?, context.now())?;
    store::close(&mut tx, &returned).await?;
    tx.publish(returned.event());
    tx.commit().await?;
    Ok(returned)
}

/// Signs an open proposal: the application is decided at the version that was read, and what is granted is authorized.
pub async fn sign(context: &RequestContext, consequences: &Consequences, id: ProposalId, expected: i32) -> Result<Application> {
    context.viewer.ensure_role_may(&Sign)?;
    let person = context.person()?;
    let mut tx = context.begin().await?;
    // Who changes both holds the application first: of two directors at once the second waits here.
    let application = store::get(&mut tx, id).await?.application;
    let application = applications::get_for_change(&mut tx, application).await?;
    context.accesses.application(application.id, application.employer);
    let proposal = store::get_for_change(&mut tx, id).await?;
    let signed = context.viewer.may(Sign, proposal)?.sign(person, context.now())?;
    let may = context.viewer.may(Sign, application)?;
    may.on.expect(expected)?;
    let terms = &signed.terms;
    let step = may.sign(terms.outcome, Actor::person(person, None), terms.reasons.clone(), context.now())?;
    store::close(&mut tx, &signed).await?;
    tx.publish(signed.event());
    if terms.outcome.grants() {
        authorize(&mut tx, context, &step.application, terms).await?;
    }
    carry_out(context, consequences, tx, step).await
}

/// Authorizes what the terms grant, under the office's next number; decided and published today.
async fn authorize(tx: &mut Tx, context: &RequestContext, application: &Application, terms: &Terms) -> Result<()> {
    let today = context.today();
    let (office, place) = store::next_number(tx, application.office, today.year()).await?;
    let number = number(&office, today, place)?;
    let authorization = Authorization::of(AuthorizationId(context.key()), application, terms, &number, today);
    store::add_authorization(tx, &authorization, &terms.periods, || context.key()).await?;
    tx.publish(application.event_of(EventKind::AuthorizationGranted, NodeType::Authorization, authorization.id.0, json!({})));
    Ok(())
}
