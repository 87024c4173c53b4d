//! The acts on a submitted application, all in one way.

use super::actor::actor;
use super::carry_out::{Consequences, carry_out};
use super::domain::{Actor, Application, Step};
use super::store;
use crate::core::access::{Act, May};
use crate::core::error::{Refusal, Result};
use crate::core::ids::{ApplicationId, CapacityId};
use crate::core::named_person::NamedPerson;
use crate::core::request_context::RequestContext;

/// Begin, get, may, act, save, publish, commit: every act on a submitted application.
pub async fn act<A: Act>(
    context: &RequestContext,
    consequences: &Consequences,
    id: ApplicationId,
    expected: i32,
    act: A,
    verb: impl FnOnce(May<A, Application>, Actor) -> Result<Step> + Send,
) -> Result<Application> {
    context.viewer.ensure_role_may(&act)?;
    let mut tx = context.begin().await?;
    let application = store::get_for_change(&mut tx, id).await?;
    let by = actor(&mut tx, context, &application).await?;
    let may = context.viewer.may(act, application)?;
    may.on.expect(expected)?;
    let step = verb(may, by)?;
    carry_out(context, consequences, tx, step).await
}

/// An operator who is in service at the director's own office today.
pub async fn colleague(context: &RequestContext, id: CapacityId) -> Result<(CapacityId, NamedPerson)> {
    let person = store::colleague(&mut *context.read().await?, id).await?;
    person.map(|person| (id, person)).ok_or_else(|| Refusal::new("OPERATOR_UNKNOWN").at(["operatorId"]).into())
}
