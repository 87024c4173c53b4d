//! R36.

use omnia_rules::amounts::{CeilingNotPublished, WorkWeek};
use omnia_rules::cause::{Article10, Benefit, Cause};
use omnia_rules::controls::{Beneficiary, Facts, Pay, estimate};
use rstest::rstest;
use rust_decimal::Decimal;

use super::{earning, of, paid};
use crate::application::{application, classified, computed, date, period, reported, worker};

#[test]
fn r36_the_amount_of_an_application_is_reported() {
    let facts = paid(Pay::default());

    assert_eq!(reported(&facts), ["INFO R36 beneficiaries"]);
    assert_eq!(
        computed(&facts, "R36"),
        ["workers 5", "hours 800", "gross 6471.30", "net 6093.45", "capped 5", "year 2026", "ceiling 1423.69"]
    );
}

/// July 2026, sixty hours at € 15.00 and at € 9.00.
fn july() -> Facts {
    let at = |index, euros| Beneficiary {
        hourly_pay: Some(Decimal::from(euros)),
        hours_requested: Some(Decimal::from(60)),
        ..earning(worker(index))
    };
    let (period, today) = (Some(period("2026-07-06", "2026-07-19")), date("2026-07-07"));
    Facts { period, today, beneficiaries: vec![at(0, 15), worker(1), at(2, 9)], ..application() }
}

#[test]
fn r36_the_worked_example_is_estimated_for_the_workers_whose_pay_is_known() {
    assert_eq!(
        computed(&july(), "R36"),
        ["workers 2", "hours 120", "gross 896.25", "net 843.91", "capped 1", "year 2026", "ceiling 1423.69"]
    );
}

#[test]
fn r36_each_amount_is_at_its_place_in_the_list() {
    let lines = estimate(&july()).expect("a known pay").expect("a published year").lines;

    assert_eq!(lines.iter().map(|line| line.worker).collect::<Vec<_>>(), [0, 2]);
}

#[test]
fn r36_weather_in_construction_has_the_higher_ceiling() {
    let facts = Facts {
        cause: Some(Cause::WeatherConstruction),
        article10: Some(Article10::M),
        classification: Some(classified("11301")),
        ..july()
    };

    assert_eq!(computed(&facts, "R36")[2..], ["gross 989.10", "net 931.33", "capped 1", "year 2026", "ceiling 1708.44"]);
}

#[test]
fn r36_bad_weather_in_agriculture_has_no_ceiling() {
    let facts = Facts { benefit: Some(Benefit::Cisoa), cause: Some(Cause::WeatherAgriculture), ..july() };

    assert_eq!(of("R36", &facts), ["INFO R36-uncapped beneficiaries"]);
    assert_eq!(computed(&facts, "R36-uncapped"), ["workers 2", "hours 120", "gross 1152.00", "net 1084.72"]);
}

#[test]
fn r36_a_six_day_week_has_other_workable_hours() {
    let facts = paid(Pay { work_week: Some(WorkWeek::SixDays), ..Pay::default() });

    assert_eq!(computed(&facts, "R36")[2..4], ["gross 6570.90", "net 6187.20"]);
}

#[test]
fn r36_across_the_year_the_ceiling_reported_is_that_of_the_first_month() {
    let (period, today) = (Some(period("2025-12-29", "2026-01-11")), date("2025-12-30"));
    let facts = Facts { period, today, ..july() };

    assert_eq!(computed(&facts, "R36")[5..], ["year 2025", "ceiling 1404.03"]);
    assert_eq!(computed(&facts, "R36")[0], "workers 2");
}

#[test]
fn r36_a_year_without_a_ceiling_is_reported_instead_of_an_amount() {
    let facts = Facts { period: Some(period("2027-01-04", "2027-01-17")), today: date("2027-01-05"), ..july() };

    assert_eq!(of("R3", &facts), ["INFO R36-unpublished beneficiaries"]);
    assert_eq!(computed(&facts, "R36-unpublished"), ["year 2027"]);
    assert_eq!(estimate(&facts), Some(Err(CeilingNotPublished { year: 2027 })));
}

#[rstest]
#[case::no_pay(|worker| Beneficiary { hourly_pay: None, ..worker })]
#[case::no_hours(|worker| Beneficiary { hours_requested: None, ..worker })]
#[case::no_contract(|worker| Beneficiary { contract_hours: None, ..worker })]
fn r36_what_is_not_known_is_not_estimated(#[case] change: fn(Beneficiary) -> Beneficiary) {
    let mut facts = paid(Pay::default());
    facts.beneficiaries = facts.beneficiaries.into_iter().map(change).collect();

    assert!(reported(&facts).is_empty());
    assert_eq!(estimate(&facts), None);
}

#[rstest]
#[case::benefit(Facts { benefit: None, ..july() })]
#[case::cause(Facts { cause: None, ..july() })]
#[case::period(Facts { period: None, ..july() })]
#[case::a_fund_with_its_own_ceilings(Facts { benefit: Some(Benefit::AisFund), ..july() })]
fn r36_without_benefit_cause_and_period_there_is_no_estimate(#[case] facts: Facts) {
    assert!(of("R36", &facts).is_empty());
}

#[rstest]
#[case(Benefit::AisFis)]
#[case(Benefit::Cisoa)]
#[case(Benefit::Cigs)]
fn r36_these_benefits_have_the_same_ceiling(#[case] benefit: Benefit) {
    assert_eq!(of("R36", &Facts { benefit: Some(benefit), ..july() }), ["INFO R36 beneficiaries"]);
}
