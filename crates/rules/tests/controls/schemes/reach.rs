//! Which rows of the ordinary benefit hold for the others, and which causes go with which benefit.

use omnia_rules::cause::{Benefit, Cause};
use omnia_rules::controls::{Beneficiary, Facts, Qualification, Report, UnionStep};
use rstest::rstest;

use super::allowances::allowance;
use crate::application::{application, classified, computed, date, period, reported, worker};

fn of_agriculture(cause: Cause, today: &str) -> Facts {
    Facts { cause: Some(cause), classification: Some(classified("50101")), today: date(today), ..asking(Benefit::Cisoa) }
}

/// Metalworks' application, for another benefit.
fn asking(benefit: Benefit) -> Facts {
    Facts { benefit: Some(benefit), classification: None, article10: None, ..application() }
}

#[rstest]
#[case::in_time("2026-03-17", &[])]
#[case::late("2026-03-18", &["WARNING R01 period.from", "WARNING R03 period.from"])]
fn r01_and_r03_hold_for_agriculture(#[case] today: &str, #[case] verdict: &[&str]) {
    assert_eq!(reported(&of_agriculture(Cause::WeatherAgriculture, today)), verdict);
}

#[test]
fn r01_an_order_leaves_agriculture_its_fifteen_days() {
    let late = of_agriculture(Cause::PublicAuthorityOrder, "2026-03-18");

    assert_eq!(reported(&late), ["WARNING R01 period.from", "WARNING R03 period.from"]);
    assert_eq!(computed(&late, "R03"), ["due 2026-03-17", "payable 2026-03-11", "days 9"]);
}

#[test]
fn r01_a_draft_without_a_benefit_is_held_to_the_term_of_the_ordinary_one() {
    let dark = Facts { benefit: None, cause: Some(Cause::PowerOutage), today: date("2026-03-18"), ..application() };

    assert!(reported(&dark).is_empty());
}

#[rstest]
#[case::fund_of_wages(Benefit::AisFis)]
#[case::bilateral_fund(Benefit::AisFund)]
fn r01_and_r02_leave_the_allowances_to_their_window(#[case] benefit: Benefit) {
    let late = Facts { today: date("2026-08-03"), ..allowance(benefit) };
    let burnt = Facts { cause: Some(Cause::FireCollapseFlood), ..late.clone() };

    assert!(![reported(&late), reported(&burnt)].concat().iter().any(|reported| reported.contains("R01") || reported.contains("R02")));
}

#[test]
fn r03_is_not_for_the_extraordinary_benefit() {
    let late = Facts { cause: Some(Cause::CompanyCrisis), today: date("2026-03-18"), ..asking(Benefit::Cigs) };

    assert!(reported(&late).is_empty());
}

fn with_a(worker: Beneficiary, benefit: Benefit) -> Facts {
    Facts { beneficiaries: vec![worker], ..allowance(benefit) }
}

#[rstest]
#[case::fund_of_wages(Benefit::AisFis, &["WARNING R14-person beneficiaries.0.effectiveDays"])]
#[case::some_bilateral_funds_ask_for_none(Benefit::AisFund, &[])]
fn r14_thirty_days_are_needed_for_the_fund_of_wages(#[case] benefit: Benefit, #[case] verdict: &[&str]) {
    assert_eq!(reported(&with_a(Beneficiary { effective_days: Some(29), ..worker(0) }, benefit)), verdict);
}

#[rstest]
#[case::fire(Cause::FireCollapseFlood, false)]
#[case::premises(Cause::PremisesUnusable, false)]
#[case::power(Cause::PowerOutage, true)]
#[case::breakdown(Cause::MachineryBreakdown, true)]
#[case::order(Cause::PublicAuthorityOrder, true)]
fn r14_for_the_fund_of_wages_fire_and_premises_alone_need_no_days(#[case] cause: Cause, #[case] needed: bool) {
    let newcomer = with_a(Beneficiary { effective_days: Some(5), ..worker(0) }, Benefit::AisFis);

    assert_eq!(reported(&Facts { cause: Some(cause), ..newcomer }).iter().any(|reported| reported.contains("R14")), needed);
}

