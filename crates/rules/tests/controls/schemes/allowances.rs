//! R43 to R45: the allowances of the funds.

use omnia_rules::cause::{Benefit, Cause};
use omnia_rules::controls::{Facts, Scheme};
use rstest::rstest;
use rust_decimal::Decimal;

use crate::application::{application, classified, computed, date, period, reported};

/// A trade firm that asks for the allowance from 15 June 2026 for four weeks, on that day.
pub fn allowance(benefit: Benefit) -> Facts {
    Facts {
        benefit: Some(benefit),
        period: Some(period("2026-06-15", "2026-07-12")),
        classification: Some(classified("70101")),
        article10: None,
        today: date("2026-06-15"),
        ..application()
    }
}

fn sent_on(today: &str) -> Facts {
    Facts { today: date(today), ..allowance(Benefit::AisFis) }
}

fn after_a_fire(benefit: Benefit, today: &str) -> Facts {
    Facts { cause: Some(Cause::FireCollapseFlood), today: date(today), ..allowance(benefit) }
}

fn averaging(employees: &str, used: Option<u32>, last: &str) -> Facts {
    let average_employees = Some(employees.parse::<Decimal>().expect("a number"));
    let scheme = Scheme { average_employees, weeks_in_two_years: used, ..Scheme::default() };
    Facts { scheme, period: Some(period("2026-06-15", last)), ..allowance(Benefit::AisFis) }
}

fn in_crisis(employees: &str) -> Facts {
    Facts { cause: Some(Cause::CompanyCrisis), ..averaging(employees, None, "2026-07-12") }
}

pub fn troubled() -> Vec<Facts> {
    vec![
        sent_on("2026-05-15"),
        sent_on("2026-07-01"),
        after_a_fire(Benefit::AisFis, "2026-08-01"),
        averaging("5.0", Some(12), "2026-07-12"),
        in_crisis("15.01"),
    ]
}

#[rstest]
#[case::too_early("2026-05-15", &["BLOCKING R43-early period.from"])]
#[case::first_day("2026-05-16", &[])]
#[case::last_day("2026-06-30", &[])]
#[case::late("2026-07-01", &["WARNING R03 period.from", "WARNING R43 period.from"])]
fn r43_the_allowance_has_a_window(#[case] today: &str, #[case] verdict: &[&str]) {
    assert_eq!(reported(&sent_on(today)), verdict);
    assert_eq!(reported(&Facts { benefit: Some(Benefit::AisFund), ..sent_on(today) }), verdict);
}

#[test]
fn r43_what_is_early_is_reported_by_its_first_day() {
    assert_eq!(computed(&sent_on("2026-05-15"), "R43-early"), ["start 2026-06-15", "opens 2026-05-16", "today 2026-05-15"]);
}

#[test]
fn r43_what_is_late_is_reported_by_its_last_day_and_paid_from_a_week_before() {
    let late = sent_on("2026-07-01");

    assert_eq!(computed(&late, "R43"), ["start 2026-06-15", "due 2026-06-30", "today 2026-07-01"]);
    assert_eq!(computed(&late, "R03"), ["due 2026-06-30", "payable 2026-06-24", "days 9"]);
}

#[rstest]
#[case::sunday_opens("2026-06-09", "2026-05-10", true)]
#[case::the_day_before_sunday("2026-06-09", "2026-05-09", false)]
fn r43_the_first_day_does_not_roll(#[case] start: &str, #[case] today: &str, #[case] open: bool) {
    let facts = Facts { period: Some(period(start, "2026-07-12")), ..sent_on(today) };

    assert_eq!(!reported(&facts).contains(&"BLOCKING R43-early period.from".to_owned()), open);
}

#[rstest]
#[case::liberation_and_sunday("2026-04-27", true)]
#[case::a_day_past("2026-04-28", false)]
fn r43_the_last_day_rolls(#[case] today: &str, #[case] in_time: bool) {
    let facts = Facts { period: Some(period("2026-04-10", "2026-05-10")), ..sent_on(today) };

    assert_eq!(!reported(&facts).contains(&"WARNING R43 period.from".to_owned()), in_time);
}

#[rstest]
#[case::fund_of_wages(Benefit::AisFis)]
#[case::bilateral_fund(Benefit::AisFund)]
fn r43_after_a_fire_the_allowance_is_due_by_the_end_of_the_next_month(#[case] benefit: Benefit) {
    assert!(reported(&after_a_fire(benefit, "2026-07-31")).is_empty());

    let late = after_a_fire(benefit, "2026-08-01");
    assert_eq!(reported(&late), ["WARNING R03-whole period.from", "WARNING R43-event period.from"]);
    assert_eq!(computed(&late, "R43-event"), ["event 2026-06-15", "due 2026-07-31", "today 2026-08-01"]);
}

#[test]
fn r43_the_fire_is_reported_by_its_own_day() {
    let late = Facts { first_event_on: Some(date("2026-05-31")), ..after_a_fire(Benefit::AisFis, "2026-07-01") };

    assert_eq!(computed(&late, "R43-event"), ["event 2026-05-31", "due 2026-06-30", "today 2026-07-01"]);
}

