//! The ceilings of the fund of credit institutions, banded by the monthly pay.

use rust_decimal::Decimal;

use super::exact::{cents, number};
use super::integration::AFTER_REDUCTION;
use super::{Ceiling, CeilingNotPublished};
use crate::controls::Confidence;

/// A band of monthly pay, and the most that is paid within it, in euro a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreditFundBand {
    /// The year of the hours lost.
    pub year: i32,
    /// The pay from which the band starts.
    pub from: Decimal,
    /// The ceiling.
    pub gross: Decimal,
    /// The act that publishes it.
    pub source: &'static str,
    /// How well it is known.
    pub confidence: Confidence,
}

/// Every band that is held, by year and pay. The second reaches 4,097.35 included, the third starts above it.
pub const CREDIT_FUND_BANDS: &[CreditFundBand] =
    &[band(2026, "0.00", "1407.77"), band(2026, "2592.03", "1622.62"), band(2026, "4097.36", "2049.90")];

const fn band(year: i32, from: &str, gross: &str) -> CreditFundBand {
    CreditFundBand { year, from: number(from), gross: number(gross), source: "INPS circ. 4/2026", confidence: Confidence::Reported }
}

/// The ceiling of a year for a monthly pay.
///
/// Our reading: of these the gross alone is published, so the net is what the reduction of 5.84 % leaves of it.
pub fn credit_fund_ceiling(year: i32, monthly_pay: Decimal) -> Result<Ceiling, CeilingNotPublished> {
    let bands = CREDIT_FUND_BANDS.iter().filter(|band| band.year == year);
    let monthly_pay = cents(monthly_pay.max(Decimal::ZERO));
    let reached = bands.filter(|band| band.from <= monthly_pay).max_by_key(|band| band.from);
    let ceiling = |band: &CreditFundBand| Ceiling { gross: band.gross, net: cents(band.gross.saturating_mul(AFTER_REDUCTION)) };
    reached.map(ceiling).ok_or(CeilingNotPublished { year })
}