#[rstest]
#[case::fire(Cause::FireCollapseFlood, "R22-content")]
#[case::power(Cause::PowerOutage, "R22-late")]
fn r22_for_the_fund_of_wages_the_unions_are_notified_afterwards_of_fire_and_premises_alone(#[case] cause: Cause, #[case] message: &str) {
    let communicated_on = allowance(Benefit::AisFis).period.map(|period| period.to());
    let step = Some(UnionStep { communicated_on, ..UnionStep::default() });
    let facts = Facts { cause: Some(cause), union_step: step, ..allowance(Benefit::AisFis) };

    assert!(reported(&facts).iter().any(|reported| reported.contains(message)), "{:?}", reported(&facts));
}

#[rstest]
#[case::fund_of_wages(Benefit::AisFis, &["BLOCKING R17-manager beneficiaries.0.qualification"])]
#[case::some_bilateral_funds_take_them(Benefit::AisFund, &[])]
fn r17_managers_are_left_out_of_the_fund_of_wages(#[case] benefit: Benefit, #[case] verdict: &[&str]) {
    assert_eq!(reported(&with_a(Beneficiary { qualification: Some(Qualification::Manager), ..worker(0) }, benefit)), verdict);
}

#[rstest]
#[case::fund_of_wages(Benefit::AisFis, &["BLOCKING R25 report"])]
#[case::bilateral_fund(Benefit::AisFund, &[])]
fn r25_the_fund_of_wages_wants_a_report(#[case] benefit: Benefit, #[case] verdict: &[&str]) {
    assert_eq!(reported(&Facts { report: Report::default(), ..allowance(benefit) }), verdict);
}

#[rstest]
#[case::fund_of_wages(Benefit::AisFis, &["BLOCKING R22 unionStep"])]
#[case::bilateral_fund(Benefit::AisFund, &[])]
fn r22_the_fund_of_wages_requires_that_the_unions_are_notified(#[case] benefit: Benefit, #[case] verdict: &[&str]) {
    assert_eq!(reported(&Facts { union_step: None, ..allowance(benefit) }), verdict);
}

#[rstest]
#[case::let_off("2022-03-31", &[])]
#[case::as_the_others("2022-04-01", &["BLOCKING R22 unionStep"])]
fn r22_the_fund_of_wages_let_its_firms_off_until_march_2022(#[case] today: &str, #[case] verdict: &[&str]) {
    let facts =
        Facts { union_step: None, today: date(today), period: Some(period("2022-04-01", "2022-04-24")), ..allowance(Benefit::AisFis) };

    assert_eq!(reported(&facts), verdict);
}

#[test]
fn r22_the_ordinary_benefit_let_nobody_off() {
    let facts = Facts { union_step: None, today: date("2022-03-31"), period: Some(period("2022-03-21", "2022-04-24")), ..application() };

    assert_eq!(reported(&facts), ["BLOCKING R22 unionStep"]);
}

#[test]
fn r22_is_silent_on_the_extraordinary_causes_of_the_fund_of_wages() {
    let crisis = Facts { cause: Some(Cause::CompanyCrisis), union_step: None, ..allowance(Benefit::AisFis) };

    assert!(reported(&crisis).is_empty());
}

#[rstest]
#[case::weather_of_construction(Benefit::AisFis, Cause::WeatherConstruction)]
#[case::crisis_of_the_firm(Benefit::Cigo, Cause::CompanyCrisis)]
#[case::weather_of_agriculture(Benefit::AisFund, Cause::WeatherAgriculture)]
#[case::lack_of_work_in_agriculture(Benefit::Cisoa, Cause::LackOfWork)]
#[case::lack_of_work(Benefit::Cigs, Cause::LackOfWork)]
fn r21_a_cause_of_another_benefit_is_reported_and_may_proceed(#[case] benefit: Benefit, #[case] cause: Cause) {
    let facts = Facts { cause: Some(cause), ..asking(benefit) };

    assert_eq!(reported(&facts), ["WARNING R21-cause cause"]);
    assert_eq!(computed(&facts, "R21-cause"), [format!("asked {benefit}"), format!("cause {cause}")]);
}

#[rstest]
#[case::ordinary(Benefit::Cigo, Cause::LackOfWork)]
#[case::fund_of_wages(Benefit::AisFis, Cause::SolidarityContract)]
#[case::bilateral_fund(Benefit::AisFund, Cause::Reorganisation)]
#[case::agriculture(Benefit::Cisoa, Cause::OtherNotAttributable)]
#[case::an_order_in_agriculture(Benefit::Cisoa, Cause::PublicAuthorityOrder)]
fn r21_is_silent_about_a_cause_of_the_benefit(#[case] benefit: Benefit, #[case] cause: Cause) {
    assert!(reported(&Facts { cause: Some(cause), ..asking(benefit) }).is_empty());
}
