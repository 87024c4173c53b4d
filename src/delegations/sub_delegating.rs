//! Sub-delegations given and ended, by practitioners.

use omnia_rules::identifiers::TaxCode;
use sqlx::PgConnection;

use super::request::Days;
use super::sub_delegation::{Collaborator, SubDelegation};
use super::{store, sub_store};
use crate::core::access::acts::SubDelegate;
use crate::core::error::{Refusal, Result};
use crate::core::idempotency::OptionalKey;
use crate::core::ids::{CapacityId, DelegationId, SubDelegationId};
use crate::core::request_context::RequestContext;

/// How a collaborator is named.
pub enum NamedBy {
    Capacity(CapacityId),
    /// As it was written.
    TaxCode(String),
}

/// Lets a collaborator act for the position of an active delegation, in these days; once for its key, where it has one.
pub async fn give(
    context: &RequestContext,
    once: Result<OptionalKey>,
    id: DelegationId,
    to: &NamedBy,
    days: Result<Days>,
) -> Result<SubDelegation> {
    context.viewer.ensure_role_may(&SubDelegate)?;
    let once = once?;
    let mut tx = context.begin().await?;
    let given_before = once.claim(&mut tx).await?;
    let delegation = store::get(&mut tx, id).await?;
    context.accesses.employer(delegation.employer);
    let may = context.viewer.may(SubDelegate, delegation)?;
    if let Some(given) = given_before {
        return sub_store::get(&mut tx, given.into()).await;
    }
    let days = days?;
    let collaborator = collaborator(&mut tx, to).await?;
    let given = may.sub_delegate(SubDelegationId(context.key()), collaborator, days, context.now())?;
    sub_store::add(&mut tx, &given.sub_delegation).await?;
    once.keep(&mut tx, given.sub_delegation.id.0, context.now()).await?;
    tx.publish(given.event());
    tx.commit().await?;
    Ok(given.sub_delegation)
}

async fn collaborator(db: &mut PgConnection, by: &NamedBy) -> Result<Collaborator> {
    let found = match by {
        NamedBy::Capacity(capacity) => sub_store::find_collaborator(db, Some(*capacity), None).await?,
        NamedBy::TaxCode(text) => {
            let tax_code = TaxCode::parse(text).map_err(|invalid| Refusal::from(&invalid).at(["collaborator", "taxCode"]))?;
            sub_store::find_collaborator(db, None, Some(tax_code.as_str())).await?
        }
    };
    found.ok_or_else(|| Refusal::new("COLLABORATOR_UNKNOWN").at(["collaborator"]).into())
}

/// Ends a sub-delegation of the viewer's own intermediary.
pub async fn end(context: &RequestContext, id: SubDelegationId) -> Result<SubDelegation> {
    context.viewer.ensure_role_may(&SubDelegate)?;
    let mut tx = context.begin().await?;
    let sub_delegation = sub_store::get(&mut tx, id).await?;
    let delegation = store::get(&mut tx, sub_delegation.delegation).await?;
    context.accesses.employer(delegation.employer);
    let ended = context.viewer.may(SubDelegate, delegation)?.end(sub_delegation, context.now())?;
    sub_store::end(&mut tx, &ended.sub_delegation).await?;
    tx.publish(ended.event());
    tx.commit().await?;
    Ok(ended.sub_delegation)
}
