//! Who acts on an application.

use sqlx::PgConnection;

use super::domain::{Actor, Application};
use super::store;
use crate::core::Result;
use crate::core::request_context::RequestContext;

/// Who acts, and for which employer where they act for another.
pub async fn actor(db: &mut PgConnection, context: &RequestContext, application: &Application) -> Result<Actor> {
    let person = context.person()?;
    context.accesses.application(application.id, application.employer);
    let on_behalf_of = match person.capacity.intermediary {
        Some(_) => store::employer_name(db, application.employer).await?,
        None => None,
    };
    Ok(Actor::person(person, on_behalf_of))
}
