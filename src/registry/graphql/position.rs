//! The contributive position as a node.

use async_graphql::{ID, SimpleObject};
use omnia_edge::PlainFields;

use crate::core::graph::identifiers::{Pec, PositionNumber};
use crate::core::ids::{EmployerId, OfficeId, PositionId};
use crate::registry::store::Position;

/// A contributive position of an employer (posizione contributiva).
#[derive(SimpleObject, PlainFields)]
#[graphql(name = "Position", complex)]
pub struct PositionNode {
    /// As `node(id:)` takes it; it never changes.
    pub id: ID,
    /// Position number (matricola), 10 digits; zeros count.
    pub number: PositionNumber,
    /// Certified e-mail address.
    pub pec: Option<Pec>,
    /// Its key.
    #[graphql(skip)]
    pub key: PositionId,
    /// Of its employer.
    #[graphql(skip)]
    pub employer_key: EmployerId,
    /// Of its office.
    #[graphql(skip)]
    pub office_key: OfficeId,
}

impl From<Position> for PositionNode {
    fn from(position: Position) -> Self {
        Self {
            id: position.id.into(),
            number: position.number.into(),
            pec: position.pec.map(Into::into),
            key: position.id,
            employer_key: position.employer_id,
            office_key: position.office_id,
        }
    }
}
