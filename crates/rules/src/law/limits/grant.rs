//! An authorization of the unit.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Ground;
use crate::calendar::{InvalidPeriod, Period};
use crate::cause::Benefit;

/// A run of days authorized to the unit, as the archive tells it: not yet held to be sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// What it is known by, such as the number of the authorization.
    pub reference: String,
    /// The benefit; the limits count the ordinary one, the five years the extraordinary one too.
    pub benefit: Benefit,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day, included.
    pub to: NaiveDate,
    /// Why its days were lost.
    pub ground: Ground,
    /// Hours authorized, when they are known.
    pub hours: Option<Decimal>,
}

impl Grant {
    /// Ordinary wage integration from a day to another, both included, of which nothing else is known.
    pub fn new(reference: &str, from: NaiveDate, to: NaiveDate) -> Self {
        Self { reference: reference.to_owned(), benefit: Benefit::Cigo, from, to, ground: Ground::default(), hours: None }
    }

    /// Its days, when they make a period.
    pub fn period(&self) -> Result<Period, InvalidPeriod> {
        Period::new(self.from, self.to)
    }
}
