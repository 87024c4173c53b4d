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

/// The capacities of the account that is bound, oldest first.
pub async fn my_capacities(db: &mut PgConnection) -> Result<Vec<HeldCapacity>> {
    let rows = sqlx::query!(
        r#"select capacity_id as "capacity_id!", account_id as "account_id!", account_name as "account_name!", role as "role!",
            function as "function!", employer_id, intermediary_id, office_id, subject_name, valid_from as "valid_from!", valid_to
        from my_capacities()
        order by valid_from, capacity_id
        limit 200"#
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(HeldCapacity {
                account: AccountId(row.account_id),
                account_name: row.account_name,
                capacity: Capacity {
                    id: CapacityId(row.capacity_id),
                    role: row.role.parse().map_err(Error::fault)?,
                    function: row.function.parse().map_err(Error::fault)?,
                    employer: row.employer_id.map(EmployerId),
                    intermediary: row.intermediary_id.map(IntermediaryId),
                    office: row.office_id.map(OfficeId),
                    subject: row.subject_name,
                    valid_from: row.valid_from,
                    valid_to: row.valid_to,
                },
            })
        })
        .collect()
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
