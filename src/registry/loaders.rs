//! The registry, loaded for many nodes in one statement.

use std::collections::HashMap;

use sqlx::PgConnection;
use uuid::Uuid;

use super::store::{self, Classification, Employer, Intermediary, Office, Position, Unit};
use crate::core::batch::Load;
use crate::core::error::Result;
use crate::core::ids::{EmployerId, IntermediaryId, OfficeId, PositionId, UnitId};
use crate::core::request_context::RequestContext;

macro_rules! by_id {
    ($($(#[$doc:meta])* $name:ident: $id:ident => $row:ident by $read:path;)*) => {$(
        $(#[$doc])*
        pub struct $name;

        impl Load for $name {
            type Key = $id;
            type Value = $row;

            async fn load(db: &mut PgConnection, _: &RequestContext, ids: Vec<$id>) -> Result<HashMap<$id, $row>> {
                let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
                Ok($read(db, &ids).await?.into_iter().map(|row| (row.id, row)).collect())
            }
        }
    )*};
}

by_id! {
    /// Employers by key.
    EmployerById: EmployerId => Employer by store::employers;
    /// Positions by key.
    PositionById: PositionId => Position by store::positions;
    /// Productive units by key.
    UnitById: UnitId => Unit by store::units;
    /// Offices by key.
    OfficeById: OfficeId => Office by store::offices;
    /// Intermediaries by key.
    IntermediaryById: IntermediaryId => Intermediary by store::intermediaries;
}

macro_rules! many_of {
    ($($(#[$doc:meta])* $name:ident: $id:ident => $row:ident by $read:path, $owner:ident;)*) => {$(
        $(#[$doc])*
        pub struct $name;

        impl Load for $name {
            type Key = $id;
            type Value = Vec<$row>;

            async fn load(db: &mut PgConnection, _: &RequestContext, ids: Vec<$id>) -> Result<HashMap<$id, Vec<$row>>> {
                let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
                let mut found: HashMap<$id, Vec<$row>> = HashMap::new();
                for row in $read(db, &ids).await? {
                    found.entry(row.$owner).or_default().push(row);
                }
                Ok(found)
            }
        }
    )*};
}

many_of! {
    /// The positions of employers.
    PositionsOf: EmployerId => Position by store::positions_of, employer_id;
    /// The classification periods of positions.
    ClassificationsOf: PositionId => Classification by store::classifications_of, position_id;
    /// The productive units of positions.
    UnitsOf: PositionId => Unit by store::units_of, position_id;
}
