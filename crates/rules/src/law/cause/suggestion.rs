//! The benefits that are suggested to a firm, and why: it advises, and the firm may ask for any of them.

use rust_decimal::Decimal;

use super::routing::fit_of;
use super::{Article10, Benefit, BenefitFit, Classification, Desk, Destination, Fund, destination};
use crate::law::schemes::{is_large, is_within_reach_of_fund};

/// What decides which benefits suit a firm.
#[derive(Debug, Clone, Copy)]
pub struct Firm<'a> {
    /// How the position is classified.
    pub classification: &'a Classification,
    /// The letter of art. 10 D.Lgs. 148/2015 that the firm declares.
    pub article10: Option<Article10>,
    /// The bilateral fund that the firm declares; what its authorization codes show prevails.
    pub fund: Option<Fund>,
    /// Its average employees in the half-year before.
    pub employees: Option<Decimal>,
}

/// A benefit, and whether it suits the firm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggestion {
    /// The benefit.
    pub benefit: Benefit,
    /// The fund, for a fund's allowance, where it is known.
    pub fund: Option<Fund>,
    /// Whether it suits the firm.
    pub fit: BenefitFit,
    /// Why.
    pub reason: Reason,
    /// Who takes the application.
    pub desk: Desk,
}

/// Every benefit, with its fit for the firm. None is refused: what is not compatible may be asked for (INPS msg 3422/2023).
pub fn suggestions(firm: Firm<'_>) -> Vec<Suggestion> {
    Benefit::ALL.iter().map(|benefit| suggestion(firm, *benefit)).collect()
}

fn suggestion(firm: Firm<'_>, benefit: Benefit) -> Suggestion {
    let sent = firm.destination();
    let (fit, reason) = match benefit {
        Benefit::Cigs => extraordinary(firm.employees, sent),
        Benefit::AisFis if firm.has_nobody() => (BenefitFit::NotCompatible, Reason::NoEmployees),
        _ => (fit_of(benefit, sent), because(sent)),
    };
    let fund = firm.fund().filter(|_| benefit == Benefit::AisFund && fit == BenefitFit::Suggested);
    let reason = if fit == BenefitFit::Unknown { Reason::Unknown } else { reason };
    Suggestion { benefit, fund, fit, reason, desk: benefit.desk() }
}

/// Firms of more than fifteen employees, outside the funds, may turn to the Ministry (art. 20 D.Lgs. 148/2015).
fn extraordinary(employees: Option<Decimal>, sent: Destination) -> (BenefitFit, Reason) {
    let outside_funds = matches!(sent, Destination::Benefit(Benefit::Cigo | Benefit::AisFis));
    match employees.filter(|_| outside_funds) {
        Some(employees) if is_large(employees) => (BenefitFit::Suggested, Reason::LargeFirm),
        Some(_) => (BenefitFit::NotCompatible, Reason::SmallFirm),
        None => (BenefitFit::Unknown, Reason::Unknown),
    }
}

const fn because(sent: Destination) -> Reason {
    match sent {
        Destination::Benefit(Benefit::Cigo) => Reason::Industry,
        Destination::Benefit(Benefit::AisFund) => Reason::BilateralFund,
        Destination::Benefit(Benefit::AisFis) => Reason::WageIntegrationFund,
        Destination::Benefit(Benefit::Cisoa) => Reason::Agriculture,
        Destination::Elsewhere => Reason::CraftFund,
        Destination::Benefit(_) | Destination::Unknown => Reason::Unknown,
    }
}

impl Firm<'_> {
    /// The fund: the one that the codes show; the declared one, unless the codes show the wage-integration fund.
    fn fund(self) -> Option<Fund> {
        let declared = self.fund.filter(|_| !self.classification.is_of_wage_integration_fund());
        self.classification.fund().or(declared)
    }

    /// Where the firm is sent, its letter of art. 10 first, then its fund.
    fn destination(self) -> Destination {
        let by_letter = self.classification.letter(self.article10).is_some();
        let by_fund = self.fund().filter(|_| !by_letter).map(|_| Destination::Benefit(Benefit::AisFund));
        by_fund.unwrap_or_else(|| destination(self.classification, self.article10))
    }

    fn has_nobody(self) -> bool {
        self.employees.is_some_and(|employees| !is_within_reach_of_fund(employees))
    }
}

