//! The people of an office, as the auditor sees them: those who left among them.

use chrono::NaiveDate;
use sqlx::PgConnection;

use crate::core::access::Role;
use crate::core::error::{Error, Result};
use crate::core::ids::{CapacityId, OfficeId};

/// Someone who is, was or will be in service at an office.
pub struct Official {
    /// The capacity in which they serve.
    pub capacity: CapacityId,
    /// Name and surname.
    pub name: String,
    /// Operator or director.
    pub role: Role,
    /// First day of service.
    pub valid_from: NaiveDate,
    /// Last day of service; none while it goes on.
    pub valid_to: Option<NaiveDate>,
}

/// The people of an office, by name: at most 1,000.
pub async fn officials(db: &mut PgConnection, office: OfficeId) -> Result<Vec<Official>> {
    let rows = sqlx::query!(
        r#"select capacity_id as "id!", name as "name!", role as "role!", valid_from as "valid_from!", valid_to
        from officials_of($1)"#,
        office.0
    );
    rows.fetch_all(db)
        .await?
        .into_iter()
        .map(|row| {
            let role = row.role.parse().map_err(Error::fault)?;
            Ok(Official { capacity: CapacityId(row.id), name: row.name, role, valid_from: row.valid_from, valid_to: row.valid_to })
        })
        .collect()
}
