//! The graph of the registry.

use async_graphql::{ComplexObject, Context, Enum, ID, Object, SimpleObject};
use omnia_edge::{DirectObject, PlainFields};

use crate::applications::{ApplicationConnection, ApplicationFilter, ApplicationOrder, ListArguments, applications_of};
use crate::core::access::acts::SeePersonalData;
use crate::core::graph::Date;
use crate::core::graph::identifiers::{
    AtecoCode, AuthorizationCode, MunicipalityCode, Pec, PositionNumber, StatisticalCode, TaxCode, VatNumber,
};
use crate::core::ids::{EmployerId, OfficeId, PositionId};
use crate::core::text::masked;
use crate::core::{Error, RequestContextExt, Result};
use crate::dashboard::{OpenCounters, OpenOfEmployer};
use crate::delegations::{DelegationNode, DelegationsOfPosition};
use crate::registry::loaders::{ClassificationsOf, EmployerById, OfficeById, PositionsOf, UnitsOf};
use crate::registry::store::{self, Classification, Employer, Intermediary, Office, Position, Unit};

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
    #[graphql(skip)]
    pub key: EmployerId,
    #[graphql(skip)]
    registered: String,
}

impl From<Employer> for EmployerNode {
    fn from(employer: Employer) -> Self {
        Self {
            id: employer.id.into(),
            vat_number: employer.vat_number.map(Into::into),
            name: employer.name,
            legal_form: employer.legal_form,
            key: employer.id,
            registered: employer.tax_code,
        }
    }
}

#[ComplexObject]
impl EmployerNode {
    /// Tax code: 11 digits for a body, 16 characters for a person, masked for who may not see personal data.
    async fn tax_code(&self, ctx: &Context<'_>) -> TaxCode {
        shown(&self.registered, ctx)
    }

    /// Its contributive positions that the viewer reaches, by number: at most 100.
    async fn positions(&self, ctx: &Context<'_>) -> Result<Vec<PositionNode>> {
        let found = ctx.load::<PositionsOf>(self.key).await?.unwrap_or_default();
        Ok(found.into_iter().take(100).map(Into::into).collect())
    }

    /// Its applications that the viewer sees.
    async fn applications(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them; all without it.")] filter: Option<ApplicationFilter>,
        #[graphql(desc = "In which order; the newest application first without it.")] order_by: Option<ApplicationOrder>,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
    ) -> Result<ApplicationConnection> {
        applications_of(ctx, self.key, ListArguments { filter, order: order_by, first, after }).await
    }

    /// What is open at this employer, as far as the viewer sees it.
    async fn counters(&self, ctx: &Context<'_>) -> Result<DirectObject<OpenCounters>> {
        Ok(DirectObject(ctx.load::<OpenOfEmployer>(self.key).await?.unwrap_or_default()))
    }
}

/// The tax code of a subject: a person's is personal data, a body's is in public registers.
fn shown(tax_code: &str, ctx: &Context<'_>) -> TaxCode {
    let is_persons = tax_code.len() == 16;
    if is_persons && ctx.viewer().ensure_role_may(&SeePersonalData).is_err() {
        TaxCode(masked(tax_code))
    } else {
        TaxCode(tax_code.to_owned())
    }
}

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
    #[graphql(skip)]
    pub key: PositionId,
    #[graphql(skip)]
    pub employer_key: EmployerId,
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

#[ComplexObject]
impl PositionNode {
    /// Whose position it is; null where the viewer does not see the employer.
    async fn employer(&self, ctx: &Context<'_>) -> Result<Option<EmployerNode>> {
        Ok(ctx.load::<EmployerById>(self.employer_key).await?.map(Into::into))
    }

    /// The office where the position is registered.
    async fn office(&self, ctx: &Context<'_>) -> Result<Option<OfficeNode>> {
        Ok(ctx.load::<OfficeById>(self.office_key).await?.map(Into::into))
    }

    /// How it was classified, oldest period first: at most 100.
    async fn classifications(&self, ctx: &Context<'_>) -> Result<Vec<ClassificationNode>> {
        let found = ctx.load::<ClassificationsOf>(self.key).await?.unwrap_or_default();
        Ok(found.into_iter().take(100).map(Into::into).collect())
    }

    /// Who is delegated for it or was, newest first, as far as the viewer sees them: at most 100.
    async fn delegations(&self, ctx: &Context<'_>) -> Result<Vec<DelegationNode>> {
        let found = ctx.load::<DelegationsOfPosition>(self.key).await?.unwrap_or_default();
        Ok(found.into_iter().map(Into::into).collect())
    }

    /// Its productive units, by number: at most 100.
    async fn units(&self, ctx: &Context<'_>) -> Result<Vec<ProductiveUnitNode>> {
        let found = ctx.load::<UnitsOf>(self.key).await?.unwrap_or_default();
        Ok(found.into_iter().take(100).map(Into::into).collect())
    }
}

/// How a position is classified in a period (inquadramento).
#[derive(SimpleObject)]
#[graphql(name = "Classification")]
pub struct ClassificationNode {
    /// Statistical contributive code (CSC), five digits.
    pub statistical_code: StatisticalCode,
    /// Authorization codes of the position (CA), a digit and a letter each.
    pub authorization_codes: Vec<AuthorizationCode>,
    /// ATECO_2007 or ATECO_2025.
    pub ateco_version: Option<String>,
    /// Economic activity in that version.
    pub ateco_code: Option<AtecoCode>,
    /// Letter of art. 10 D.Lgs. 148/2015 that the firm falls under.
    pub article10: Option<String>,
    /// First day.
    pub valid_from: Date,
    /// Last day; none while it holds.
    pub valid_to: Option<Date>,
}

impl From<Classification> for ClassificationNode {
    fn from(period: Classification) -> Self {
        Self {
            statistical_code: period.statistical_code.into(),
            authorization_codes: period.authorization_codes.into_iter().map(Into::into).collect(),
            ateco_version: period.ateco_version,
            ateco_code: period.ateco_code.map(Into::into),
            article10: period.article10,
            valid_from: Date(period.valid_from),
            valid_to: period.valid_to.map(Date),
        }
    }
}

/// What a productive unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "omnia_rules::controls::UnitKind")]
pub enum UnitKind {
    /// The seat of the firm: the unit with number 0.
    Seat,
    /// A plant or an office that stays.
    Plant,
    /// A construction site, with the days of its contract.
    #[graphql(name = "CONSTRUCTION_SITE")]
    Site,
}

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
        Ok(kind.into())
    }

    /// The office that is competent for it.
    async fn office(&self, ctx: &Context<'_>) -> Result<Option<OfficeNode>> {
        Ok(ctx.load::<OfficeById>(self.office_key).await?.map(Into::into))
    }
}

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
        shown(&self.registered, ctx)
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

#[derive(Default)]
pub struct RegistryQuery;

#[Object]
impl RegistryQuery {
    /// A position by its number (matricola), where the viewer reaches it.
    async fn position(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The number of the position with INPS: ten digits.")] number: PositionNumber,
    ) -> Result<Option<PositionNode>> {
        ctx.person()?;
        if number.0.len() != 10 {
            return Ok(None);
        }
        Ok(store::find_position(&mut *ctx.read().await?, &number.0).await?.map(Into::into))
    }
}
