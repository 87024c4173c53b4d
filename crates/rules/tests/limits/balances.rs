//! What is left of the two years, on what was authorized and on what was used.

use omnia_rules::limits::{Basis, Counting, History, Window};

use crate::unit::{certified, date, days, granted, judged, record, requested, week, weeks};

/// Ten weeks authorized, of which the first day of three is certified as used.
fn three_days_of_ten_weeks() -> History {
    let used = ["2025-03-03", "2025-03-10", "2025-03-17"].map(date);
    certified(granted([weeks(10, "2025-03-03")]), used)
}

#[test]
fn the_balance_names_authorized_used_and_remaining_weeks() {
    let balance = record(&three_days_of_ten_weeks()).balance(week("2026-03-02"), Counting::Weeks);

    assert_eq!(balance.window, Window::ending(week("2026-03-02")));
    assert_eq!((balance.authorized, balance.used, balance.granted, balance.remaining), (10, Some(3), 0, 49));
}

#[test]
fn what_was_authorized_is_in_force_unless_the_employer_certifies_what_it_used() {
    let authorized = History { basis: Basis::Authorized, ..three_days_of_ten_weeks() };

    let balance = record(&authorized).balance(week("2026-03-02"), Counting::Weeks);

    assert_eq!((balance.authorized, balance.used, balance.remaining), (10, Some(3), 42));
}

#[test]
fn nothing_used_may_be_certified_too() {
    let balance = record(&certified(granted([weeks(10, "2025-03-03")]), [])).balance(week("2026-03-02"), Counting::Weeks);

    assert_eq!((balance.used, balance.remaining), (Some(0), 52));
}

#[test]
fn without_a_certificate_nothing_is_reported_as_used() {
    let balance = record(&granted([weeks(10, "2025-03-03")])).balance(week("2026-03-02"), Counting::Weeks);

    assert_eq!((balance.used, balance.remaining), (None, 42));
}

#[test]
fn the_balance_of_days_is_in_days() {
    let balance = record(&granted([days(3, "2025-03-03")])).balance(week("2026-03-02"), Counting::FiveDays);

    assert_eq!((balance.most, balance.authorized, balance.remaining), (260, 3, 257));
}

#[test]
fn the_balance_of_a_walk_is_of_the_last_week_after_what_it_grants() {
    let simulation = judged(&three_days_of_ten_weeks(), &requested(13, "2026-03-02"));

    assert_eq!(simulation.weeks[0].counted, 3);
    assert_eq!(simulation.balance.window.last, week("2026-05-25"));
    assert_eq!((simulation.balance.authorized, simulation.balance.granted, simulation.balance.remaining), (10, 13, 36));
}

#[test]
fn more_than_the_two_years_may_hold_leaves_nothing() {
    let balance = record(&granted([weeks(60, "2025-01-06")])).balance(week("2026-03-02"), Counting::Weeks);

    assert_eq!((balance.authorized, balance.remaining), (60, 0));
}
