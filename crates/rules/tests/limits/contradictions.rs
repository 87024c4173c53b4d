//! What cannot be in a history is reported and left out, and the rest is simulated.

use chrono::NaiveDate;
use omnia_rules::calendar::InvalidPeriod;
use omnia_rules::cause::{Article10, Benefit, Cause};
use omnia_rules::limits::{Contradiction, Grant, History, Window, contradictions};
use rstest::rstest;
use rust_decimal::Decimal;

use crate::unit::{certified, date, granted, judged, lost, of_others, outcomes, record, requested, week, weeks};

fn from_to(from: NaiveDate, to: NaiveDate) -> History {
    granted([Grant::new("A", from, to)])
}

#[test]
fn a_grant_that_ends_before_it_starts_is_reported() {
    let (from, to) = (date("2025-03-10"), date("2025-03-09"));

    let reason = InvalidPeriod::UpsideDown { from, to };
    assert_eq!(contradictions(&from_to(from, to)), [Contradiction::Days { grant: "A".to_owned(), reason }]);
}

#[rstest]
#[case::a_day_before_the_calendar(date("1999-12-31"), date("2000-01-01"), date("1999-12-31"))]
#[case::a_day_after_it(date("2100-12-31"), date("2101-01-01"), date("2101-01-01"))]
#[case::the_beginning_of_time(NaiveDate::MIN, date("2025-01-01"), NaiveDate::MIN)]
#[case::the_end_of_time(date("2025-01-01"), NaiveDate::MAX, NaiveDate::MAX)]
fn a_day_outside_the_calendar_is_reported(#[case] from: NaiveDate, #[case] to: NaiveDate, #[case] day: NaiveDate) {
    let reason = InvalidPeriod::OutOfCalendar { date: day };

    assert_eq!(contradictions(&from_to(from, to)), [Contradiction::Days { grant: "A".to_owned(), reason }]);
}

#[test]
fn the_whole_calendar_may_be_granted() {
    assert!(contradictions(&from_to(date("2000-01-01"), date("2100-12-31"))).is_empty());
}

#[rstest]
#[case::other_workers(of_others(weeks(4, "2025-03-03")))]
#[case::some_of_the_days(of_others(weeks(4, "2025-03-24")))]
#[case::another_cause(lost(Cause::FireCollapseFlood, None, weeks(4, "2025-03-24")))]
#[case::another_benefit(Grant { benefit: Benefit::Cigs, ..weeks(4, "2025-03-24") })]
fn other_workers_may_be_granted_the_same_days(#[case] other: Grant) {
    assert!(contradictions(&granted([weeks(4, "2025-03-03"), other])).is_empty());
}

#[test]
fn r06_a_week_of_two_grants_counts_once() {
    let history = granted([weeks(4, "2026-02-02"), of_others(weeks(4, "2026-02-02")), of_others(weeks(3, "2026-02-16"))]);

    let simulation = judged(&history, &requested(2, "2026-03-09"));

    assert_eq!((simulation.weeks[0].counted, simulation.weeks[0].in_a_row, outcomes(&simulation).as_str()), (5, 5, "gg"));
}

#[test]
fn r10_the_hours_of_two_grants_of_the_same_days_are_added() {
    let of_hours = |grant| Grant { hours: Some(Decimal::from(160)), ..grant };
    let history = granted([of_hours(weeks(4, "2026-02-02")), of_hours(of_others(weeks(4, "2026-02-02")))]);

    assert_eq!(record(&history).hours_in(Window::ending(week("2026-03-02"))).ordinary, Decimal::from(320));
}

#[test]
fn a_grant_may_begin_on_the_day_after_another() {
    assert!(contradictions(&granted([weeks(4, "2025-03-03"), weeks(4, "2025-03-31")])).is_empty());
}

