//! The employer as a node.

use async_graphql::{ID, SimpleObject};
use omnia_edge::PlainFields;

use crate::core::graph::identifiers::VatNumber;
use crate::core::ids::EmployerId;
use crate::registry::store::Employer;

/// An employer (datore di lavoro).
#[derive(SimpleObject, PlainFields)]
#[graphql(name = "Employer", complex)]
pub struct EmployerNode {
    /// As `node(id:)` takes it; it never changes.
    pub id: ID,
    /// VAT number; it may differ from the tax code.
    pub vat_number: Option<VatNumber>,
    /// The name of the firm, as the registry has it.
    pub name: String,
    /// Legal form, as in the register of companies.
    pub legal_form: String,
    /// Its key.
    #[graphql(skip)]
    pub key: EmployerId,
    /// Its tax code, as it is registered.
    #[graphql(skip)]
    pub registered_tax_code: String,
}

impl From<Employer> for EmployerNode {
    fn from(employer: Employer) -> Self {
        Self {
            id: employer.id.into(),
            vat_number: employer.vat_number.map(Into::into),
            name: employer.name,
            legal_form: employer.legal_form,
            key: employer.id,
            registered_tax_code: employer.tax_code,
        }
    }
}
