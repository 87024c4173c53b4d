//! R06: the walk over the mobile two-year period, by weeks.

use omnia_rules::cause::Cause;
use omnia_rules::limits::{Window, simulate};
use rstest::rstest;

use crate::unit::{alternate, asked_for, days, granted, judged, outcomes, record, requested, week, weeks};

#[test]
fn r06_a_refused_week_leaves_room_for_later_ones() {
    let history = granted([weeks(26, "2024-09-02"), weeks(20, "2025-09-01")]);

    let simulation = judged(&history, &requested(13, "2026-07-06"));

    assert_eq!(outcomes(&simulation), "ggggggTTggggg");
    let refused: Vec<_> = simulation.refused().map(|(judged, _)| judged.week.monday().to_string()).collect();
    assert_eq!(refused, ["2026-08-17", "2026-08-24"]);
    assert!(!simulation.fits());
}

#[test]
fn r06_each_week_is_reported_with_its_two_years_and_what_they_hold() {
    let history = granted([weeks(26, "2024-09-02"), weeks(20, "2025-09-01")]);

    let simulation = judged(&history, &requested(13, "2026-07-06"));

    let counted: Vec<_> = simulation.weeks.iter().map(|week| week.counted).collect();
    assert_eq!(counted, [46, 47, 48, 49, 50, 51, 52, 52, 51, 51, 51, 51, 51]);
    assert_eq!(simulation.weeks[0].window, Window { first: week("2024-07-15"), last: week("2026-07-06") });
    assert_eq!(simulation.weeks[12].window, Window { first: week("2024-10-07"), last: week("2026-09-28") });
}

#[rstest]
#[case::fifty_one_before(51, "g")]
#[case::fifty_two_before(52, "T")]
fn r06_the_fifty_second_week_fits_and_the_fifty_third_does_not(#[case] before: u32, #[case] verdict: &str) {
    let mut grants = alternate(51, "2026-03-02");
    grants.extend((before == 52).then(|| days(1, "2025-06-02")));

    assert_eq!(outcomes(&judged(&granted(grants), &requested(1, "2026-03-02"))), verdict);
}

#[rstest]
#[case::the_week_a_hundred_and_three_weeks_before("2024-03-11", "T")]
#[case::the_week_before_that("2024-03-04", "g")]
fn r06_the_two_years_begin_a_hundred_and_three_weeks_before(#[case] oldest: &str, #[case] verdict: &str) {
    let grants = alternate(51, "2026-03-02").into_iter().chain([days(1, oldest)]);

    assert_eq!(outcomes(&judged(&granted(grants), &requested(1, "2026-03-02"))), verdict);
}

#[test]
fn r06_a_day_takes_its_week() {
    let history = granted([days(1, "2026-01-11"), days(2, "2026-01-18")]);

    assert_eq!(judged(&history, &requested(1, "2026-03-02")).weeks[0].counted, 3);
}

#[test]
fn r06_what_was_authorized_after_a_week_does_not_weigh_on_it() {
    let history = granted([weeks(40, "2026-03-09")]);

    assert_eq!(judged(&history, &requested(1, "2026-03-02")).weeks[0].counted, 0);
}

#[test]
fn r06_what_is_authorized_between_the_weeks_asked_for_weighs_on_those_after_it() {
    let mut grants = alternate(50, "2026-03-02");
    grants.push(days(2, "2026-03-10"));

    let simulation = judged(&granted(grants), &asked_for(Cause::MarketCrisis, None, weeks(3, "2026-03-02")));

    assert_eq!(outcomes(&simulation), "ggT");
}

#[test]
fn r06_a_week_that_is_authorized_already_is_counted_once() {
    let mut grants = alternate(50, "2026-03-09");
    grants.push(days(2, "2026-03-10"));

    let simulation = judged(&granted(grants), &requested(1, "2026-03-09"));

    assert_eq!((simulation.weeks[0].counted, simulation.balance.granted, simulation.balance.remaining), (50, 0, 1));
}

#[test]
fn r06_a_unit_without_a_history_has_fifty_two_weeks() {
    let simulation = judged(&granted([]), &requested(52, "2026-03-02"));

    assert!(simulation.fits());
    assert_eq!((simulation.balance.granted, simulation.balance.remaining), (52, 0));
}

#[test]
fn r06_the_first_and_the_last_days_of_the_calendar_may_be_asked_for() {
    let history = granted([weeks(10, "2000-01-01"), days(7, "2100-12-25")]);
    let record = record(&history);

    assert_eq!(simulate(&record, &requested(1, "2000-01-01")).weeks[0].counted, 0);
    assert_eq!(simulate(&record, &asked_for(Cause::LackOfWork, None, days(2, "2100-12-30"))).weeks[0].counted, 1);
}
