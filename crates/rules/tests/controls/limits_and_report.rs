//! R04 and R25.

use omnia_rules::controls::{Facts, Report};
use rstest::rstest;

use crate::application::{application, computed, date, period, reported};

fn from_5_january_to(last: &str) -> Facts {
    Facts { today: date("2026-01-05"), period: Some(period("2026-01-05", last)), ..application() }
}

#[test]
fn r04_thirteen_weeks_may_be_asked_at_once() {
    assert!(!reported(&from_5_january_to("2026-04-05")).iter().any(|reported| reported.contains("R04")));
}

#[test]
fn r04_a_day_of_the_fourteenth_week_stops_the_application() {
    let facts = from_5_january_to("2026-04-06");

    assert!(reported(&facts).contains(&"BLOCKING R04 period.to".to_owned()));
    assert_eq!(computed(&facts, "R04"), ["weeks 14", "limit 13", "last 2026-04-05"]);
}

#[rstest]
#[case::composed(true, false, &[])]
#[case::uploaded(false, true, &["INFO R30-uploaded report"])]
#[case::none(false, false, &["BLOCKING R25 report"])]
#[case::both(true, true, &["WARNING R25-both report"])]
fn r25_the_report_is_composed_or_uploaded(#[case] composed: bool, #[case] uploaded: bool, #[case] verdict: &[&str]) {
    let facts = Facts { report: Report { composed, uploaded }, ..application() };

    assert_eq!(reported(&facts), verdict);
}
