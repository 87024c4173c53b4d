//! What is done with delegations: made, and taken from one status to the next.

use super::domain::{Delegation, Step};
use super::request::Request;
use super::status::DelegationStatus;
use super::store::{self, Delegable};
use super::transitions::Authorship;
use crate::core::access::acts::CreateDelegation;
use crate::core::access::{Act, May};
use crate::core::error::{Error, Result};
use crate::core::idempotency::OptionalKey;
use crate::core::ids::DelegationId;
use crate::core::request_context::RequestContext;

/// Makes a delegation of the viewer's own intermediary; once for its key, where it has one. The request is read once the viewer may make one.
pub async fn create(
    context: &RequestContext,
    once: Result<OptionalKey>,
    request: impl FnOnce() -> Result<Request> + Send,
) -> Result<Delegation> {
    context.viewer.ensure_role_may(&CreateDelegation)?;
    let once = once?;
    let mut tx = context.begin().await?;
    if let Some(made) = once.claim(&mut tx).await? {
        let made = store::get(&mut tx, made.into()).await?;
        context.accesses.employer(made.employer);
        return Ok(made);
    }
    let request = request()?;
    let found = store::find_delegable(&mut tx, &request).await?.ok_or_else(|| request.unknown())?;
    context.accesses.employer(found.employer);
    let delegation = context.viewer.may(CreateDelegation, requested(context, request, found)?)?.on;
    store::add(&mut tx, &delegation).await?;
    once.keep(&mut tx, delegation.id.0, context.now()).await?;
    tx.publish(delegation.event());
    tx.commit().await?;
    Ok(delegation)
}

/// The delegation that was asked for, of the viewer's own intermediary.
fn requested(context: &RequestContext, request: Request, found: Delegable) -> Result<Delegation> {
    Ok(Delegation {
        id: DelegationId(context.key()),
        intermediary: context.person()?.capacity.intermediary.ok_or(Error::NotFound)?,
        position: found.position,
        employer: found.employer,
        employer_name: found.employer_name,
        position_number: request.number.to_string(),
        delegator_tax_code: request.delegator.to_string(),
        status: DelegationStatus::Draft,
        version: 1,
        valid_from: request.days.from,
        valid_to: request.days.to,
        created_at: context.now(),
        activated_at: None,
        activated_by: None,
        activated_by_account: None,
        signed_form_reference: None,
        renewed_at: None,
        renewal_form_reference: None,
        ended_at: None,
        ended_by: None,
        ended_by_account: None,
        end_reason: None,
    })
}

/// Changes one delegation that the viewer sees, where it still has the expected version.
pub async fn carry_out<A: Act>(
    context: &RequestContext,
    id: DelegationId,
    expected: i32,
    action: A,
    transition: impl FnOnce(May<A, Delegation>, Authorship) -> Result<Step> + Send,
) -> Result<Delegation> {
    context.viewer.ensure_role_may(&action)?;
    let authorship = Authorship { by: context.person()?.named(), at: context.now(), on: context.today() };
    let mut tx = context.begin().await?;
    let delegation = store::get(&mut tx, id).await?;
    context.accesses.employer(delegation.employer);
    let may = context.viewer.may(action, delegation)?;
    may.on.ensure_version(expected)?;
    let step = transition(may, authorship)?;
    store::save(&mut tx, &step).await?;
    tx.publish(step.event());
    tx.commit().await?;
    Ok(step.delegation)
}
