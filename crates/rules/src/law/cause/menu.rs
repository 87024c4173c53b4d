//! The menu of benefits offered to a firm: it advises, and the firm may ask for any of them.

use rust_decimal::Decimal;

use super::routing::fit_of;
use super::{Article10, Benefit, BenefitFit, Classification, Desk, Destination, Fund, Reason, destination};
use crate::schemes::{is_large, is_within_reach_of_fund};

/// What tells which benefits suit a firm.
#[derive(Debug, Clone, Copy)]
pub struct Firm<'a> {
    /// How the position is classified.
    pub classification: &'a Classification,
    /// The letter of art. 10 D.Lgs. 148/2015 that the firm declares.
    pub article10: Option<Article10>,
    /// The bilateral fund that the firm declares; what its authorization codes tell prevails.
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
pub fn menu(firm: Firm<'_>) -> Vec<Suggestion> {
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
    let desk = if benefit == Benefit::Cigs { Desk::Ministry } else { Desk::Hub };
    Suggestion { benefit, fund, fit, reason: if fit == BenefitFit::Unknown { Reason::NotTold } else { reason }, desk }
}

/// Firms of more than fifteen employees, outside the funds, may turn to the Ministry (art. 20 D.Lgs. 148/2015).
fn extraordinary(employees: Option<Decimal>, sent: Destination) -> (BenefitFit, Reason) {
    let outside_funds = matches!(sent, Destination::Benefit(Benefit::Cigo | Benefit::AisFis));
    match employees.filter(|_| outside_funds) {
        Some(employees) if is_large(employees) => (BenefitFit::Suggested, Reason::LargeFirm),
        Some(_) => (BenefitFit::NotCompatible, Reason::SmallFirm),
        None => (BenefitFit::Unknown, Reason::NotTold),
    }
}

const fn because(sent: Destination) -> Reason {
    match sent {
        Destination::Benefit(Benefit::Cigo) => Reason::Industry,
        Destination::Benefit(Benefit::AisFund) => Reason::BilateralFund,
        Destination::Benefit(Benefit::AisFis) => Reason::WageIntegrationFund,
        Destination::Benefit(Benefit::Cisoa) => Reason::Agriculture,
        Destination::Elsewhere => Reason::CraftFund,
        Destination::Benefit(Benefit::Cigs) | Destination::Unknown => Reason::NotTold,
    }
}

impl Firm<'_> {
    /// The fund: the one that the codes tell; the declared one, unless the codes tell the wage-integration fund.
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
