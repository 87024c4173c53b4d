//! What is left to productive units of the two years of ordinary wage integration (art. 12 c. 3 D.Lgs. 148/2015).

use std::collections::HashMap;

use omnia_rules::calendar::Week;
use omnia_rules::limits::{Balance, Counting, Record};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::applications::content::circumstances::Circumstances;
use crate::applications::examination::earlier_grants::to_units;
use crate::applications::examination::facts::history;
use crate::core::batch::Load;
use crate::core::error::Result;
use crate::core::ids::UnitId;
use crate::core::request_context::RequestContext;
use crate::registry::{self, Classifications, Unit};

/// What the two years that end with the week of today hold of units, as far as the hub authorized it. An office sees what it
/// authorized alone: of a unit elsewhere it would show too little, and shows nothing.
pub struct RoomOfUnit;

impl Load for RoomOfUnit {
    type Key = UnitId;
    type Value = Balance;

    async fn load(db: &mut PgConnection, context: &RequestContext, ids: Vec<UnitId>) -> Result<HashMap<UnitId, Balance>> {
        let office = context.person()?.capacity.office;
        let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
        let mut units = registry::units(db, &ids).await?;
        units.retain(|unit| office.is_none_or(|office| office == unit.office_id));
        let positions: Vec<Uuid> = units.iter().map(|unit| unit.position_id.0).collect();
        let classified = registry::classifications_by_position(db, &positions).await?;
        let none = Classifications::default();
        let of_unit = |unit: &Unit| (unit.id, classified.get(&unit.position_id).unwrap_or(&none));
        let of_units: HashMap<UnitId, &Classifications> = units.iter().map(of_unit).collect();
        let mut granted = to_units(db, &of_units, None).await?;
        let today = context.today();
        let left = of_units.into_iter().map(|(unit, classified)| {
            let history = history(&Circumstances::default(), granted.remove(&unit).unwrap_or_default(), classified);
            let letter = classified.on(today).and_then(|position| position.letter_of_limits(None));
            (unit, Record::of(&history, letter).balance(Week::of(today), Counting::Weeks))
        });
        Ok(left.collect())
    }
}
