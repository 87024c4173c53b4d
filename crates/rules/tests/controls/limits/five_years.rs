//! R13: months in five years.

use omnia_rules::cause::{Article10, Benefit, Cause};
use omnia_rules::controls::Facts;
use omnia_rules::limits::{Grant, Ground};
use rstest::rstest;

use super::{after, limits_reported};
use crate::application::{computed, date, period};

fn twenty_months() -> Grant {
    let (from, to) = (date("2022-01-01"), date("2023-08-31"));
    Grant { ground: Ground::new(Cause::LackOfWork, None), ..Grant::new("A", from, to) }
}

fn asking_until(to: &str, facts: Facts) -> Facts {
    Facts { period: Some(period("2026-03-01", to)), today: date("2026-03-01"), ..facts }
}

#[rstest]
#[case::twenty_and_four("2026-06-30", Article10::A, &[])]
#[case::and_a_day("2026-07-01", Article10::A, &["WARNING R13 period"])]
#[case::and_a_week("2026-07-07", Article10::A, &["WARNING R13 period"])]
#[case::of_builders("2026-07-07", Article10::M, &[])]
#[case::thirty_of_builders("2026-12-31", Article10::M, &[])]
fn r13_twenty_four_months_are_allowed_and_thirty_to_builders(#[case] to: &str, #[case] letter: Article10, #[case] verdict: &[&str]) {
    let facts = Facts { article10: Some(letter), classification: None, ..after([twenty_months()]) };

    assert_eq!(limits_reported(&asking_until(to, facts)), verdict);
}

#[test]
fn r13_the_months_and_the_five_years_are_reported() {
    let facts = asking_until("2026-07-01", after([twenty_months()]));

    assert_eq!(computed(&facts, "R13"), ["used 20", "total 24.04", "from 2021-07-02", "to 2026-07-01", "limit 24"]);
}

#[test]
fn r13_holds_for_the_extraordinary_benefit_too() {
    let extraordinary = Grant { benefit: Benefit::Cigs, ..twenty_months() };
    let facts = Facts { benefit: Some(Benefit::Cigs), cause: None, ..asking_until("2026-07-01", after([extraordinary])) };

    assert_eq!(limits_reported(&facts), ["WARNING R13 period"]);
}
