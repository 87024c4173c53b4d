//! The input of an intermediary for a delegation, read and checked.

use chrono::NaiveDate;
use omnia_rules::identifiers::{PositionNumber, TaxCode};

use crate::core::error::{Error, Refusal, Result};
use crate::core::graph::required_text;

/// The days of a delegation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// First day.
    pub from: NaiveDate,
    /// Last day; none where it holds until it is revoked.
    pub to: Option<NaiveDate>,
}

impl Days {
    /// Reads days in their order, of which the last is not past.
    pub fn read(from: NaiveDate, to: Option<NaiveDate>, today: NaiveDate) -> Result<Self> {
        match to {
            Some(to) if to < from => Err(Refusal::new("PERIOD_UPSIDE_DOWN").at(["validTo"]).with("from", from).with("to", to).into()),
            Some(to) if to < today => Err(period_over(to, today)),
            _ => Ok(Self { from, to }),
        }
    }
}

/// The refusal of a period that is past.
pub fn period_over(end: NaiveDate, today: NaiveDate) -> Error {
    Refusal::new("DELEGATION_OVER").at(["validTo"]).with("end", end).with("today", today).into()
}

/// A requested delegation.
#[derive(Debug, Clone)]
pub struct Request {
    /// The number of the position.
    pub number: PositionNumber,
    /// Who signs.
    pub delegator: TaxCode,
    /// For which days.
    pub days: Days,
}

impl Request {
    /// Reads all fields; the error holds a refusal for every wrong one.
    pub fn read(number: &str, delegator: &str, days: Result<Days>) -> Result<Self> {
        let number = PositionNumber::parse(number).map_err(|invalid| Refusal::from(&invalid).at(["positionNumber"]).into());
        let delegator = TaxCode::parse(delegator).map_err(|invalid| Refusal::from(&invalid).at(["delegatorTaxCode"]).into());
        match (number, delegator, days) {
            (Ok(number), Ok(delegator), Ok(days)) => Ok(Self { number, delegator, days }),
            (number, delegator, days) => Err(collect_refusals([number.err(), delegator.err(), days.err()])),
        }
    }

    /// The refusal where there is no such position or it is not this delegator's; it does not reveal which of the two.
    pub fn unknown(&self) -> Error {
        Refusal::new("DELEGATION_POSITION_UNKNOWN").at(["positionNumber"]).with("number", self.number.as_str()).into()
    }
}

fn collect_refusals(errors: [Option<Error>; 3]) -> Error {
    let refusals = errors.into_iter().flatten().flat_map(|error| match error {
        Error::Refused(refusals) => refusals,
        _ => Vec::new(),
    });
    Error::Refused(refusals.collect())
}

/// A form that the delegator signed, on the intermediary's word.
#[derive(Debug, Clone)]
pub struct SignedForm {
    /// Where the intermediary keeps it.
    pub reference: String,
}

impl SignedForm {
    /// Reads the declaration that it was signed, and its reference.
    pub fn read(is_signed: bool, reference: &str) -> Result<Self> {
        if !is_signed {
            return Err(Refusal::new("DECLARATION_MISSING").at(["declaration", "delegatorSigned"]).into());
        }
        let reference = required_text(reference, "formReference", 200).map_err(|error| within(error, "declaration"))?;
        Ok(Self { reference })
    }
}

/// Puts the path of a refusal under the field that holds it.
fn within(error: Error, field: &str) -> Error {
    match error {
        Error::Refused(refusals) => Error::Refused(
            refusals
                .into_iter()
                .map(|mut refusal| {
                    refusal.path.insert(0, field.to_owned());
                    refusal
                })
                .collect(),
        ),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(error: Error) -> Vec<(&'static str, String)> {
        match error {
            Error::Refused(refusals) => refusals.into_iter().map(|refusal| (refusal.code, refusal.path.join("."))).collect(),
            other => panic!("expected refusals, got {other}"),
        }
    }

    #[test]
    fn every_wrong_field_of_a_request_is_refused_by_name() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).expect("a day of March");
        let days = Days::read(day(17), Some(day(16)), day(16));

        let refused = Request::read("49", "RSSMRA85T10A562X", days).expect_err("nothing of it is right");

        let codes = codes(refused);
        assert_eq!(
            codes,
            [
                ("INVALID_IDENTIFIER", "positionNumber".to_owned()),
                ("INVALID_IDENTIFIER", "delegatorTaxCode".to_owned()),
                ("PERIOD_UPSIDE_DOWN", "validTo".to_owned())
            ]
        );
    }

    #[test]
    fn a_form_without_a_reference_is_refused_with_the_path_of_its_field() {
        let refused = SignedForm::read(true, "  ").expect_err("an empty reference names nothing");

        assert_eq!(codes(refused), [("TEXT_MISSING", "declaration.formReference".to_owned())]);
    }
}
