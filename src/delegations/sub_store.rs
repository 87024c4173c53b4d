//! SQL of sub-delegations and of those who can be given one.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::{PgConnection, QueryBuilder};
use uuid::Uuid;

use super::store::{self, map_duplicate};
pub use super::sub_delegation::Collaborator;
use super::sub_delegation::SubDelegation;
use crate::core::error::{Refusal, Result};
use crate::core::graph::{Page, SortColumns};
use crate::core::ids::{CapacityId, DelegationId, EmployerId, SubDelegationId};

/// Reads sub-delegations: the columns are always the same, what follows `from sub_delegation` is not.
macro_rules! sub_delegations {
    ($rest:tt $(, $arg:expr)* $(,)?) => {
        sqlx::query_as!(
            SubDelegation,
            r#"select id, delegation_id as delegation, capacity_id as capacity, collaborator_name,
                collaborator_account as "collaborator_account: _", valid_from, valid_to, created_at, ended_at
            from sub_delegation "# + $rest
            $(, $arg)*
        )
    };
}

/// The sub-delegations of many delegations that the viewer sees, oldest first.
pub async fn of_delegations(db: &mut PgConnection, delegations: &[Uuid]) -> Result<Vec<SubDelegation>> {
    Ok(sub_delegations!("where delegation_id = any($1) order by created_at, id", delegations).fetch_all(db).await?)
}

/// Sub-delegations by key, those that the viewer sees, each with the employer for whose position it is.
pub async fn find(db: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<(EmployerId, SubDelegation)>> {
    let found = sub_delegations!("where id = any($1)", ids).fetch_all(&mut *db).await?;
    let delegations: Vec<Uuid> = found.iter().map(|sub_delegation| sub_delegation.delegation.0).collect();
    let of: HashMap<DelegationId, EmployerId> =
        store::find(db, &delegations).await?.into_iter().map(|delegation| (delegation.id, delegation.employer)).collect();
    let with_employer = |sub_delegation: SubDelegation| Some((*of.get(&sub_delegation.delegation)?, sub_delegation));
    Ok(found.into_iter().filter_map(with_employer).collect())
}

/// A sub-delegation that the viewer sees, or `NotFound`.
pub async fn get(db: &mut PgConnection, id: SubDelegationId) -> Result<SubDelegation> {
    Ok(sub_delegations!("where id = $1", id.0).fetch_one(db).await?)
}

/// Writes a new sub-delegation. A collaborator has one open sub-delegation under a delegation at a time.
pub async fn add(db: &mut PgConnection, new: &SubDelegation) -> Result<()> {
    let added = sqlx::query!(
        "insert into sub_delegation (id, delegation_id, capacity_id, collaborator_name, collaborator_account, valid_from, valid_to, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.id.0,
        new.delegation.0,
        new.capacity.0,
        new.collaborator_name,
        new.collaborator_account.map(|id| id.0),
        new.valid_from,
        new.valid_to,
        new.created_at
    );
    let refusal = || Refusal::new("SUB_DELEGATION_ALREADY_OPEN").at(["collaborator"]).with("name", new.collaborator_name.as_str());
    map_duplicate(added.execute(db).await.map(drop), "sub_delegation_one_open", refusal)
}

/// Writes the end of a sub-delegation; refused where it has ended already.
pub async fn end(db: &mut PgConnection, ended: &SubDelegation) -> Result<()> {
    let done = sqlx::query!(
        "update sub_delegation
        set ended_at = $2
        where id = $1
            and ended_at is null",
        ended.id.0,
        ended.ended_at
    );
    if done.execute(db).await?.rows_affected() == 0 { Err(ended.has_ended()) } else { Ok(()) }
}

/// A sub-delegation that ended.
pub struct Ended {
    /// Which.
    pub id: SubDelegationId,
    /// The delegation that it depended on.
    pub delegation: DelegationId,
    /// The collaborator who acted under it.
    pub capacity: CapacityId,
}

/// Ends open sub-delegations whose last day has passed; skips those that another hub has locked.
pub async fn end_due(db: &mut PgConnection, today: NaiveDate, now: DateTime<Utc>, most: usize) -> Result<Vec<Ended>> {
    let ended = sqlx::query!(
        "update sub_delegation
        set ended_at = $2
        where id in (
            select id
            from sub_delegation
            where ended_at is null
                and valid_to < $1
            order by valid_to, id
            limit $3
            for update skip locked)
        returning id, delegation_id, capacity_id",
        today,
        now,
        i64::try_from(most).unwrap_or(i64::MAX)
    );
    let ended = ended.fetch_all(db).await?.into_iter();
    Ok(ended.map(|row| Ended { id: row.id.into(), delegation: row.delegation_id.into(), capacity: row.capacity_id.into() }).collect())
}

/// The collaborators of the practitioner's own intermediary, by name.
pub async fn collaborators(db: &mut PgConnection, page: &Page<String>) -> Result<Vec<Collaborator>> {
    let mut query = QueryBuilder::new(
        "select capacity_id as capacity, account_id as account, name, tax_code, valid_from, valid_to from collaborators() where true",
    );
    page.push(&mut query, SortColumns::ascending(&["name", "capacity_id"]));
    Ok(query.build_query_as().fetch_all(db).await?)
}

/// A collaborator of the practitioner's own intermediary, by capacity or by tax code.
pub async fn find_collaborator(
    db: &mut PgConnection,
    capacity: Option<CapacityId>,
    tax_code: Option<&str>,
) -> Result<Option<Collaborator>> {
    let collaborator = sqlx::query_as!(
        Collaborator,
        r#"select capacity_id as "capacity!", account_id as "account!", name as "name!", tax_code as "tax_code!", valid_from as "valid_from!", valid_to
        from collaborators()
        where capacity_id = $1
            or tax_code = $2
        order by valid_from
        limit 1"#,
        capacity.map(|capacity| capacity.0),
        tax_code
    );
    Ok(collaborator.fetch_optional(db).await?)
}
