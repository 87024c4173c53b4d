//! SQL of capacities.

use chrono::NaiveDate;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::core::access::{Capacity, Function, Role, SubjectKind};
use crate::core::error::{Error, Result};
use crate::core::ids::{AccountId, CapacityId, EmployerId, IntermediaryId, OfficeId};

/// A capacity, and whose it is.
#[derive(Debug, Clone)]
pub struct HeldCapacity {
    /// The account that holds it.
    pub account: AccountId,
    /// Name and surname.
    pub account_name: String,
    /// The capacity.
    pub capacity: Capacity,
}

/// A capacity as the database keeps it, with the names of its account and its subject.
struct HeldRow {
    id: Uuid,
    account_id: Uuid,
    account_name: String,
    role: String,
    function: String,
    employer_id: Option<Uuid>,
    intermediary_id: Option<Uuid>,
    office_id: Option<Uuid>,
    subject_name: Option<String>,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
}

impl TryFrom<HeldRow> for HeldCapacity {
    type Error = Error;

    fn try_from(row: HeldRow) -> Result<Self> {
        let capacity = Capacity {
            id: CapacityId(row.id),
            role: row.role.parse().map_err(Error::fault)?,
            function: row.function.parse().map_err(Error::fault)?,
            employer: row.employer_id.map(EmployerId),
            intermediary: row.intermediary_id.map(IntermediaryId),
            office: row.office_id.map(OfficeId),
            subject: row.subject_name,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
        };
        Ok(Self { account: AccountId(row.account_id), account_name: row.account_name, capacity })
    }
}

/// The capacities of the account that is bound, oldest first.
pub async fn my_capacities(db: &mut PgConnection) -> Result<Vec<HeldCapacity>> {
    let rows = sqlx::query_as!(
        HeldRow,
        r#"select capacity_id as "id!", account_id as "account_id!", account_name as "account_name!", role as "role!",
            function as "function!", employer_id, intermediary_id, office_id, subject_name, valid_from as "valid_from!", valid_to
        from my_capacities()
        order by valid_from, capacity_id
        limit 200"#
    );
    rows.fetch_all(db).await?.into_iter().map(HeldCapacity::try_from).collect()
}

/// Reads capacities, named c: the columns are always the same, what they are read from is not.
macro_rules! held {
    ($from:tt, $arg:expr) => {
        sqlx::query_as!(
            HeldRow,
            r#"select c.id as "id!", c.account_id as "account_id!", (select name from account where id = c.account_id) as "account_name!",
                c.role as "role!", c.function as "function!", c.employer_id as "employer_id?", c.intermediary_id as "intermediary_id?",
                c.office_id as "office_id?",
                coalesce(
                    (select name from employer where id = c.employer_id),
                    (select name from intermediary where id = c.intermediary_id),
                    (select name from office where id = c.office_id)) as subject_name,
                c.valid_from as "valid_from!", c.valid_to as "valid_to?"
            "#
                + $from,
            $arg
        )
    };
}

/// Capacities by key, those that the viewer sees.
pub async fn find_capacities(db: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<HeldCapacity>> {
    let rows = held!("from capacity c where c.id = any($1)", ids);
    rows.fetch_all(db).await?.into_iter().map(HeldCapacity::try_from).collect()
}

/// The capacities of many accounts, oldest first: at most 200 of each.
pub async fn capacities_of(db: &mut PgConnection, accounts: &[Uuid]) -> Result<Vec<HeldCapacity>> {
    let rows = held!(
        "from unnest($1::uuid[]) as wanted (id)
        cross join lateral (
            select *
            from capacity
            where account_id = wanted.id
            order by valid_from, id
            limit 200
        ) c
        order by c.valid_from, c.id",
        accounts
    );
    rows.fetch_all(db).await?.into_iter().map(HeldCapacity::try_from).collect()
}

/// A new capacity.
pub struct NewCapacity {
    /// Its key.
    pub id: CapacityId,
    /// Whose it is.
    pub account: AccountId,
    /// What the hub lets it do.
    pub role: Role,
    /// In what function the person holds the role.
    pub function: Function,
    /// The employer, intermediary or office, as the role needs.
    pub subject: Option<Uuid>,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day; none while it is open.
    pub valid_to: Option<NaiveDate>,
}

/// Writes a new capacity.
pub async fn add_capacity(db: &mut PgConnection, capacity: &NewCapacity) -> Result<()> {
    let of = |kind: SubjectKind| capacity.subject.filter(|_| capacity.role.acts_for() == Some(kind));
    sqlx::query!(
        "insert into capacity (id, account_id, role, function, employer_id, intermediary_id, office_id, valid_from, valid_to)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        capacity.id.0,
        capacity.account.0,
        capacity.role.as_str(),
        capacity.function.as_str(),
        of(SubjectKind::Employer),
        of(SubjectKind::Intermediary),
        of(SubjectKind::Office),
        capacity.valid_from,
        capacity.valid_to
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The account of a capacity that the viewer sees, with its first and last day, or `NotFound`.
pub async fn get_period(db: &mut PgConnection, id: CapacityId) -> Result<(AccountId, NaiveDate, Option<NaiveDate>)> {
    let row = sqlx::query!("select account_id, valid_from, valid_to from capacity where id = $1", id.0).fetch_one(db).await?;
    Ok((AccountId(row.account_id), row.valid_from, row.valid_to))
}

/// Writes the last day of a capacity.
pub async fn end_capacity(db: &mut PgConnection, id: CapacityId, last_day: NaiveDate) -> Result<()> {
    sqlx::query!("update capacity set valid_to = $2 where id = $1", id.0, last_day).execute(db).await?;
    Ok(())
}

/// The subject of this kind with this key, tax code or code.
pub async fn find_subject(db: &mut PgConnection, kind: SubjectKind, key: Option<Uuid>, code: &str) -> Result<Option<Uuid>> {
    let found = match kind {
        SubjectKind::Employer => {
            sqlx::query_scalar!("select id from employer where id = $1 or tax_code = $2", key, code).fetch_optional(db).await?
        }
        SubjectKind::Intermediary => {
            sqlx::query_scalar!("select id from intermediary where id = $1 or tax_code = $2", key, code).fetch_optional(db).await?
        }
        SubjectKind::Office => {
            sqlx::query_scalar!("select id from office where id = $1 or code = $2", key, code).fetch_optional(db).await?
        }
    };
    Ok(found)
}
