//! SQL of delegations.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::{PgConnection, QueryBuilder};
use uuid::Uuid;

use super::domain::{Delegation, Step};
use super::request::Request;
use super::status::DelegationStatus;
use crate::core::error::{Error, Refusal, Result};
use crate::core::graph::{Page, SortColumns};
use crate::core::ids::{DelegationId, EmployerId, PositionId};

/// Reads delegations: the columns are always the same, what follows `from delegation` is not.
macro_rules! delegations {
    ($rest:tt $(, $arg:expr)* $(,)?) => {
        sqlx::query_as!(
            Delegation,
            r#"select id, intermediary_id as intermediary, position_id as position, employer_id as employer, employer_name, position_number,
                delegator_tax_code, status as "status: _", version, valid_from, valid_to, created_at, activated_at, activated_by,
                activated_by_account as "activated_by_account: _", signed_form_reference, renewed_at, renewal_form_reference, ended_at, ended_by,
                ended_by_account as "ended_by_account: _", end_reason
            from delegation "# + $rest
            $(, $arg)*
        )
    };
}

/// Delegations by key, those that the viewer sees.
pub async fn find(db: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<Delegation>> {
    Ok(delegations!("where id = any($1)", ids).fetch_all(db).await?)
}

/// A delegation that the viewer sees, or `NotFound`.
pub async fn get(db: &mut PgConnection, id: DelegationId) -> Result<Delegation> {
    find(db, &[id.0]).await?.pop().ok_or(Error::NotFound)
}

/// Which delegations are listed.
#[derive(Debug, Clone, Default)]
pub struct DelegationCriteria {
    /// Any of these; all where there is none.
    pub statuses: Option<Vec<DelegationStatus>>,
    /// Active ones that end by this day.
    pub expiring_until: Option<NaiveDate>,
    /// Of the position with this number.
    pub position_number: Option<String>,
}

/// The delegations that the viewer sees, newest first.
pub async fn list(db: &mut PgConnection, criteria: &DelegationCriteria, page: &Page<DateTime<Utc>>) -> Result<Vec<Delegation>> {
    let mut query = QueryBuilder::new(
        "select id, intermediary_id as intermediary, position_id as position, employer_id as employer, employer_name, position_number,
            delegator_tax_code, status, version, valid_from, valid_to, created_at, activated_at, activated_by, activated_by_account,
            signed_form_reference, renewed_at, renewal_form_reference, ended_at, ended_by, ended_by_account, end_reason
        from delegation
        where true",
    );
    if let Some(statuses) = &criteria.statuses {
        let statuses: Vec<String> = statuses.iter().map(|status| status.as_str().to_owned()).collect();
        query.push(" and status = any(").push_bind(statuses).push(")");
    }
    if let Some(day) = criteria.expiring_until {
        query.push(" and status = 'ACTIVE' and valid_to <= ").push_bind(day);
    }
    if let Some(number) = &criteria.position_number {
        query.push(" and position_number = ").push_bind(number.clone());
    }
    page.push(&mut query, SortColumns::descending(&["created_at", "id"]));
    Ok(query.build_query_as().fetch_all(db).await?)
}

/// The newest delegations of many positions, at most `each` of one.
pub async fn newest_of(db: &mut PgConnection, positions: &[Uuid], each: i64) -> Result<Vec<Delegation>> {
    let delegations = delegations!(
        "where id in (
            select newest.id
            from unnest($1::uuid[]) of_position
            cross join lateral (
                select d.id
                from delegation d
                where d.position_id = of_position
                order by d.created_at desc, d.id desc
                limit $2) newest)
        order by created_at desc, id desc",
        positions,
        each
    );
    Ok(delegations.fetch_all(db).await?)
}

/// A position that can be delegated, found by its number together with its delegator.
pub struct Delegable {
    /// The position.
    pub position: PositionId,
    /// Whose position it is.
    pub employer: EmployerId,
    /// The name of the employer.
    pub employer_name: String,
}

/// Finds the position of a request; none where the delegator is not the right one.
pub async fn find_delegable(db: &mut PgConnection, request: &Request) -> Result<Option<Delegable>> {
    let delegable = sqlx::query_as!(
        Delegable,
        r#"select position_id as "position!", employer_id as "employer!", employer_name as "employer_name!"
        from position_to_delegate($1, $2)"#,
        request.number.as_str(),
        request.delegator.as_str()
    );
    Ok(delegable.fetch_optional(db).await?)
}

