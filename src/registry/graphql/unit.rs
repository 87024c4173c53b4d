//! The productive unit as a node.

use async_graphql::{ID, SimpleObject};
use omnia_edge::PlainFields;

use crate::core::graph::Date;
use crate::core::graph::identifiers::MunicipalityCode;
use crate::core::ids::{OfficeId, UnitId};
use crate::registry::store::Unit;

/// A productive unit (unità produttiva).
#[derive(SimpleObject, PlainFields)]
#[graphql(name = "ProductiveUnit", complex)]
pub struct ProductiveUnitNode {
    /// As `node(id:)` takes it; it never changes.
    pub id: ID,
    /// Number within its position.
    pub number: i32,
    /// What the firm calls it.
    pub name: String,
    /// Street and number.
    pub address: String,
    /// Land-registry code of the municipality (Belfiore), a letter and three digits.
    pub municipality_code: MunicipalityCode,
    /// The name of the municipality that it lies in.
    pub municipality: String,
    /// Two letters.
    pub province: String,
    /// The first day on which it is registered.
    pub active_from: Date,
    /// The last day on which it is registered; null while it goes on.
    pub active_to: Option<Date>,
    /// For a site: first day of the contract.
    pub contract_from: Option<Date>,
    /// For a site: last day of the contract.
    pub contract_to: Option<Date>,
    /// Its key.
    #[graphql(skip)]
    pub key: UnitId,
    /// Of the competent office.
    #[graphql(skip)]
    pub office_key: OfficeId,
    /// Its kind, as it is registered.
    #[graphql(skip)]
    pub registered_kind: String,
}

impl From<Unit> for ProductiveUnitNode {
    fn from(unit: Unit) -> Self {
        Self {
            key: unit.id,
            id: unit.id.into(),
            number: unit.number,
            name: unit.name,
            address: unit.address,
            municipality_code: unit.municipality_code.into(),
            municipality: unit.municipality,
            province: unit.province,
            active_from: Date(unit.active_from),
            active_to: unit.active_to.map(Date),
            contract_from: unit.contract_from.map(Date),
            contract_to: unit.contract_to.map(Date),
            office_key: unit.office_id,
            registered_kind: unit.kind,
        }
    }
}
