//! The table of causes: INPS circ. 139/2016 and msg 1548/2017, D.M. 95442/2016; art. 21 D.Lgs. 148/2015, art. 8 L. 457/1972.
//!
//! The institute publishes numbers for unavoidable events only; its 55 is the earthquake of 2016 alone.

use super::{Benefit, Cause, CauseRow, ReportRequirement};
use crate::ground::Confidence;

/// Every cause with what the institute holds of it.
pub const CAUSES: &[CauseRow] = &[
    row(Cause::LackOfWork, 2, 3, "Mancanza di lavoro o di commesse", "Lack of work or orders").with(INDICATORS),
    row(Cause::MarketCrisis, 3, 3, "Crisi di mercato", "Market crisis").with(INDICATORS),
    row(Cause::EndOfConstructionSite, 4, 4, "Fine cantiere o fine lavoro", "End of the site or of the work"),
    row(Cause::EndOfPhase, 4, 4, "Fine fase lavorativa", "End of a phase of the work"),
    row(Cause::DesignVariation, 5, 4, "Perizia di variante e suppletiva al progetto", "Variant to the project"),
    row(Cause::LackOfMaterials, 6, 5, "Mancanza di materie prime o componenti", "Lack of raw materials or components"),
    row(Cause::WeatherIndustry, 10, 6, "Eventi meteo (industria)", "Weather (industry)")
        .unavoidable(Some(1))
        .with(&[ReportRequirement::WeatherDetails]),
    row(Cause::WeatherConstruction, 10, 6, "Eventi meteo (edilizia)", "Weather (construction)")
        .unavoidable(Some(2))
        .of(&[Benefit::Cigo])
        .with(&[ReportRequirement::WeatherDetails]),
    row(
        Cause::StrikeOfDepartmentOrOtherFirm,
        7,
        7,
        "Sciopero di un reparto o di altra impresa",
        "Strike of a department or of another firm",
    ),
    row(Cause::FireCollapseFlood, 8, 8, "Incendi, crolli o alluvioni", "Fire, collapse or flood").unavoidable(Some(3)),
    row(Cause::Earthquake, 8, 8, "Sisma", "Earthquake").unavoidable(None),
    row(Cause::PowerOutage, 8, 8, "Mancanza di energia elettrica", "Power outage").unavoidable(Some(6)),
    row(Cause::PremisesUnusable, 8, 8, "Impraticabilità dei locali", "Unusable premises").unavoidable(Some(4)),
    row(Cause::PublicAuthorityOrder, 8, 8, "Sospensione per ordine della pubblica autorità", "Suspension by order of the public authority")
        .unavoidable(None) // INPS circ. 121/2025
        .of(ORDERS),
    row(Cause::MachineryBreakdown, 9, 9, "Guasto ai macchinari", "Machinery breakdown")
        .unavoidable(Some(31))
        .with(&[ReportRequirement::RepairAttestation, ReportRequirement::MaintenanceRecord]),
    row(Cause::ExtraordinaryMaintenance, 9, 9, "Manutenzione straordinaria", "Extraordinary maintenance"),
    row_of(Cause::Reorganisation, EXTRAORDINARY, "Riorganizzazione aziendale", "Reorganisation of the firm"),
    row_of(Cause::CompanyCrisis, EXTRAORDINARY, "Crisi aziendale", "Crisis of the firm"),
    row_of(Cause::SolidarityContract, EXTRAORDINARY, "Contratto di solidarietà", "Solidarity contract"),
    row_of(Cause::WeatherAgriculture, AGRICULTURE, "Intemperie stagionali (agricoltura)", "Seasonal weather (agriculture)"),
    row_of(
        Cause::OtherNotAttributable,
        AGRICULTURE,
        "Altre cause non imputabili al datore di lavoro o ai lavoratori",
        "Other causes brought about by neither employer nor workers",
    ),
];

/// The causes for which a benefit is granted, in the order in which they are shown.
pub fn causes_of(benefit: Benefit) -> impl Iterator<Item = Cause> {
    CAUSES.iter().map(|row| row.cause).filter(move |cause| cause.is_for(benefit))
}

/// The allowances are granted for the causes of the ordinary benefit too, art. 26 and 29 D.Lgs. 148/2015.
const ORDINARY: &[Benefit] = &[Benefit::Cigo, Benefit::AisFis, Benefit::AisFund];

/// The causes of art. 21 D.Lgs. 148/2015; of the wage-integration fund's firms, the small ones only (R45).
const EXTRAORDINARY: &[Benefit] = &[Benefit::AisFis, Benefit::AisFund, Benefit::Cigs];

/// The causes of art. 8 L. 457/1972.
const AGRICULTURE: &[Benefit] = &[Benefit::Cisoa];

/// Orders against the heat are a cause in agriculture too, INPS msg 2130/2025.
const ORDERS: &[Benefit] = &[Benefit::Cigo, Benefit::AisFis, Benefit::AisFund, Benefit::Cisoa];

const INDICATORS: &[ReportRequirement] = &[ReportRequirement::FinancialIndicators];

const fn row(cause: Cause, annex: u8, decree_article: u8, name_it: &'static str, name_en: &'static str) -> CauseRow {
    let ordinary = row_of(cause, ORDINARY, name_it, name_en);
    CauseRow { annex: Some(annex), decree_article: Some(decree_article), confidence: Confidence::Reported, ..ordinary }
}

/// The row of a cause that D.M. 95442/2016 does not know.
const fn row_of(cause: Cause, benefits: &'static [Benefit], name_it: &'static str, name_en: &'static str) -> CauseRow {
    let (institute_code, unavoidable, annex, decree_article, needs) = (None, false, None, None, &[]);
    let confidence = Confidence::Remembered;
    CauseRow { cause, benefits, institute_code, unavoidable, annex, decree_article, name_it, name_en, needs, confidence }
}

impl CauseRow {
    const fn unavoidable(self, institute_code: Option<u16>) -> Self {
        Self { unavoidable: true, institute_code, ..self }
    }

    const fn of(self, benefits: &'static [Benefit]) -> Self {
        Self { benefits, ..self }
    }

    const fn with(self, needs: &'static [ReportRequirement]) -> Self {
        Self { needs, ..self }
    }
}
