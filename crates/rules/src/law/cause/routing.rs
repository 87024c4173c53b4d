//! From a position's classification to the benefit that serves it.

use std::ops::RangeInclusive;

use super::{Article10, Benefit, BenefitFit, FUND_MARKS, Fund};
use crate::ground::identifiers::{AuthorizationCode, StatisticalCode};

/// How the institute classifies a position on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Classification {
    /// The statistical contributive code (CSC).
    pub statistical_code: StatisticalCode,
    /// The authorization codes (CA), none to many.
    pub authorization_codes: Vec<AuthorizationCode>,
    /// The letter of art. 10 D.Lgs. 148/2015 that is registered, where one is.
    pub article10: Option<Article10>,
}

/// Where the classification sends a firm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destination {
    /// To a benefit that the institute pays.
    Benefit(Benefit),
    /// To a fund that the institute does not manage, as craft firms to theirs.
    Elsewhere,
    /// The classification does not say.
    Unknown,
}

/// The statistical codes of construction, in industry and in craft. Those that follow in the same classes, from 06 on, are of who
/// installs plants.
const CONSTRUCTION: [RangeInclusive<&str>; 2] = ["11301"..="11305", "41301"..="41305"];

/// The mark of firms served by the wage-integration fund.
const WAGE_INTEGRATION_FUND: &str = "0J";

impl Classification {
    /// The letter of art. 10 D.Lgs. 148/2015: the registered one decides, then the one that the firm declares, then the code.
    pub fn letter(&self, declared: Option<Article10>) -> Option<Article10> {
        self.article10.or(declared).or_else(|| self.letter_of_code())
    }

    /// The letter under which its limits count what is asked for and what was granted: the registered one or that of the code before any
    /// that was declared, which frees no week.
    pub fn letter_of_limits(&self, declared: Option<Article10>) -> Option<Article10> {
        self.article10.or_else(|| self.letter_of_code()).or(declared)
    }

    /// The letter that the statistical code alone shows: m, for construction.
    fn letter_of_code(&self) -> Option<Article10> {
        CONSTRUCTION.iter().any(|codes| codes.contains(&self.statistical_code.as_str())).then_some(Article10::M)
    }

    /// The fund that an authorization code shows.
    pub fn fund(&self) -> Option<Fund> {
        FUND_MARKS.iter().find(|row| self.has_mark(row.mark)).map(|row| row.fund)
    }

    /// Whether the position bears the mark of the wage-integration fund.
    pub fn is_of_wage_integration_fund(&self) -> bool {
        self.has_mark(WAGE_INTEGRATION_FUND)
    }

    fn has_mark(&self, mark: &str) -> bool {
        self.authorization_codes.iter().any(|code| code.as_str() == mark)
    }
}

/// Where a firm is sent: by its letter of art. 10 first, then by its marks, then by its sector.
///
/// Transport (class 115) may belong to a fund by its activity, which the code does not show.
pub fn destination(classification: &Classification, declared: Option<Article10>) -> Destination {
    use Destination::{Elsewhere, Unknown};
    if classification.letter(declared).is_some() {
        return Destination::Benefit(Benefit::Cigo);
    }
    if classification.fund().is_some() {
        return Destination::Benefit(Benefit::AisFund);
    }
    if classification.is_of_wage_integration_fund() {
        return Destination::Benefit(Benefit::AisFis);
    }
    match (classification.statistical_code.sector(), classification.statistical_code.class()) {
        ("1", "115") => Unknown,
        ("1", _) => Destination::Benefit(Benefit::Cigo),
        ("4", _) => Elsewhere,
        ("5", _) => Destination::Benefit(Benefit::Cisoa),
        ("7", _) => Destination::Benefit(Benefit::AisFis),
        _ => Unknown,
    }
}

/// Whether the benefit asked for suits the classification; unknown where it depends on more than that.
pub fn fit(requested: Benefit, classification: &Classification, declared: Option<Article10>) -> BenefitFit {
    fit_of(requested, destination(classification, declared))
}

pub(super) fn fit_of(requested: Benefit, destination: Destination) -> BenefitFit {
    match (requested, destination) {
        (requested, Destination::Benefit(suggested)) if requested == suggested => BenefitFit::Suggested,
        (requested, _) if !requested.follows_from_classification() => BenefitFit::Unknown,
        (_, Destination::Unknown) => BenefitFit::Unknown,
        _ => BenefitFit::NotCompatible,
    }
}