#[rstest]
#[case::weather(Cause::WeatherIndustry)]
#[case::power_outage(Cause::PowerOutage)]
#[case::an_order(Cause::PublicAuthorityOrder)]
fn r43_other_events_leave_the_allowance_its_fifteen_days(#[case] cause: Cause) {
    let late = Facts { cause: Some(cause), ..sent_on("2026-07-01") };

    assert!(reported(&late).contains(&"WARNING R43 period.from".to_owned()));
}

#[rstest]
#[case::ordinary(Benefit::Cigo)]
#[case::agriculture(Benefit::Cisoa)]
fn r43_is_for_the_allowances(#[case] benefit: Benefit) {
    let early = Facts { benefit: Some(benefit), ..sent_on("2026-05-15") };
    let late = Facts { benefit: Some(benefit), ..sent_on("2026-07-01") };

    assert!(![reported(&early), reported(&late)].concat().iter().any(|reported| reported.contains("R43")));
}

#[test]
fn r43_waits_for_the_benefit_the_days_and_the_cause() {
    let no_benefit = Facts { benefit: None, ..sent_on("2026-05-15") };
    let no_days = Facts { period: None, ..sent_on("2026-05-15") };
    let no_cause = Facts { cause: None, ..sent_on("2026-07-01") };

    assert!([no_benefit, no_days, no_cause].iter().all(|facts| reported(facts).is_empty()));
}

#[test]
fn r43_what_is_early_is_reported_before_the_cause_is() {
    assert_eq!(reported(&Facts { cause: None, ..sent_on("2026-05-15") }), ["BLOCKING R43-early period.from"]);
}

#[rstest]
#[case::small_to_the_brim("5.0", Some(9), &[])]
#[case::small_and_a_week_more("5.0", Some(10), &["WARNING R44 period.to"])]
#[case::larger_with_as_much("5.01", Some(10), &[])]
#[case::larger_to_the_brim("5.01", Some(22), &[])]
#[case::larger_and_a_week_more("5.01", Some(23), &["WARNING R44 period.to"])]
#[case::a_number_beyond_all("5.01", Some(u32::MAX), &["WARNING R44 period.to"])]
fn r44_weeks_of_two_years_go_by_the_size(#[case] employees: &str, #[case] used: Option<u32>, #[case] verdict: &[&str]) {
    assert_eq!(reported(&averaging(employees, used, "2026-07-12")), verdict);
}

#[rstest]
#[case::thirteen_weeks("2026-09-13", 0)]
#[case::fourteen("2026-09-14", 1)]
fn r44_what_is_asked_alone_may_be_too_much(#[case] last: &str, #[case] findings: usize) {
    assert_eq!(reported(&averaging("4", None, last)).len(), findings);
}

#[test]
fn r44_names_employees_weeks_and_limit() {
    let beyond = averaging("5.0", Some(10), "2026-07-12");

    assert_eq!(computed(&beyond, "R44"), ["employees 5.0", "used 10", "asked 4", "total 14", "limit 13"]);
}

#[rstest]
#[case::fifteen("15", &[])]
#[case::a_little_more("15.01", &["BLOCKING R45 cause"])]
fn r45_extraordinary_causes_are_for_firms_up_to_fifteen(#[case] employees: &str, #[case] verdict: &[&str]) {
    assert_eq!(reported(&in_crisis(employees)), verdict);
}

#[test]
fn r45_names_cause_employees_and_limit() {
    assert_eq!(computed(&in_crisis("15.01"), "R45"), ["cause COMPANY_CRISIS", "employees 15.01", "limit 15"]);
}

#[rstest]
#[case::an_ordinary_cause(Facts { cause: Some(Cause::MarketCrisis), ..in_crisis("40") })]
#[case::a_bilateral_fund(Facts { benefit: Some(Benefit::AisFund), ..in_crisis("40") })]
#[case::no_benefit_yet(Facts { benefit: None, ..in_crisis("40") })]
#[case::no_cause_yet(Facts { cause: None, ..in_crisis("40") })]
#[case::size_not_known(Facts { cause: Some(Cause::CompanyCrisis), ..allowance(Benefit::AisFis) })]
fn r45_leaves_the_others_alone(#[case] facts: Facts) {
    assert!(reported(&facts).is_empty());
}

#[rstest]
#[case::a_bilateral_fund(Facts { benefit: Some(Benefit::AisFund), ..averaging("5", Some(40), "2026-07-12") })]
#[case::no_benefit_yet(Facts { benefit: None, ..averaging("5", Some(40), "2026-07-12") })]
#[case::no_days_yet(Facts { period: None, ..averaging("5", Some(40), "2026-07-12") })]
fn r44_leaves_the_others_alone(#[case] facts: Facts) {
    assert!(reported(&facts).is_empty());
}

#[rstest]
#[case::before("2021-12-31", &[])]
#[case::from_2022("2022-01-01", &["BLOCKING R45 cause", "WARNING R44 period.to"])]
fn r44_and_r45_hold_since_the_reform(#[case] today: &str, #[case] verdict: &[&str]) {
    let facts = Facts { cause: Some(Cause::CompanyCrisis), ..averaging("15.01", Some(23), "2026-07-12") };
    let facts = Facts { today: date(today), period: Some(period("2022-01-03", "2022-01-30")), ..facts };

    assert_eq!(reported(&facts), verdict);
}
