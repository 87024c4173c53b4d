//! Numbers of authorizations: one series for each office and year, without gaps.

use chrono::{Datelike, NaiveDate};
use omnia_rules::identifiers::AuthorizationNumber;

use crate::core::error::{Error, Result};

/// A part of the number.
enum Part {
    /// Code of the office.
    Office,
    /// Last digits of the year, so many.
    Year(usize),
    /// Place in the office's series of the year, in at least so many digits.
    Sequence(usize),
}

/// The shape of the numbers: the institute's own is not public, so it is data.
const SHAPE: [Part; 3] = [Part::Office, Part::Year(2), Part::Sequence(6)];

/// The number at a place of an office's series.
pub fn number(office: &str, on: NaiveDate, sequence: u32) -> Result<AuthorizationNumber> {
    let year = format!("{:04}", on.year());
    let write = |part: &Part| match part {
        Part::Office => office.to_owned(),
        Part::Year(digits) => year.chars().skip(year.len().saturating_sub(*digits)).collect(),
        Part::Sequence(digits) => format!("{sequence:0digits$}"),
    };
    let text: String = SHAPE.iter().map(write).collect();
    AuthorizationNumber::parse(&text).map_err(Error::fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_twelve_digits_where_the_office_has_four() {
        let on = NaiveDate::from_ymd_opt(2026, 5, 20).unwrap_or_default();

        assert_eq!(number("4900", on, 7).ok().map(|number| number.as_str().to_owned()), Some("490026000007".to_owned()));
    }
}