#[test]
fn an_event_after_the_last_day_of_its_grant_is_reported_and_stopped_nothing() {
    let mut grant = lost(Cause::WeatherConstruction, Some(Article10::M), weeks(1, "2025-06-23"));
    grant.ground.event_days = [date("2025-07-02")].into();
    let history = granted([grant]);

    let reported = Contradiction::EventAfterGrant { grant: "2025-06-23".to_owned(), date: date("2025-07-02") };
    assert_eq!(contradictions(&history), [reported]);
    assert_eq!(judged(&history, &requested(1, "2026-03-02")).weeks[0].counted, 1);
}

#[test]
fn more_used_than_authorized_is_reported_once_a_day() {
    let used = ["2025-03-09", "2025-03-10", "2025-03-10", "2025-03-02"].map(date);

    let beyond = Contradiction::UsedBeyondGrants { days: 2, first: date("2025-03-02") };
    assert_eq!(contradictions(&certified(granted([weeks(1, "2025-03-03")]), used)), [beyond]);
}

#[rstest]
#[case::the_end_of_time(NaiveDate::MAX)]
#[case::the_beginning_of_time(NaiveDate::MIN)]
fn a_day_used_outside_the_calendar_was_never_authorized(#[case] day: NaiveDate) {
    let history = certified(granted([weeks(1, "2025-03-03")]), [day]);

    assert_eq!(contradictions(&history), [Contradiction::UsedBeyondGrants { days: 1, first: day }]);
}

#[test]
fn days_of_the_extraordinary_benefit_are_not_certified_as_ordinary() {
    let extraordinary = Grant { benefit: Benefit::Cigs, ..weeks(1, "2025-03-03") };

    assert_eq!(contradictions(&certified(granted([extraordinary]), [date("2025-03-03")])).len(), 1);
}

#[rstest]
#[case::less_than_none(-1, 1)]
#[case::none(0, 0)]
fn a_grant_of_less_than_no_hours_is_reported(#[case] hours: i64, #[case] found: usize) {
    let grant = Grant { hours: Some(Decimal::from(hours)), ..weeks(1, "2025-03-03") };

    assert_eq!(contradictions(&granted([grant])).len(), found);
}

fn contradictory() -> History {
    let upside_down = Grant::new("A", date("2025-03-10"), date("2025-03-09"));
    let negative = Grant { hours: Some(Decimal::NEGATIVE_ONE), ..weeks(4, "2025-03-03") };
    granted([upside_down, negative, of_others(weeks(1, "2025-03-24"))])
}

#[test]
fn every_contradiction_is_listed() {
    let found = contradictions(&certified(contradictory(), [date("2026-01-01")]));

    let codes: Vec<_> = found.iter().map(Contradiction::code).collect();
    assert_eq!(codes, ["PERIOD_UPSIDE_DOWN", "NEGATIVE_HOURS", "USED_BEYOND_GRANTS"]);
    assert_eq!(found[0].to_string(), "authorization A: the period ends on 2025-03-09, before it starts on 2025-03-10; swap the two days");
}

#[test]
fn what_cannot_be_is_left_out_and_the_rest_is_walked() {
    let simulation = judged(&contradictory(), &requested(2, "2026-03-02"));

    assert_eq!((simulation.weeks[0].counted, outcomes(&simulation).as_str()), (4, "gg"));
    assert_eq!(record(&contradictory()).hours_in(Window::ending(week("2026-03-02"))).ordinary, Decimal::ZERO);
}

#[rstest]
#[case::none_was_authorized(&["2026-01-01"], 4, None)]
#[case::one_was(&["2026-01-01", "2025-03-03"], 1, Some(1))]
fn days_used_that_were_never_authorized_free_nothing(#[case] used: &[&str], #[case] counted: u32, #[case] certified_weeks: Option<u32>) {
    let history = certified(granted([weeks(4, "2025-03-03")]), used.iter().map(|day| date(day)));

    let simulation = judged(&history, &requested(1, "2026-03-02"));

    assert_eq!((simulation.weeks[0].counted, simulation.balance.used), (counted, certified_weeks));
}
