//! The workers of an application.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::ground::identifiers::TaxCode;
use crate::law::Qualification;

/// A worker for whom the benefit is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beneficiary {
    /// Who.
    pub tax_code: TaxCode,
    /// What the worker is hired as.
    pub qualification: Option<Qualification>,
    /// Day of hiring.
    pub hired_on: Option<NaiveDate>,
    /// Days of actual work in the unit until the application.
    pub effective_days: Option<u32>,
    /// Days of actual work in the same contract for the contractor before.
    pub days_with_previous_contractor: u32,
    /// Hours asked for the period.
    pub hours_requested: Option<Decimal>,
    /// Hours a week by contract.
    pub contract_hours: Option<Decimal>,
    /// What the worker would have had for an hour, every element of the pay included, in euro.
    pub hourly_pay: Option<Decimal>,
    /// The account for direct payment, as it was written.
    pub iban: Option<String>,
    /// Work for others during the period.
    pub other_work: Option<OtherWork>,
}

/// Work for others, as the worker declares it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OtherWork {
    /// The days worked elsewhere.
    pub days: u32,
    /// Whether the worker notified the institute beforehand.
    pub declared_beforehand: bool,
}

impl Beneficiary {
    /// A worker of whom nothing else is known yet.
    pub const fn new(tax_code: TaxCode) -> Self {
        Self {
            tax_code,
            qualification: None,
            hired_on: None,
            effective_days: None,
            days_with_previous_contractor: 0,
            hours_requested: None,
            contract_hours: None,
            hourly_pay: None,
            iban: None,
            other_work: None,
        }
    }
}
