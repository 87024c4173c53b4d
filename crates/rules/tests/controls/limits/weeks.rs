//! R05, R06 and R07: weeks in a row, weeks in two years, and the year of work.

use omnia_rules::cause::Benefit;
use omnia_rules::controls::Facts;
use omnia_rules::limits::{Basis, Counting};
use rstest::rstest;

use super::{after, alternate, asking, days, endless, for_fire, full_two_years, limits_reported, weeks};
use crate::application::{application, computed, date};

#[rstest]
#[case::thirty_nine_before("2025-06-02", &[])]
#[case::forty_before("2025-05-26", &["WARNING R05 period"])]
fn r05_fifty_two_weeks_in_a_row_may_be_asked_for(#[case] since: &str, #[case] verdict: &[&str]) {
    let before = (date("2026-03-02") - date(since)).num_days().unsigned_abs();

    assert_eq!(limits_reported(&asking(13, "2026-03-02", after([days(before, since)]))), verdict);
}

#[test]
fn r05_the_week_beyond_is_reported() {
    let facts = asking(13, "2026-03-02", after([weeks(40, "2025-05-26")]));

    assert_eq!(computed(&facts, "R05"), ["before 40", "asked 13", "refused 1", "first 2026-05-25", "limit 52"]);
}

#[test]
fn r05_every_week_beyond_is_counted_from_the_first() {
    let facts = asking(13, "2026-03-02", after([weeks(42, "2025-05-12")]));

    assert_eq!(computed(&facts, "R05"), ["before 42", "asked 13", "refused 3", "first 2026-05-11", "limit 52"]);
}

#[test]
fn r06_the_weeks_that_do_not_fit_are_reported_with_their_two_years() {
    let facts = asking(13, "2026-07-06", after([weeks(26, "2024-09-02"), weeks(20, "2025-09-01")]));

    assert_eq!(limits_reported(&facts), ["WARNING R06 period"]);
    assert_eq!(
        computed(&facts, "R06"),
        ["weeks 2", "first 2026-08-17", "last 2026-08-30", "counted 52", "windowFrom 2024-08-26", "windowTo 2026-08-23", "limit 52"]
    );
}

#[rstest]
#[case::fifty_one_before(51, &[])]
#[case::fifty_two_before(52, &["WARNING R06 period"])]
fn r06_fifty_two_weeks_fit_in_two_years(#[case] before: usize, #[case] verdict: &[&str]) {
    let mut grants = alternate(51);
    grants.extend((51..before).map(|_| days(1, "2025-12-29")));
    let facts = asking(1, "2026-03-02", after(grants));

    assert_eq!(limits_reported(&facts), verdict);
}

#[test]
fn r06_by_days_the_days_are_reported() {
    let mut facts = full_two_years();
    facts.history.counting = Counting::SixDays;

    assert_eq!(
        computed(&facts, "R06-days"),
        ["weeks 4", "first 2026-03-02", "last 2026-03-29", "counted 312", "windowFrom 2024-03-11", "windowTo 2026-03-08", "limit 312"]
    );
}

#[test]
fn r06_twenty_spans_are_reported_and_the_rest_counted() {
    let spans = limits_reported(&endless()).iter().filter(|reported| *reported == "WARNING R06 period").count();

    assert_eq!(spans, 20);
    assert_eq!(computed(&endless(), "R06-rest"), ["count 240"]);
    assert!(limits_reported(&endless()).contains(&"WARNING R06-rest period".to_owned()));
}

#[test]
fn r06_a_neutral_application_is_not_held_to_the_two_years() {
    assert!(limits_reported(&for_fire(full_two_years())).is_empty());
}

#[test]
fn r06_what_the_employer_certifies_to_have_used_takes_the_place_of_what_was_authorized() {
    let mut facts = full_two_years();
    facts.history.declared_use = vec![date("2024-09-02")];
    assert_eq!(limits_reported(&facts), ["WARNING R06 period"]);

    facts.history.basis = Basis::DeclaredUse;
    assert!(limits_reported(&facts).is_empty());
}

#[rstest]
#[case::no_cause_yet(Facts { cause: None, ..full_two_years() })]
#[case::no_period_yet(Facts { period: None, ..full_two_years() })]
#[case::no_history(application())]
#[case::another_benefit(Facts { benefit: Some(Benefit::Cigs), ..full_two_years() })]
fn r06_what_is_not_known_is_not_held_against_the_limits(#[case] facts: Facts) {
    assert!(limits_reported(&facts).is_empty());
}

#[rstest]
#[case::a_week_early("2026-12-28", &["WARNING R07 period.from"])]
#[case::the_day_before("2027-01-03", &["WARNING R07 period.from"])]
#[case::on_the_earliest_day("2027-01-04", &[])]
fn r07_a_year_of_work_follows_a_full_year_of_benefit(#[case] start: &str, #[case] verdict: &[&str]) {
    assert_eq!(limits_reported(&asking(1, start, after([weeks(52, "2025-01-06")]))), verdict);
}

#[test]
fn r07_the_earliest_day_is_reported() {
    let facts = asking(2, "2026-12-21", after([weeks(52, "2025-01-06")]));

    assert_eq!(computed(&facts, "R07"), ["start 2026-12-21", "used 2026-01-04", "refused 2", "earliest 2027-01-04", "limit 52"]);
}

#[test]
fn r07_prevails_over_r05() {
    assert_eq!(limits_reported(&asking(2, "2026-01-05", after([weeks(52, "2025-01-06")]))), ["WARNING R07 period.from"]);
}
