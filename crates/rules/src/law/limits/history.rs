//! What the unit was granted and used before.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Counting, Ground};
use crate::ground::calendar::{InvalidPeriod, Period};
use crate::law::cause::Benefit;

/// A run of days authorized to the unit, as the archive has it: not yet checked.
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

named! {
    /// Which data the limits are held against.
    #[derive(Default)]
    Basis {
        /// What was authorized, as the archive has it.
        #[default]
        Authorized = "AUTHORIZED",
        /// The days that the employer certifies to have used (INPS msg 3566/2018).
        DeclaredUse = "DECLARED_USE",
    }
}

/// What the unit was granted and used before: nothing, when nothing is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// What was authorized to the unit, of every benefit; what is still under examination is left out.
    pub grants: Vec<Grant>,
    /// The days of ordinary wage integration that the employer certifies to have used; those inside no grant are left out.
    pub declared_use: Vec<NaiveDate>,
    /// Which of the two the limits are held against.
    pub basis: Basis,
    /// How the two years are counted.
    pub counting: Counting,
}
