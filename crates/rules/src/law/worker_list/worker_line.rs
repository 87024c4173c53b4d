//! A row of the list.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::ground::identifiers::{Iban, TaxCode};
use crate::law::Qualification;

/// A worker, as a row of the list has it; what the row leaves empty is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerLine {
    /// Who: always the code of a person.
    pub tax_code: TaxCode,
    /// What the worker is hired as.
    pub qualification: Qualification,
    /// Day of hiring.
    pub hired_on: Option<NaiveDate>,
    /// Hours a week by contract.
    pub contract_hours: Option<Decimal>,
    /// Days of actual work in the unit until the application.
    pub effective_days: Option<u32>,
    /// Days of actual work in the same contract for the contractor before.
    pub contractor_days: Option<u32>,
    /// Hours asked for the period.
    pub hours_requested: Option<Decimal>,
    /// Account for direct payment.
    pub iban: Option<Iban>,
}

impl WorkerLine {
    /// A worker of whom nothing else is known yet.
    pub const fn new(tax_code: TaxCode, qualification: Qualification) -> Self {
        Self {
            tax_code,
            qualification,
            hired_on: None,
            contract_hours: None,
            effective_days: None,
            contractor_days: None,
            hours_requested: None,
            iban: None,
        }
    }
}
