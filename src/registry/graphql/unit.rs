//! The productive unit as a node.

use async_graphql::{ComplexObject, Context, ID, SimpleObject};
use omnia_edge::PlainFields;
use omnia_rules::controls::UnitKind;

use super::office::OfficeNode;
use crate::core::graph::Date;
use crate::core::graph::identifiers::MunicipalityCode;
use crate::core::ids::OfficeId;
use crate::core::{Error, RequestContextExt, Result};
use crate::registry::loaders::OfficeById;
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
    /// Of the competent office.
    #[graphql(skip)]
    pub office_key: OfficeId,
    #[graphql(skip)]
    registered_kind: String,
}

impl From<Unit> for ProductiveUnitNode {
    fn from(unit: Unit) -> Self {
        Self {
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

#[ComplexObject]
impl ProductiveUnitNode {
    /// Seat, plant or construction site.
    async fn kind(&self) -> Result<UnitKind> {
        let kind: omnia_rules::controls::UnitKind = self.registered_kind.parse().map_err(Error::fault)?;
        Ok(kind)
    }

    /// The office that is competent for it.
    async fn office(&self, ctx: &Context<'_>) -> Result<Option<OfficeNode>> {
        Ok(ctx.load::<OfficeById>(self.office_key).await?.map(Into::into))
    }
}
