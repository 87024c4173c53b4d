//! What would be, without writing: the limits of a unit, and what an application is worth.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use omnia_rules::amounts::{CeilingNotPublished, Estimate};
use omnia_rules::calendar::Period;
use omnia_rules::cause::{Article10, Benefit, Cause, Fund};
use omnia_rules::controls::{self, Facts, Finding, RuleId, check};
use omnia_rules::identifiers::TaxCode;
use omnia_rules::limits::{FiveYears, Ground, Record, RequestedPeriod, Simulation, five_years, simulate};
use rust_decimal::Decimal;
use sqlx::PgConnection;

use crate::applications::content::circumstances::Circumstances;
use crate::applications::examination::earlier_grants;
use crate::applications::examination::facts::{history, own_facts, unit_facts};
use crate::applications::lifecycle::domain::Application;
use crate::core::error::{Error, Refusal, Result};
use crate::core::ids::{OfficeId, PositionId, UnitId};
use crate::registry;

/// The controls on how much may be asked.
const OF_LIMITS: [RuleId; 7] = {
    use RuleId::*;
    [R04, R05, R06, R07, R08, R09, R13]
};

/// Days that are only thought of.
pub struct LimitsAsked {
    pub unit: UnitId,
    pub period: Period,
    pub cause: Cause,
    pub article10: Option<Article10>,
    /// The days of the events; none where each day lost is its own.
    pub event_days: BTreeSet<NaiveDate>,
    pub declared: Circumstances,
}

/// What the limits say of them.
pub struct Limits {
    pub position: PositionId,
    /// Week by week.
    pub simulation: Simulation,
    pub five_years: FiveYears,
    pub findings: Vec<Finding>,
}

/// Holds days against the limits of a unit, on what was authorized to it or on what the employer declares to have used. An office sees
/// what it authorized alone: of a unit elsewhere it would tell too little.
pub async fn limits(db: &mut PgConnection, asked: LimitsAsked, office: Option<OfficeId>, today: NaiveDate) -> Result<Limits> {
    let unit = registry::get_unit(db, asked.unit).await?;
    if office.is_some_and(|office| office != unit.office_id) {
        return Err(Refusal::new("UNIT_OF_ANOTHER_OFFICE").at(["unitId"]).into());
    }
    let mut facts = Facts::on(today);
    facts.benefit = Some(Benefit::Cigo);
    facts.cause = Some(asked.cause);
    facts.period = Some(asked.period);
    facts.article10 = asked.article10;
    facts.unit = Some(unit_facts(db, asked.unit).await?);
    let classified = registry::classifications(db, unit.position_id).await?;
    facts.classification = classified.on(asked.period.from()).cloned();
    facts.history = history(&asked.declared, earlier_grants::to_unit(db, asked.unit, &classified, None).await?, &classified);
    facts.event_days = asked.event_days.clone();
    let letter = facts.letter_of_limits();
    let ground = Ground { event_days: asked.event_days, ..Ground::new(asked.cause, letter) };
    let (record, wanted) = (Record::of(&facts.history, letter), RequestedPeriod { period: asked.period, ground });
    Ok(Limits {
        position: unit.position_id,
        simulation: simulate(&record, &wanted),
        five_years: five_years(&record, &wanted),
        findings: OF_LIMITS.iter().flat_map(|rule| check(*rule, &facts)).collect(),
    })
}

/// The controls on what is paid and contributed: nobody's pay is kept, so they speak here alone.
const OF_AMOUNTS: [RuleId; 5] = {
    use RuleId::*;
    [R34, R35, R36, R46, R53]
};

/// What an application is worth.
pub struct PayEstimate {
    pub estimate: Estimate,
    /// Of its workers, in the order of the list.
    pub tax_codes: Vec<String>,
    facts: Facts,
}

impl PayEstimate {
    /// What the controls on amounts and on the contribution find with this pay.
    pub fn findings(&self) -> Vec<Finding> {
        OF_AMOUNTS.iter().flat_map(|rule| check(*rule, &self.facts)).collect()
    }
}

/// What each worker would have had for an hour, in euro.
pub struct HourlyPay {
    /// Of who is not named.
    pub usual: Decimal,
    /// By tax code.
    pub of_workers: HashMap<TaxCode, Decimal>,
}

/// What an application is worth at this pay.
pub async fn estimate(db: &mut PgConnection, application: &Application, pay: &HourlyPay, today: NaiveDate) -> Result<PayEstimate> {
    let mut facts = own_facts(db, application, today).await?;
    for worker in &mut facts.beneficiaries {
        worker.hourly_pay = Some(pay.of_workers.get(&worker.tax_code).copied().unwrap_or(pay.usual));
    }
    // Those of the ordinary benefit go by the unit; those of the fund by the employer, art. 29 c. 8-bis D.Lgs. 148/2015.
    if application.content.benefit == Benefit::AisFis
        && let Some(day) = earlier_grants::last_day_to_other_units(db, application.id).await?
    {
        facts.pay.earlier_use = facts.pay.earlier_use.until(day);
    }
    let is_of_credit_fund = (application.content.benefit, application.content.fund) == (Benefit::AisFund, Some(Fund::Credit));
    let unpublished = |CeilingNotPublished { year }| {
        let refusal = if is_of_credit_fund { Refusal::new("CREDIT_FUND_CEILING_UNKNOWN") } else { Refusal::new("CEILING_NOT_PUBLISHED") };
        Error::from(refusal.at(["period"]).with("year", year.to_string()))
    };
    let estimate = controls::estimate(&facts).ok_or_else(|| Error::from(Refusal::new("ESTIMATE_NEEDS_MORE")))?.map_err(unpublished)?;
    let tax_codes = facts.beneficiaries.iter().map(|worker| worker.tax_code.as_str().to_owned()).collect();
    Ok(PayEstimate { estimate, tax_codes, facts })
}
