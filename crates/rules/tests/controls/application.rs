//! An application that no control objects to, and what may be changed in it.

use std::collections::HashSet;

use chrono::NaiveDate;
use omnia_rules::calendar::Period;
use omnia_rules::cause::{Article10, Benefit, Cause, Classification};
use omnia_rules::controls::{
    Beneficiary, Details, Facts, Finding, OtherApplication, Qualification, RegisteredUnit, Report, Standing, UnionStep, UnitKey, UnitKind,
    WorkforceBand, evaluate,
};
use omnia_rules::identifiers::{PersonalDetails, Sex, TaxCode, UnitNumber};
use omnia_rules::report::{Figures, FinancialIndicators, Granularity, IndicatorRow, Quarter};
use omnia_rules::weather::{WeatherDay, WeatherEvent};
use rust_decimal::Decimal;

pub fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub fn period(from: &str, to: &str) -> Period {
    Period::new(date(from), date(to)).expect("an upright period")
}

pub fn unit_key(number: u32) -> UnitKey {
    let position = "4901234543".parse().expect("a position number");
    UnitKey { position, number: UnitNumber::new(number).expect("a unit number") }
}

pub fn worker(index: u64) -> Beneficiary {
    let born_on = date("1960-01-01") + chrono::Days::new(index);
    let person = PersonalDetails { surname: "Rossi", name: "Mario", born_on, sex: Sex::Male, birthplace: "H501" };
    let tax_code = TaxCode::for_person(&person).expect("a valid code");
    let (qualification, effective_days) = (Some(Qualification::Worker), Some(45));
    Beneficiary { qualification, effective_days, ..Beneficiary::new(tax_code) }
}

pub fn band(weekly_hours: i64, workers: u32) -> WorkforceBand {
    WorkforceBand { weekly_hours: Decimal::from(weekly_hours), workers: Decimal::from(workers) }
}

/// The figures of four quarters of 2025.
pub fn indicators() -> FinancialIndicators {
    let figure = Some(Decimal::from(100_000));
    let figures = Figures {
        turnover: figure,
        operating_result: figure,
        result: figure,
        debt: figure,
        orders: figure,
        workforce: figure,
        energy: figure,
    };
    let rows = Quarter::ALL.iter().map(|quarter| IndicatorRow { year: 2025, quarter: Some(*quarter), figures });
    FinancialIndicators::new(Granularity::Quarter, rows.collect()).expect("four quarters of a year")
}

/// A day of rain from eight to noon.
pub fn rain(day: &str) -> WeatherDay {
    let hour = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0);
    WeatherDay { event: Some(WeatherEvent::Rain), from: hour(8), to: hour(12), ..WeatherDay::on(date(day)) }
}

/// Metalworks, lack of work from 2 March 2026 for four weeks, sent on the tenth, three workers.
pub fn application() -> Facts {
    Facts {
        benefit: Some(Benefit::Cigo),
        cause: Some(Cause::LackOfWork),
        period: Some(period("2026-03-02", "2026-03-29")),
        unit: Some(RegisteredUnit {
            key: unit_key(1),
            kind: UnitKind::Plant,
            registered: true,
            active_from: Some(date("2015-01-01")),
            active_to: None,
            contract_from: None,
            contract_to: None,
        }),
        classification: Some(classified("10601")),
        article10: Some(Article10::A),
        workforce: vec![band(40, 8), band(20, 4)],
        union_step: Some(UnionStep {
            communicated_on: Some(date("2026-02-20")),
            concluded_on: Some(date("2026-02-27")),
            workers: Some(3),
            weeks: Some(4),
        }),
        report: Report { composed: true, uploaded: false },
        beneficiaries: vec![worker(0), worker(1), worker(2)],
        details: Details { indicators: Some(indicators()), ..Details::default() },
        ..Facts::on(date("2026-03-10"))
    }
}

pub fn classified(csc: &str) -> Classification {
    Classification { statistical_code: csc.parse().expect("a statistical code"), authorization_codes: Vec::new(), article10: None }
}

/// Another application of the same unit, cause and workers, on other days.
pub fn other(reference: &str, days: Period) -> OtherApplication {
    OtherApplication {
        reference: reference.to_owned(),
        standing: Standing::Ours,
        cause: Cause::LackOfWork,
        period: days,
        unit: unit_key(1),
        workers: [0, 1, 2].map(|index| worker(index).tax_code).into_iter().collect::<HashSet<_>>(),
    }
}

/// What is found, as messages with their gravity and field.
pub fn reported(facts: &Facts) -> Vec<String> {
    evaluate(facts).iter().map(tell).collect()
}

fn tell(finding: &Finding) -> String {
    format!("{} {} {}", finding.severity, finding.message, finding.path.join(".")).trim().to_owned()
}

/// What one rule computed, as text.
pub fn computed(facts: &Facts, message: &str) -> Vec<String> {
    let findings = evaluate(facts);
    let finding = findings.iter().find(|finding| finding.message == message).expect("the finding");
    finding.computed.iter().map(|computed| format!("{} {}", computed.name, written(&computed.value))).collect()
}

pub fn written(value: &omnia_rules::controls::Value) -> String {
    use omnia_rules::controls::Value;
    match value {
        Value::Date(date) => date.to_string(),
        Value::Integer(count) => count.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Text(text) => text.clone(),
    }
}
