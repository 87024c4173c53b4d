//! Who is in service at an office.

use sqlx::PgConnection;

use crate::core::access::Role;
use crate::core::error::{Error, Result};
use crate::core::ids::CapacityId;

/// Someone in service at the viewer's office.
pub struct Colleague {
    /// The capacity in which they serve.
    pub capacity: CapacityId,
    /// Name and surname.
    pub name: String,
    /// Operator or director.
    pub role: Role,
}

/// Those in service at the viewer's office today, by name.
pub async fn colleagues(db: &mut PgConnection) -> Result<Vec<Colleague>> {
    let rows =
        sqlx::query!(r#"select capacity_id as "id!", name as "name!", role as "role!" from colleagues() order by name, capacity_id"#);
    let colleague = |id, name, role: String| Ok(Colleague { capacity: CapacityId(id), name, role: role.parse().map_err(Error::fault)? });
    rows.fetch_all(db).await?.into_iter().map(|row| colleague(row.id, row.name, row.role)).collect()
}
