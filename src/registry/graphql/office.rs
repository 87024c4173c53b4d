//! The office of the institute as a node.

use async_graphql::{ID, SimpleObject};
use omnia_edge::PlainFields;

use crate::registry::store::Office;

/// A territorial office of the institute (sede).
#[derive(SimpleObject, PlainFields)]
#[graphql(name = "Office")]
pub struct OfficeNode {
    /// As `node(id:)` takes it; it never changes.
    pub id: ID,
    /// The four digits of the office of INPS.
    pub code: String,
    /// The town of the office.
    pub name: String,
    /// Two letters.
    pub province: String,
}

impl From<Office> for OfficeNode {
    fn from(office: Office) -> Self {
        Self { id: office.id.into(), code: office.code, name: office.name, province: office.province }
    }
}
