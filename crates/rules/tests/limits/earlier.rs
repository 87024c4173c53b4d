//! R34, R35 and R46: what was used before, on which the rates depend.

use omnia_rules::calendar::Period;
use omnia_rules::cause::{Benefit, Cause};
use omnia_rules::limits::{Grant, History};
use rstest::rstest;

use crate::unit::{certified, date, days, granted, lost, of_others, period, record, weeks};

fn from_to(from: &str, to: &str) -> Grant {
    lost(Cause::LackOfWork, None, Grant::new(from, date(from), date(to)))
}

fn before(history: &History, requested: Period) -> Option<u32> {
    record(history).weeks_used_before(requested)
}

#[test]
fn r34_a_week_shared_by_an_old_grant_and_the_request_counts_once() {
    let history = granted([from_to("2024-11-04", "2025-10-29")]);

    assert_eq!(before(&history, period("2025-10-30", "2025-10-31")), Some(51));
    assert_eq!(before(&history, period("2025-11-03", "2025-11-04")), Some(52));
}

#[test]
fn r34_days_certified_as_used_prevail_over_those_authorized() {
    let sixty = || granted([weeks(60, "2024-01-01")]);
    let ten_weeks = (0..70).map(|index| date("2024-01-01") + chrono::Days::new(index));

    assert_eq!(before(&sixty(), period("2026-03-02", "2026-03-08")), Some(60));
    assert_eq!(before(&certified(sixty(), ten_weeks), period("2026-03-02", "2026-03-08")), Some(10));
}

#[rstest]
#[case::the_day_before_the_five_years("2021-03-29", "2021-03-29", Some(0))]
#[case::their_first_day("2021-03-30", "2021-03-30", Some(1))]
#[case::the_day_before_those_asked_for("2026-03-22", "2026-03-22", Some(1))]
#[case::the_days_asked_for("2026-03-23", "2026-03-29", None)]
#[case::the_day_after("2026-03-30", "2026-03-30", None)]
#[case::cut_at_both_ends("2015-01-01", "2030-12-31", Some(260))]
#[case::long_ago("2010-01-04", "2010-01-10", Some(0))]
fn r34_weeks_count_when_touched_within_five_years(#[case] from: &str, #[case] to: &str, #[case] weeks: Option<u32>) {
    assert_eq!(before(&granted([from_to(from, to)]), period("2026-03-23", "2026-03-29")), weeks);
}

#[test]
fn r34_a_week_of_two_grants_is_used_once() {
    let history = granted([days(2, "2026-03-02"), days(5, "2026-03-05"), of_others(days(2, "2026-03-02"))]);

    assert_eq!(before(&history, period("2026-03-23", "2026-03-29")), Some(2));
}

#[rstest]
#[case::extraordinary(Benefit::Cigs, Some(4))]
#[case::of_the_wage_integration_fund(Benefit::AisFis, None)]
#[case::of_a_fund(Benefit::AisFund, None)]
#[case::agricultural(Benefit::Cisoa, None)]
fn r34_ordinary_and_extraordinary_weeks_count(#[case] benefit: Benefit, #[case] weeks_used: Option<u32>) {
    let history = granted([Grant { benefit, ..weeks(4, "2025-03-03") }]);

    assert_eq!(before(&history, period("2026-03-02", "2026-03-29")), weeks_used);
    assert_eq!(record(&history).last_used_before(period("2026-03-02", "2026-03-29")), Some(date("2025-03-30")));
}

#[rstest]
#[case::what_was_authorized(&[], "2025-03-30")]
#[case::what_is_certified(&["2025-03-03", "2025-03-05"], "2025-03-05")]
fn r35_the_last_use_is_that_of_what_was_used(#[case] used: &[&str], #[case] last: &str) {
    let history = granted([weeks(4, "2025-03-03")]);
    let history = if used.is_empty() { history } else { certified(history, used.iter().map(|day| date(day))) };

    assert_eq!(record(&history).last_used_before(period("2026-03-02", "2026-03-29")), Some(date(last)));
}

#[test]
fn r35_what_is_granted_for_the_days_asked_for_and_after_them_is_no_earlier_use() {
    let history = granted([of_others(weeks(4, "2026-03-02")), weeks(1, "2026-04-06")]);

    assert_eq!(record(&history).last_used_before(period("2026-03-02", "2026-03-29")), None);
}
