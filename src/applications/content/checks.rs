//! Checks of single values, each with the field that it refuses.

use omnia_rules::identifiers::TaxCode;
use omnia_rules::worker_list::{MOST_HOURS, MOST_WEEKLY_HOURS};
use rust_decimal::Decimal;

use crate::core::error::{Refusal, Result};
use crate::core::graph::{self, Amount};

/// Hours of work; refused where they are not positive, or more than a list may hold.
pub fn positive(hours: Amount, path: &[&str]) -> Result<Decimal> {
    if hours.0 > Decimal::ZERO && hours.0 <= Decimal::from(MOST_HOURS) {
        Ok(hours.0)
    } else {
        Err(Refusal::new("HOURS_NOT_POSITIVE").at(path.iter().copied()).into())
    }
}

/// Hours of a week; refused where a week has fewer.
pub fn weekly(hours: Amount, path: &[&str]) -> Result<Decimal> {
    let hours = positive(hours, path)?;
    if hours > Decimal::from(MOST_WEEKLY_HOURS) { Err(Refusal::new("WEEKLY_HOURS").at(path.iter().copied()).into()) } else { Ok(hours) }
}

/// Workers, weeks or days: more than any firm has.
pub const MOST_COUNTED: i32 = 1_000_000;

/// A number of workers, weeks or days; refused where it is negative, or more than any firm has.
pub fn count(number: i32, path: &[&str]) -> Result<i32> {
    counted(number, MOST_COUNTED, path)
}

/// A number of something; refused where it is negative, or more than there can be.
pub fn counted<S: Into<String> + Clone>(number: i32, most: i32, path: &[S]) -> Result<i32> {
    let refused = || Refusal::new("COUNT_OUT_OF_RANGE").at(path.iter().cloned()).with("most", most);
    if (0..=most).contains(&number) { Ok(number) } else { Err(refused().into()) }
}

/// The tax code of a person; refused where it is malformed, or a body's.
pub fn person<S: Into<String>, P: IntoIterator<Item = S>>(code: &graph::identifiers::TaxCode, path: impl Fn() -> P) -> Result<TaxCode> {
    let code = TaxCode::parse(&code.0).map_err(|invalid| Refusal::from(&invalid).at(path()))?;
    if code.is_person() { Ok(code) } else { Err(Refusal::new("TAX_CODE_OF_BODY").at(path()).into()) }
}
