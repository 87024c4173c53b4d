//! R06 by days: six to a week, or five, for lack of work or orders only.

use chrono::Days;
use omnia_rules::cause::Cause;
use omnia_rules::limits::{Counting, Grant, History};
use rstest::rstest;

use crate::unit::{asked_for, counted_by, date, days, granted, judged, outcomes, requested, weeks};

fn by_six(grants: impl IntoIterator<Item = Grant>) -> History {
    counted_by(Counting::SixDays, granted(grants))
}

/// So many days in each of so many weeks: those after the first, `apart` weeks from one to the next.
fn some_days(a_week: u64, number: u64, from: &str, apart: u64) -> impl Iterator<Item = Grant> {
    let first = date(from);
    (0..number).map(move |index| days(a_week, &(first + Days::new(index * apart * 7)).to_string()))
}

#[rstest]
#[case::six_days_fit_exactly(Counting::SixDays, 0, 306, "g")]
#[case::a_day_too_many_of_six(Counting::SixDays, 1, 307, "T")]
#[case::five_days_fit_exactly(Counting::FiveDays, 0, 255, "g")]
#[case::a_day_too_many_of_five(Counting::FiveDays, 1, 256, "T")]
fn r06_whole_weeks_are_granted_while_their_days_fit(
    #[case] counting: Counting,
    #[case] more: u64,
    #[case] used: u32,
    #[case] verdict: &str,
) {
    let fifty_one_weeks = some_days(counting.a_week().into(), 51, "2024-03-18", 2);
    let grants = fifty_one_weeks.chain(some_days(1, more, "2024-03-11", 1));

    let simulation = judged(&counted_by(counting, granted(grants)), &requested(1, "2026-03-02"));

    assert_eq!((simulation.weeks[0].counted, outcomes(&simulation).as_str()), (used, verdict));
}

#[test]
fn r06_three_days_a_week_are_half_the_weeks() {
    let grants = || some_days(3, 25, "2024-09-02", 1).chain(some_days(3, 25, "2025-06-02", 1));

    let by_weeks = judged(&granted(grants()), &requested(13, "2026-03-02"));
    let by_days = judged(&by_six(grants()), &requested(13, "2026-03-02"));

    assert_eq!((by_weeks.weeks[0].counted, outcomes(&by_weeks).as_str()), (50, "ggTTTTTTTTTTT"));
    assert_eq!((by_days.weeks[0].counted, outcomes(&by_days).as_str()), (150, "ggggggggggggg"));
    assert_eq!((by_days.balance.most, by_days.balance.granted, by_days.balance.remaining), (312, 78, 84));
}

#[test]
fn r06_a_week_refused_by_days_takes_nothing() {
    let grants = some_days(6, 51, "2024-03-18", 2).chain(some_days(1, 1, "2024-03-11", 1));

    assert_eq!(outcomes(&judged(&by_six(grants), &requested(3, "2026-03-02"))), "Tgg");
}

#[rstest]
#[case::seven_days(7, 6)]
#[case::six_days(6, 6)]
#[case::five_days(5, 5)]
#[case::eight_days_of_two_weeks(8, 7)]
fn r06_a_week_takes_six_days_at_most(#[case] number: u64, #[case] counted: u32) {
    let history = by_six([days(number, "2025-01-06")]);

    assert_eq!(judged(&history, &requested(1, "2026-03-02")).weeks[0].counted, counted);
}

#[test]
fn r06_a_part_of_a_week_takes_its_days() {
    let requested = asked_for(Cause::LackOfWork, None, days(9, "2026-03-02"));

    assert_eq!(judged(&by_six([]), &requested).balance.granted, 8);
}

#[test]
fn r06_a_week_begun_before_takes_only_the_days_it_lacks() {
    let simulation = judged(&by_six([days(2, "2026-03-02")]), &asked_for(Cause::LackOfWork, None, days(3, "2026-03-03")));

    assert_eq!((simulation.balance.authorized, simulation.balance.granted, simulation.balance.remaining), (2, 2, 308));
}

#[rstest]
#[case::two_days_more("2026-03-04", 2, "g")]
#[case::three_days_more("2026-03-04", 3, "T")]
#[case::two_days_more_and_one_of_the_same("2026-03-03", 3, "g")]
#[case::three_days_more_and_one_of_the_same("2026-03-03", 4, "T")]
fn r06_the_days_of_a_week_begun_before_fit_together(#[case] from: &str, #[case] number: u64, #[case] verdict: &str) {
    let before = some_days(6, 51, "2024-03-18", 2).chain(some_days(2, 1, "2024-03-11", 1));
    let history = by_six(before.chain([days(2, "2026-03-02")]));

    assert_eq!(outcomes(&judged(&history, &asked_for(Cause::LackOfWork, None, days(number, from)))), verdict);
}

#[test]
fn r06_other_causes_are_counted_by_weeks() {
    let history = by_six([days(3, "2025-01-06")]);

    let simulation = judged(&history, &asked_for(Cause::MarketCrisis, None, weeks(1, "2026-03-02")));

    assert_eq!((simulation.balance.counting, simulation.weeks[0].counted), (Counting::Weeks, 1));
}
