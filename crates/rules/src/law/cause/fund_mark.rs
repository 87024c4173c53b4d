//! The authorization codes (CA) by which the institute tells the firms of a fund.

use super::Fund;
use crate::controls::Confidence;

/// An authorization code that tells a fund. The funds that have no row here are told by who applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FundMark {
    /// The code.
    pub mark: &'static str,
    /// The fund whose firms bear it.
    pub fund: Fund,
    /// The act that says so.
    pub source: &'static str,
    /// How well it is founded.
    pub confidence: Confidence,
}

/// Every code that is known to tell a fund.
pub const FUND_MARKS: &[FundMark] = &[FundMark {
    mark: "0S",
    fund: Fund::ProfessionalActivities,
    // 0S takes the place of 0J, the mark of the wage-integration fund.
    source: "INPS circ. 77/2021",
    confidence: Confidence::Remembered,
}];
