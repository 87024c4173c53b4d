//! What the benefits other than ordinary wage integration depend on.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::ground::calendar::Period;
use crate::ground::identifiers::TaxCode;
use crate::law::schemes::DayPart;

/// What the benefits other than ordinary wage integration depend on; what is absent is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scheme {
    /// The average employees of the half-year before the start, part-time ones in proportion (R44, R45).
    pub average_employees: Option<Decimal>,
    /// The weeks that the wage-integration fund granted in the two years that end with the last day asked for, those
    /// asked for now left out (R44).
    pub weeks_in_two_years: Option<u32>,
    /// The extraordinary benefits and the solidarity contracts of the unit (R20).
    pub beside: Vec<OtherBenefit>,
    /// The agricultural workers, by tax code; R47 does not check a worker who is not among them.
    pub agricultural: HashMap<TaxCode, AgriculturalWorker>,
    /// Whether the weather was heat (R48).
    pub heat: bool,
}

named! {
    /// What may stand beside ordinary wage integration in a unit.
    OtherBenefitKind {
        /// Extraordinary wage integration.
        Cigs = "CIGS",
        /// A solidarity contract.
        SolidarityContract = "SOLIDARITY_CONTRACT",
    }
}

/// A benefit that the unit has at the same time as the one asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherBenefit {
    /// What it is.
    pub kind: OtherBenefitKind,
    /// Its days.
    pub period: Period,
    /// Its workers, by name.
    pub workers: HashSet<TaxCode>,
}

/// An agricultural worker.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgriculturalWorker {
    /// The days granted before, by calendar year; those of a derogation left out.
    pub used: BTreeMap<i32, u32>,
    /// The days asked for, and how much of each; none when they are not given yet.
    pub requested: BTreeMap<NaiveDate, DayPart>,
    /// Days of work with the firm in the year.
    pub days_with_firm: Option<u32>,
    /// Whether the contract has a term.
    pub fixed_term: bool,
}

impl AgriculturalWorker {
    /// The same, who was granted at least these days, by calendar year: what was granted prevails over fewer that are declared.
    pub fn having_used(mut self, granted: Option<&BTreeMap<i32, u32>>) -> Self {
        for (year, days) in granted.into_iter().flatten() {
            let used = self.used.entry(*year).or_default();
            *used = (*used).max(*days);
        }
        self
    }
}
