//! The causes for which the benefits are granted: D.M. 95442/2016 for the ordinary one.

use super::{Benefit, CAUSES};
use crate::ground::Confidence;

named! {
    /// Why work stopped or slowed (causale).
    Cause {
        /// Lack of work or of orders (mancanza di lavoro o di commesse).
        LackOfWork = "LACK_OF_WORK",
        /// Crisis of the market (crisi di mercato).
        MarketCrisis = "MARKET_CRISIS",
        /// End of a construction site (fine cantiere).
        EndOfConstructionSite = "END_OF_SITE",
        /// End of a phase of work on a site (fine fase lavorativa).
        EndOfPhase = "END_OF_PHASE",
        /// A survey for a variant of the works (perizia di variante e suppletiva).
        DesignVariation = "VARIANT_SURVEY",
        /// Lack of raw materials or components (mancanza di materie prime o componenti).
        LackOfMaterials = "LACK_OF_MATERIALS",
        /// Weather, in industry (eventi meteo).
        WeatherIndustry = "WEATHER_INDUSTRY",
        /// Weather, on a construction site (eventi meteo, edilizia).
        WeatherConstruction = "WEATHER_CONSTRUCTION",
        /// A strike of another department or another firm (sciopero di un reparto o di altra impresa).
        StrikeOfDepartmentOrOtherFirm = "STRIKE_OF_DEPARTMENT_OR_OTHER_FIRM",
        /// Fire, collapse or flood (incendi, crolli, alluvioni).
        FireCollapseFlood = "FIRE_COLLAPSE_FLOOD",
        /// Earthquake (sisma).
        Earthquake = "EARTHQUAKE",
        /// Lack of electric power (mancanza di energia elettrica).
        PowerOutage = "POWER_OUTAGE",
        /// Premises that cannot be used (impraticabilità dei locali).
        PremisesUnusable = "PREMISES_UNUSABLE",
        /// Suspension by order of a public authority, for causes that are neither the employer's nor the workers' (ordine di pubblica
        /// autorità).
        PublicAuthorityOrder = "PUBLIC_AUTHORITY_ORDER",
        /// Breakdown of machinery (guasti ai macchinari).
        MachineryBreakdown = "MACHINERY_BREAKDOWN",
        /// Extraordinary maintenance (manutenzione straordinaria).
        ExtraordinaryMaintenance = "EXTRAORDINARY_MAINTENANCE",
        /// Reorganisation of the firm, an extraordinary cause (art. 21 D.Lgs. 148/2015).
        Reorganisation = "REORGANISATION",
        /// Crisis of the firm, an extraordinary cause.
        CompanyCrisis = "COMPANY_CRISIS",
        /// Solidarity contract, an extraordinary cause.
        SolidarityContract = "SOLIDARITY_CONTRACT",
        /// Weather, in agriculture.
        WeatherAgriculture = "WEATHER_AGRICULTURE",
        /// Another cause that is not attributable, in agriculture.
        OtherNotAttributable = "OTHER_NOT_ATTRIBUTABLE",
    }
}

named! {
    /// What the technical report of a cause must carry beside its text.
    ReportRequirement as "ReportNeed" {
        /// Economic and financial indicators, by year or by quarter.
        FinancialIndicators = "FINANCIAL_INDICATORS",
        /// Kind of work, phase, site, and event and hours of each day. Never a bulletin: the institute gets it by itself.
        WeatherDetails = "WEATHER_DETAILS",
        /// The attestation of the firm that did the repair.
        RepairAttestation = "REPAIR_ATTESTATION",
        /// The record of regular maintenance.
        MaintenanceRecord = "MAINTENANCE_RECORD",
    }
}

/// What the institute holds of a cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CauseRow {
    /// The cause.
    pub cause: Cause,
    /// The benefits that are granted for it.
    pub benefits: &'static [Benefit],
    /// The institute's number for it (INPS msg 1548/2017), where one is published.
    pub institute_code: Option<u16>,
    /// Whether it is an objectively unavoidable event (EONE) for the ordinary benefit.
    pub unavoidable: bool,
    /// The annex of INPS circ. 139/2016 that models its technical report; the ordinary benefit's causes have one.
    pub annex: Option<u8>,
    /// The article of D.M. 95442/2016 that defines it; the ordinary benefit's causes have one.
    pub decree_article: Option<u8>,
    /// Its name in Italian.
    pub name_it: &'static str,
    /// Its name in English.
    pub name_en: &'static str,
    /// What its technical report must carry.
    pub needs: &'static [ReportRequirement],
    /// How well it is founded that the benefits are granted for it.
    pub confidence: Confidence,
}

impl Cause {
    /// What the institute holds of it.
    pub fn row(self) -> &'static CauseRow {
        CAUSES.iter().find(|row| row.cause == self).expect("a test reads the row of every cause")
    }

    /// Whether it is an objectively unavoidable event (EONE), with its own term and limits.
    pub fn is_unavoidable(self) -> bool {
        self.row().unavoidable
    }

    /// Whether its technical report must carry something besides its text.
    pub fn needs(self, need: ReportRequirement) -> bool {
        self.row().needs.contains(&need)
    }

    /// Whether it is an objectively unavoidable event for a benefit: the allowances know two only, fire and premises
    /// (INPS msg 4752/2016), all others none.
    pub fn is_unavoidable_for(self, benefit: Benefit) -> bool {
        match benefit {
            Benefit::Cigo => self.is_unavoidable(),
            Benefit::AisFis | Benefit::AisFund => matches!(self, Self::FireCollapseFlood | Self::PremisesUnusable),
            _ => false,
        }
    }

    /// Whether the benefit is granted for it.
    pub fn is_for(self, benefit: Benefit) -> bool {
        self.row().benefits.contains(&benefit)
    }

    /// Whether it is one of those of the extraordinary benefit, art. 21 D.Lgs. 148/2015.
    pub const fn is_extraordinary(self) -> bool {
        matches!(self, Self::Reorganisation | Self::CompanyCrisis | Self::SolidarityContract)
    }

    /// Whether it is the weather, whose events are stated day by day.
    pub const fn is_weather(self) -> bool {
        matches!(self, Self::WeatherIndustry | Self::WeatherConstruction)
    }
}
