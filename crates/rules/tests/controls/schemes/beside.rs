//! R20: beside the extraordinary benefit or a solidarity contract.

use std::ops::Range;

use omnia_rules::calendar::Period;
use omnia_rules::cause::{Benefit, Cause};
use omnia_rules::controls::{Facts, OtherBenefit, OtherBenefitKind, Scheme};
use rstest::rstest;

use crate::application::{application, computed, date, period, reported, worker};

fn beside(kind: OtherBenefitKind, workers: Range<u64>, days: Period) -> Facts {
    let other = OtherBenefit { kind, period: days, workers: workers.map(|index| worker(index).tax_code).collect() };
    Facts { scheme: Scheme { beside: vec![other], ..Scheme::default() }, ..application() }
}

fn year() -> Period {
    period("2026-01-01", "2026-12-31")
}

/// A solidarity contract with other workers, and an application from 2 February.
fn solidarity_until(last: &str) -> Facts {
    let facts = beside(OtherBenefitKind::SolidarityContract, 10..12, year());
    Facts { period: Some(period("2026-02-02", last)), today: date("2026-02-10"), union_step: None, ..facts }
}

fn has(facts: &Facts, reported_so: &str) -> bool {
    reported(facts).contains(&reported_so.to_owned())
}

pub fn troubled() -> Vec<Facts> {
    let many = |kind| Facts { beneficiaries: (0..25).map(worker).collect(), ..beside(kind, 0..25, year()) };
    vec![many(OtherBenefitKind::Cigs), many(OtherBenefitKind::SolidarityContract), solidarity_until("2026-05-02")]
}

#[rstest]
#[case::extraordinary(OtherBenefitKind::Cigs)]
#[case::solidarity(OtherBenefitKind::SolidarityContract)]
fn r20_other_workers_for_less_than_three_months_are_in_order(#[case] kind: OtherBenefitKind) {
    assert!(reported(&beside(kind, 10..12, year())).is_empty());
}

#[rstest]
#[case::extraordinary(OtherBenefitKind::Cigs)]
#[case::solidarity(OtherBenefitKind::SolidarityContract)]
fn r20_one_common_worker_stops_the_application(#[case] kind: OtherBenefitKind) {
    assert_eq!(reported(&beside(kind, 2..5, year())), ["BLOCKING R20-person beneficiaries.2.taxCode"]);
}

#[test]
fn r20_the_days_in_common_are_reported() {
    let facts = beside(OtherBenefitKind::Cigs, 2..3, period("2026-03-20", "2026-06-30"));

    assert_eq!(computed(&facts, "R20-person"), ["line 3", "kind CIGS", "from 2026-03-20", "to 2026-03-29"]);
}

#[rstest]
#[case::ends_the_day_before(period("2026-01-01", "2026-03-01"), 0)]
#[case::ends_on_the_first_day(period("2026-01-01", "2026-03-02"), 1)]
#[case::starts_on_the_last_day(period("2026-03-29", "2026-12-31"), 1)]
#[case::starts_the_day_after(period("2026-03-30", "2026-12-31"), 0)]
fn r20_a_worker_may_pass_from_one_benefit_to_the_other(#[case] days: Period, #[case] findings: usize) {
    assert_eq!(reported(&beside(OtherBenefitKind::Cigs, 2..3, days)).len(), findings);
}

#[test]
fn r20_an_unavoidable_event_does_not_let_a_worker_be_in_both() {
    let facts = Facts { cause: Some(Cause::FireCollapseFlood), ..beside(OtherBenefitKind::SolidarityContract, 2..3, year()) };

    assert!(has(&facts, "BLOCKING R20-person beneficiaries.2.taxCode"));
}

#[test]
fn r20_twenty_common_workers_are_listed_by_line_and_the_rest_counted() {
    let mut facts = Facts { beneficiaries: (0..25).map(worker).collect(), ..beside(OtherBenefitKind::Cigs, 10..25, year()) };
    facts.scheme.beside.extend(beside(OtherBenefitKind::SolidarityContract, 0..10, year()).scheme.beside);

    let verdict = reported(&facts);

    assert_eq!(verdict.len(), 21);
    assert_eq!(verdict[0], "BLOCKING R20-person beneficiaries.0.taxCode");
    assert_eq!(verdict[20], "BLOCKING R20-rest beneficiaries");
    assert_eq!(computed(&facts, "R20-rest"), ["count 5"]);
}

#[rstest]
#[case::three_months("2026-05-01", false)]
#[case::a_day_more("2026-05-02", true)]
fn r20_next_to_a_solidarity_contract_three_months_are_allowed(#[case] last: &str, #[case] warned: bool) {
    assert_eq!(has(&solidarity_until(last), "WARNING R20-months period.to"), warned);
}

#[test]
fn r20_three_months_are_reported_by_their_last_day() {
    let reported = computed(&solidarity_until("2026-05-02"), "R20-months");

    assert_eq!(reported, ["from 2026-02-02", "to 2026-05-02", "months 3", "last 2026-05-01"]);
}

#[rstest]
#[case::fire(Some(Cause::FireCollapseFlood))]
#[case::weather(Some(Cause::WeatherIndustry))]
#[case::not_known_yet(None)]
fn r20_an_unavoidable_event_may_last_longer(#[case] cause: Option<Cause>) {
    assert!(!has(&Facts { cause, ..solidarity_until("2026-05-02") }, "WARNING R20-months period.to"));
}

#[test]
fn r20_next_to_the_extraordinary_benefit_there_is_no_limit_of_months() {
    let mut facts = solidarity_until("2026-05-02");
    facts.scheme.beside[0].kind = OtherBenefitKind::Cigs;

    assert!(!has(&facts, "WARNING R20-months period.to"));
}

#[test]
fn r20_months_are_counted_while_the_contract_lasts() {
    let mut facts = solidarity_until("2026-05-02");
    facts.scheme.beside[0].period = period("2026-02-03", "2026-12-31");

    assert!(!has(&facts, "WARNING R20-months period.to"));
}

#[test]
fn r20_is_for_the_ordinary_benefit_and_waits_for_the_days() {
    let common = || beside(OtherBenefitKind::Cigs, 2..3, year());
    let fund = Facts { benefit: Some(Benefit::AisFund), ..common() };
    let undated = Facts { period: None, ..common() };

    assert!(reported(&fund).is_empty());
    assert!(reported(&undated).is_empty());
}