/// Writes a new delegation. An intermediary has one open delegation for a position at a time.
pub async fn add(db: &mut PgConnection, new: &Delegation) -> Result<()> {
    let added = sqlx::query!(
        "insert into delegation (id, intermediary_id, position_id, employer_id, employer_name, position_number, delegator_tax_code, status,
            version, valid_from, valid_to, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        new.id.0,
        new.intermediary.0,
        new.position.0,
        new.employer.0,
        new.employer_name,
        new.position_number,
        new.delegator_tax_code,
        new.status.as_str(),
        new.version,
        new.valid_from,
        new.valid_to,
        new.created_at
    );
    let refusal = || Refusal::new("DELEGATION_ALREADY_OPEN").at(["positionNumber"]).with("number", new.position_number.as_str());
    map_duplicate(added.execute(db).await.map(drop), "delegation_one_open", refusal)
}

/// Writes a step. A step from an earlier version writes nothing and is refused.
pub async fn save(db: &mut PgConnection, step: &Step) -> Result<()> {
    let now = &step.delegation;
    let before = now.version - 1;
    let done = match now.status {
        DelegationStatus::Printed => set_status(db, now, before).await?,
        DelegationStatus::Active => set_active(db, now, before).await?,
        _ => set_ended(db, now, before).await?,
    };
    if done == 0 { Err(get(db, now.id).await?.version_conflict(before)) } else { Ok(()) }
}

async fn set_status(db: &mut PgConnection, now: &Delegation, before: i32) -> Result<u64> {
    let done = sqlx::query!(
        "update delegation
        set status = $3, version = version + 1
        where id = $1
            and version = $2",
        now.id.0,
        before,
        now.status.as_str()
    );
    Ok(done.execute(db).await?.rows_affected())
}

async fn set_active(db: &mut PgConnection, now: &Delegation, before: i32) -> Result<u64> {
    let done = sqlx::query!(
        "update delegation
        set status = 'ACTIVE', version = version + 1, valid_to = $3, activated_at = $4, activated_by = $5, activated_by_account = $6,
            signed_form_reference = $7, renewed_at = $8, renewal_form_reference = $9
        where id = $1
            and version = $2",
        now.id.0,
        before,
        now.valid_to,
        now.activated_at,
        now.activated_by,
        now.activated_by_account.map(|id| id.0),
        now.signed_form_reference,
        now.renewed_at,
        now.renewal_form_reference
    );
    Ok(done.execute(db).await?.rows_affected())
}

async fn set_ended(db: &mut PgConnection, now: &Delegation, before: i32) -> Result<u64> {
    let done = sqlx::query!(
        "update delegation
        set status = $3, version = version + 1, ended_at = $4, ended_by = $5, ended_by_account = $6, end_reason = $7
        where id = $1
            and version = $2",
        now.id.0,
        before,
        now.status.as_str(),
        now.ended_at,
        now.ended_by,
        now.ended_by_account.map(|id| id.0),
        now.end_reason
    );
    Ok(done.execute(db).await?.rows_affected())
}

/// Locks active delegations whose last day has passed for this transaction; skips those that another hub has locked.
pub async fn claim_due(db: &mut PgConnection, today: NaiveDate, most: usize) -> Result<Vec<Delegation>> {
    let due = delegations!(
        "where status = 'ACTIVE'
            and valid_to < $1
        order by valid_to, id
        limit $2
        for update skip locked",
        today,
        i64::try_from(most).unwrap_or(i64::MAX)
    );
    Ok(due.fetch_all(db).await?)
}

/// Locks active delegations that end by a day and were not announced yet, the soonest first; skips those that another hub has locked.
pub async fn claim_near(db: &mut PgConnection, until: NaiveDate, most: usize) -> Result<Vec<Delegation>> {
    let near = delegations!(
        "where status = 'ACTIVE'
            and valid_to <= $1
            and reminded_for is distinct from valid_to
        order by valid_to, id
        limit $2
        for update skip locked",
        until,
        i64::try_from(most).unwrap_or(i64::MAX)
    );
    Ok(near.fetch_all(db).await?)
}

/// Marks the last days of these as announced.
pub async fn mark_reminded(db: &mut PgConnection, reminded: &[Delegation]) -> Result<()> {
    let ids: Vec<Uuid> = reminded.iter().map(|delegation| delegation.id.0).collect();
    sqlx::query!("update delegation set reminded_for = valid_to where id = any($1)", &ids).execute(db).await?;
    Ok(())
}

/// Turns the violation of this uniqueness constraint into a refusal.
pub(super) fn map_duplicate(done: Result<(), sqlx::Error>, rule: &str, refusal: impl FnOnce() -> Refusal) -> Result<()> {
    match done.map_err(Error::from) {
        Err(error) if error.constraint() == Some(rule) => Err(refusal().into()),
        other => other,
    }
}
