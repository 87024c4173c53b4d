//! The workers that an applicant writes into a draft.

use std::collections::HashMap;

use async_graphql::InputObject;
use omnia_rules::controls::Qualification;
use omnia_rules::identifiers::Iban;
use uuid::Uuid;

use crate::applications::content::beneficiary::{Beneficiary, MOST};
use crate::applications::content::checks::{count, person, positive, weekly};
use crate::applications::content::worker_extras::WorkerExtras;
use crate::applications::graphql::input::worker_extras::{AgriculturalWorkNode, WorkElsewhereNode};
use crate::core::error::{Error, Refusal, Result};
use crate::core::graph::{Amount, HiringDate, identifiers};
use crate::core::ids::BeneficiaryId;

/// A worker for whom the benefit is asked.
#[derive(Debug, Clone, InputObject)]
pub struct BeneficiaryInput {
    /// Tax code of the worker, 16 characters.
    pub tax_code: identifiers::TaxCode,
    /// What the worker is hired as.
    pub qualification: Qualification,
    /// The day of hiring, from which the 30 days of seniority count.
    pub hired_on: Option<HiringDate>,
    /// Hours a week by contract.
    pub contract_hours: Option<Amount>,
    /// Days of actual work in the productive unit.
    pub effective_days: Option<i32>,
    /// Days of actual work for the previous contractor of the same contract.
    pub contractor_days: Option<i32>,
    /// Hours asked for, over the whole period.
    pub hours_requested: Option<Amount>,
    /// Account for direct payment.
    pub iban: Option<identifiers::Iban>,
    /// For CISOA.
    pub agricultural: Option<AgriculturalWorkNode>,
    /// Work elsewhere during the benefit, as the worker told it.
    pub elsewhere: Option<WorkElsewhereNode>,
}

impl PartialEq for BeneficiaryInput {
    fn eq(&self, other: &Self) -> bool {
        self.tax_code == other.tax_code
    }
}

/// Reads workers given in a field; every line that is wrong is reported.
pub fn beneficiaries(list: Vec<BeneficiaryInput>, field: &str, key: impl Fn() -> Uuid) -> Result<Vec<Beneficiary>> {
    if list.len() > MOST {
        return Err(Refusal::new("LIST_TOO_LONG").at([field]).with("most", MOST).into());
    }
    let (mut workers, mut wrong) = (Vec::with_capacity(list.len()), Vec::new());
    let mut seen = HashMap::new();
    for (at, line) in list.into_iter().enumerate() {
        match beneficiary(field, at, line, BeneficiaryId(key())) {
            Ok(worker) => {
                if let Some(first) = seen.insert(worker.tax_code.clone(), at) {
                    wrong.push(Refusal::new("WORKER_TWICE").at([field, &at.to_string(), "taxCode"]).with("line", first + 1));
                }
                workers.push(worker);
            }
            Err(Error::Refused(refusals)) => wrong.extend(refusals),
            Err(other) => return Err(other),
        }
    }
    if wrong.is_empty() { Ok(workers) } else { Err(Error::Refused(wrong.into_iter().take(100).collect())) }
}

fn beneficiary(list: &str, at: usize, line: BeneficiaryInput, id: BeneficiaryId) -> Result<Beneficiary> {
    let place = at.to_string();
    let path = |field: &str| [list.to_owned(), place.clone(), field.to_owned()];
    let tax_code = person(&line.tax_code, || path("taxCode"))?;
    let iban = line.iban.map(|iban| Iban::parse(&iban.0)).transpose().map_err(|invalid| Refusal::from(&invalid).at(path("iban")))?;
    let contract_hours = line.contract_hours.map(|hours| weekly(hours, &[list, &place, "contractHours"]));
    let hours_requested = line.hours_requested.map(|hours| positive(hours, &[list, &place, "hoursRequested"]));
    let days = |days: Option<i32>, field: &str| days.map(|days| count(days, &[list, &place, field])).transpose();
    Ok(Beneficiary {
        id,
        ordinal: i32::try_from(at).map_err(Error::fault)?,
        tax_code: tax_code.as_str().to_owned(),
        qualification: line.qualification,
        hired_on: line.hired_on.map(|day| day.0),
        contract_hours: contract_hours.transpose()?,
        effective_days: days(line.effective_days, "effectiveDays")?,
        contractor_days: days(line.contractor_days, "contractorDays")?,
        hours_requested: hours_requested.transpose()?,
        iban: iban.map(|iban| iban.as_str().to_owned()),
        particulars: WorkerExtras { agricultural: line.agricultural.map(Into::into), elsewhere: line.elsewhere.map(Into::into) }
            .checked(path)?,
    })
}
