//! A history that contradicts itself is told, not walked.

use chrono::NaiveDate;
use omnia_rules::calendar::InvalidPeriod;
use omnia_rules::cause::{Benefit, Cause};
use omnia_rules::limits::{Contradiction, Grant, History, Record, contradictions};
use rstest::rstest;
use rust_decimal::Decimal;

use crate::unit::{certified, date, days, granted, lost, weeks};

fn from_to(from: NaiveDate, to: NaiveDate) -> History {
    granted([Grant::new("A", from, to)])
}

fn overlap(grant: &str, other: &str, from: &str, to: &str) -> Contradiction {
    Contradiction::Overlap { grant: grant.to_owned(), other: other.to_owned(), from: date(from), to: date(to) }
}

#[test]
fn a_grant_that_ends_before_it_starts_is_told() {
    let (from, to) = (date("2025-03-10"), date("2025-03-09"));

    let reason = InvalidPeriod::UpsideDown { from, to };
    assert_eq!(contradictions(&from_to(from, to)), [Contradiction::Days { grant: "A".to_owned(), reason }]);
}

#[rstest]
#[case::a_day_before_the_calendar(date("1999-12-31"), date("2000-01-01"), date("1999-12-31"))]
#[case::a_day_after_it(date("2100-12-31"), date("2101-01-01"), date("2101-01-01"))]
#[case::the_beginning_of_time(NaiveDate::MIN, date("2025-01-01"), NaiveDate::MIN)]
#[case::the_end_of_time(date("2025-01-01"), NaiveDate::MAX, NaiveDate::MAX)]
fn a_day_outside_the_calendar_is_told(#[case] from: NaiveDate, #[case] to: NaiveDate, #[case] day: NaiveDate) {
    let reason = InvalidPeriod::OutOfCalendar { date: day };

    assert_eq!(contradictions(&from_to(from, to)), [Contradiction::Days { grant: "A".to_owned(), reason }]);
}

#[test]
fn the_whole_calendar_may_be_granted() {
    assert!(contradictions(&from_to(date("2000-01-01"), date("2100-12-31"))).is_empty());
}

#[test]
fn grants_that_share_days_are_told_with_them() {
    let history = granted([weeks(4, "2025-03-24"), weeks(4, "2025-03-03")]);

    assert_eq!(contradictions(&history), [overlap("2025-03-03", "2025-03-24", "2025-03-24", "2025-03-30")]);
}

#[test]
fn a_grant_may_begin_on_the_day_after_another() {
    assert!(contradictions(&granted([weeks(4, "2025-03-03"), weeks(4, "2025-03-31")])).is_empty());
}

#[test]
fn a_long_grant_is_held_against_all_those_within_it() {
    let history = granted([weeks(20, "2025-03-03"), days(1, "2025-03-10"), days(1, "2025-03-17"), days(1, "2025-12-01")]);

    let (first, second) =
        (overlap("2025-03-03", "2025-03-10", "2025-03-10", "2025-03-10"), overlap("2025-03-03", "2025-03-17", "2025-03-17", "2025-03-17"));
    assert_eq!(contradictions(&history), [first, second]);
}

#[test]
fn of_two_grants_the_one_that_ends_later_is_held_against_the_next() {
    let history = granted([weeks(2, "2025-03-03"), weeks(4, "2025-03-10"), days(1, "2025-03-31")]);

    let (first, second) =
        (overlap("2025-03-03", "2025-03-10", "2025-03-10", "2025-03-16"), overlap("2025-03-10", "2025-03-31", "2025-03-31", "2025-03-31"));
    assert_eq!(contradictions(&history), [first, second]);
}

#[test]
fn of_two_grants_that_end_together_the_one_that_began_first_is_held_against_the_next() {
    let history = granted([weeks(2, "2025-03-03"), weeks(1, "2025-03-10"), days(1, "2025-03-16")]);

    let (first, second) =
        (overlap("2025-03-03", "2025-03-10", "2025-03-10", "2025-03-16"), overlap("2025-03-03", "2025-03-16", "2025-03-16", "2025-03-16"));
    assert_eq!(contradictions(&history), [first, second]);
}

#[rstest]
#[case::another_cause(lost(Cause::FireCollapseFlood, None, weeks(4, "2025-03-24")))]
#[case::another_benefit(Grant { benefit: Benefit::Cigs, ..weeks(4, "2025-03-24") })]
fn workers_of_another_cause_or_benefit_may_be_granted_the_same_days(#[case] other: Grant) {
    assert!(contradictions(&granted([weeks(4, "2025-03-03"), other])).is_empty());
}

#[test]
fn more_used_than_authorized_is_told_once_a_day() {
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
fn a_grant_of_less_than_no_hours_is_told(#[case] hours: i64, #[case] found: usize) {
    let grant = Grant { hours: Some(Decimal::from(hours)), ..weeks(1, "2025-03-03") };

    assert_eq!(contradictions(&granted([grant])).len(), found);
}

#[test]
fn every_contradiction_is_listed_and_none_is_walked() {
    let upside_down = Grant::new("A", date("2025-03-10"), date("2025-03-09"));
    let negative = Grant { hours: Some(Decimal::NEGATIVE_ONE), ..weeks(4, "2025-03-03") };
    let history = certified(granted([upside_down, negative, weeks(1, "2025-03-24")]), [date("2026-01-01")]);

    let found = Record::of(&history, None).expect_err("contradictions");

    let codes: Vec<_> = found.iter().map(Contradiction::code).collect();
    assert_eq!(codes, ["PERIOD_UPSIDE_DOWN", "NEGATIVE_HOURS", "GRANTS_OVERLAP", "USED_BEYOND_GRANTS"]);
    let words: Vec<_> = found.iter().map(ToString::to_string).collect();
    assert_eq!(words[0], "authorization A: the period ends on 2025-03-09, before it starts on 2025-03-10; swap the two days");
    assert_eq!(words[2], "authorizations 2025-03-03 and 2025-03-24 share the days from 2025-03-24 to 2025-03-30");
}
