//! Many applications at once: each in a transaction of its own and with a result of its own, all under one key.

use omnia_rules::cause::Benefit;
use serde_json::{Value, json};

use crate::applications::drafting::draft::{self, DraftChange};
use crate::applications::drafting::submission::{self, DeclarationsInput};
use crate::applications::lifecycle::domain::Application;
use crate::core::access::acts::{Draft, Submit};
use crate::core::error::{Error, Refusal, Result};
use crate::core::idempotency::IdempotencyKey;
use crate::core::ids::{ApplicationId, UnitId};
use crate::core::request_context::RequestContext;

/// Applications in one act at most: an act ends within the time that a request has.
pub const MOST_AT_ONCE: usize = 50;

/// What became of one of many.
pub type Each<K> = (K, Result<Application>);

/// Makes a draft with the same content for each unit, once for the key and what was sent with it. What was made before with the key is found
/// again; a fault ends the act, and the same key then goes on where it ended.
pub async fn create_each<C>(
    context: &RequestContext,
    units: Vec<UnitId>,
    benefit: Benefit,
    change: C,
    (key, sent): (&str, &Value),
) -> Result<Vec<Each<UnitId>>>
where
    C: DraftChange + Clone,
{
    context.viewer.ensure_role_may(&Draft)?;
    let units = at_most("unitIds", units)?;
    let capacity = context.person()?.capacity.id;
    let mut made = Vec::with_capacity(units.len());
    for unit in units {
        let once = IdempotencyKey::of_part(capacity, key, unit.0, "createDrafts", sent)?;
        let done = draft::create(context, unit, benefit, change.clone(), &once.into()).await;
        made.push((unit, of_one(done)?));
    }
    Ok(made)
}

/// Submits each draft, at the version that was read.
pub async fn submit_each(
    context: &RequestContext,
    drafts: Vec<(ApplicationId, i32)>,
    declarations: &DeclarationsInput,
    key: &str,
) -> Result<Vec<Each<ApplicationId>>> {
    context.viewer.ensure_role_may(&Submit)?;
    let drafts = at_most("drafts", drafts)?;
    let capacity = context.person()?.capacity.id;
    let mut sent = Vec::with_capacity(drafts.len());
    for (id, expected) in drafts {
        let input = json!({ "id": id.0, "declarations": declarations });
        let once = IdempotencyKey::of_part(capacity, key, id.0, "submitApplications", &input)?;
        sent.push((id, of_one(submission::submit_once(context, id, expected, declarations.clone(), once).await)?));
    }
    Ok(sent)
}

/// Refuses more than fit in one act, and what is named twice.
fn at_most<T: PartialEq>(argument: &'static str, all: Vec<T>) -> Result<Vec<T>> {
    if all.len() > MOST_AT_ONCE {
        return Err(Error::BadRequest(Refusal::new("TOO_MANY_AT_ONCE").at([argument]).with("most", MOST_AT_ONCE)));
    }
    if let Some(at) = (1..all.len()).find(|at| all[..*at].contains(&all[*at])) {
        return Err(Error::BadRequest(Refusal::new("NAMED_TWICE").at([argument.to_owned(), at.to_string()])));
    }
    Ok(all)
}

/// A result of one: what may pass, or is a fault of the hub, ends the whole act.
fn of_one(done: Result<Application>) -> Result<Result<Application>> {
    match done {
        Err(error) if error.is_transient() || error.is_fault() => Err(error),
        done => Ok(done),
    }
}
