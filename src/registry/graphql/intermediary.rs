//! The intermediary as a node.

use async_graphql::{ComplexObject, Context, Enum, ID, SimpleObject};

use super::tax_code::visible_tax_code;
use crate::core::graph::identifiers::TaxCode;
use crate::registry::store::Intermediary;

/// Who is entitled to act for employers (art. 1 L. 12/1979).
#[derive(SimpleObject)]
#[graphql(name = "Intermediary", complex)]
pub struct IntermediaryNode {
    /// As `node(id:)` takes it; it never changes.
    pub id: ID,
    /// The name of the practice or association.
    pub name: String,
    /// By which law it may act for employers.
    pub kind: IntermediaryKind,
    #[graphql(skip)]
    registered: String,
}

#[ComplexObject]
impl IntermediaryNode {
    /// Tax code: 11 digits for a body, 16 characters for a person, masked for who may not see personal data.
    async fn tax_code(&self, ctx: &Context<'_>) -> TaxCode {
        visible_tax_code(&self.registered, ctx)
    }
}

/// What entitles an intermediary (art. 1 L. 12/1979).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum IntermediaryKind {
    /// Consulente del lavoro.
    LabourConsultant,
    /// Dottore commercialista or esperto contabile.
    Accountant,
    /// Avvocato.
    Lawyer,
    /// Service of a trade association, for craft and small firms.
    TradeAssociation,
    /// Centre assisted by consultants.
    DataProcessingCentre,
    /// Perito agrario or agrotecnico.
    AgriculturalExpert,
}

impl IntermediaryKind {
    fn of(text: &str) -> Self {
        match text {
            "LABOUR_CONSULTANT" => Self::LabourConsultant,
            "ACCOUNTANT" => Self::Accountant,
            "LAWYER" => Self::Lawyer,
            "TRADE_ASSOCIATION" => Self::TradeAssociation,
            "DATA_PROCESSING_CENTRE" => Self::DataProcessingCentre,
            _ => Self::AgriculturalExpert,
        }
    }
}

impl From<Intermediary> for IntermediaryNode {
    fn from(intermediary: Intermediary) -> Self {
        Self {
            id: intermediary.id.into(),
            name: intermediary.name,
            kind: IntermediaryKind::of(&intermediary.kind),
            registered: intermediary.tax_code,
        }
    }
}
