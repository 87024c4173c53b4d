//! Kinds that applications are of, as the graph names them.

use async_graphql::Enum;
use serde::{Deserialize, Serialize};

/// A wage-integration benefit (prestazione).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Enum, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[graphql(name = "Benefit", remote = "omnia_rules::cause::Benefit")]
pub enum BenefitName {
    /// Ordinary wage integration, artt. 9 ss. D.Lgs. 148/2015.
    Cigo,
    /// Wage-integration allowance of the wage-integration fund.
    AisFis,
    /// Wage-integration allowance of a bilateral fund.
    AisFund,
    /// Wage integration for permanent farm workers, L. 457/1972.
    Cisoa,
    /// Extraordinary wage integration, asked for elsewhere.
    Cigs,
}

/// Why work stopped or slowed (causale).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Enum, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[graphql(name = "Cause", remote = "omnia_rules::cause::Cause")]
pub enum CauseName {
    /// Lack of work or of orders (mancanza di lavoro o di commesse).
    LackOfWork,
    /// Crisis of the market (crisi di mercato).
    MarketCrisis,
    /// End of a construction site (fine cantiere).
    EndOfSite,
    /// End of a phase of work on a site (fine fase lavorativa).
    EndOfPhase,
    /// A survey for a variant of the works (perizia di variante e suppletiva).
    VariantSurvey,
    /// Lack of raw materials or components (mancanza di materie prime o componenti).
    LackOfMaterials,
    /// Weather, in industry (eventi meteo).
    WeatherIndustry,
    /// Weather, on a construction site (eventi meteo, edilizia).
    WeatherConstruction,
    /// A strike of another department or another firm (sciopero di un reparto o di altra impresa).
    StrikeOfDepartmentOrOtherFirm,
    /// Fire, collapse or flood (incendi, crolli, alluvioni).
    FireCollapseFlood,
    /// Earthquake (sisma).
    Earthquake,
    /// Lack of electric power (mancanza di energia elettrica).
    PowerOutage,
    /// Premises that cannot be used (impraticabilità dei locali).
    PremisesUnusable,
    /// Suspension by order of a public authority, for causes that are neither the employer's nor the workers' (ordine di pubblica
    /// autorità).
    PublicAuthorityOrder,
    /// Breakdown of machinery (guasti ai macchinari).
    MachineryBreakdown,
    /// Extraordinary maintenance (manutenzione straordinaria).
    ExtraordinaryMaintenance,
    /// Reorganisation of the firm, an extraordinary cause (art. 21 D.Lgs. 148/2015).
    Reorganisation,
    /// Crisis of the firm, an extraordinary cause.
    CompanyCrisis,
    /// Solidarity contract, an extraordinary cause.
    SolidarityContract,
    /// Weather, in agriculture.
    WeatherAgriculture,
    /// Another cause that is not attributable, in agriculture.
    OtherNotAttributable,
}

/// Where an application stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(name = "ApplicationStatus", remote = "crate::applications::lifecycle::status::Status")]
pub enum StatusName {
    /// Editable; alerts are computed at each change (bozza).
    Draft,
    /// Frozen, not yet protocolled (inviata).
    Submitted,
    /// It has its protocol number and its office (protocollata).
    Protocolled,
    /// An operator took it (in carico).
    Assigned,
    /// Under examination (in istruttoria).
    UnderReview,
    /// A supplementary inquiry is open (richiesta integrazione).
    IntegrationRequested,
    /// Declarations are being checked (richiesta documentazione).
    DocumentsRequested,
    /// The answer came (integrata).
    IntegrationReceived,
    /// The term ended without an answer (termine decorso).
    IntegrationExpired,
    /// Granted (accolta).
    Accepted,
    /// Granted in part (accolta parzialmente).
    PartiallyAccepted,
    /// Refused (respinta).
    Rejected,
    /// Not admissible (irricevibile).
    Inadmissible,
    /// Given up by the applicant (rinuncia).
    Withdrawn,
}