named! {
    /// What a suggestion rests on.
    Reason {
        /// The firm falls under a letter of art. 10 D.Lgs. 148/2015, or its sector does.
        Industry = "INDUSTRY",
        /// The firm belongs to a bilateral fund.
        BilateralFund = "BILATERAL_FUND",
        /// No other benefit or fund serves the firm, and it has an employee at least.
        WageIntegrationFund = "WAGE_INTEGRATION_FUND",
        /// The firm is agricultural.
        Agriculture = "AGRICULTURE",
        /// The firm is of crafts, whose fund the institute does not manage.
        CraftFund = "CRAFT_FUND",
        /// The firm has nobody to integrate the wages of.
        NoEmployees = "NO_EMPLOYEES",
        /// The firm is large enough for the extraordinary benefit.
        LargeFirm = "LARGE_FIRM",
        /// The firm is too small for the extraordinary benefit.
        SmallFirm = "SMALL_FIRM",
        /// What is known of the firm does not decide it.
        Unknown = "NOT_TOLD",
    }
}

impl Reason {
    /// The act on which it rests; none where nothing is known.
    pub const fn legal_basis(self) -> Option<&'static str> {
        match self {
            Self::Industry => Some("art. 10 D.Lgs. 148/2015"),
            Self::BilateralFund => Some("art. 26 D.Lgs. 148/2015"),
            Self::WageIntegrationFund | Self::NoEmployees => Some("art. 29 D.Lgs. 148/2015"),
            Self::Agriculture => Some("art. 8 L. 457/1972"),
            Self::CraftFund => Some("art. 27 D.Lgs. 148/2015"),
            Self::LargeFirm | Self::SmallFirm => Some("art. 20 D.Lgs. 148/2015"),
            Self::Unknown => None,
        }
    }

    /// It, in Italian.
    pub const fn label_it(self) -> &'static str {
        match self {
            Self::Industry => "L'impresa rientra tra quelle della cassa integrazione ordinaria",
            Self::BilateralFund => "L'impresa appartiene a un fondo di solidarietà bilaterale",
            Self::WageIntegrationFund => "L'impresa è tutelata dal Fondo di integrazione salariale",
            Self::Agriculture => "L'impresa è agricola",
            Self::CraftFund => "L'impresa è artigiana: si rivolge al fondo dell'artigianato (FSBA), che l'Istituto non gestisce",
            Self::NoEmployees => "L'impresa non ha dipendenti",
            Self::LargeFirm => "L'impresa ha più di 15 dipendenti: la domanda si presenta al Ministero del Lavoro",
            Self::SmallFirm => "L'impresa non ha più di 15 dipendenti",
            Self::Unknown => "L'inquadramento e gli altri dati noti non bastano a dirlo",
        }
    }

    /// It, in English.
    pub const fn label_en(self) -> &'static str {
        match self {
            Self::Industry => "The firm is one of those of ordinary wage integration",
            Self::BilateralFund => "The firm belongs to a bilateral solidarity fund",
            Self::WageIntegrationFund => "The firm is served by the wage-integration fund",
            Self::Agriculture => "The firm is agricultural",
            Self::CraftFund => "The firm is of crafts: it turns to the craft fund (FSBA), which the institute does not manage",
            Self::NoEmployees => "The firm has no employees",
            Self::LargeFirm => "The firm has more than 15 employees: the application goes to the Ministry of Labour",
            Self::SmallFirm => "The firm has no more than 15 employees",
            Self::Unknown => "The classification and what else is known do not tell",
        }
    }
}
