//! R05 and R07: weeks in a row, and the year of work after a full year of benefit.

use omnia_rules::cause::{Article10, Cause};
use omnia_rules::limits::{ExceededLimit, WeekVerdict};
use rstest::rstest;

use crate::unit::{asked_for, certified, date, days, granted, judged, lost, outcomes, requested, weeks};

#[rstest]
#[case::thirty_nine_before(39, "ggggggggggggg")]
#[case::forty_before(40, "ggggggggggggR")]
#[case::forty_one_before(41, "gggggggggggRR")]
fn r05_fifty_two_weeks_in_a_row_fit(#[case] before: u64, #[case] verdict: &str) {
    let start = date("2026-03-02") - chrono::Days::new(before * 7);
    let simulation = judged(&granted([weeks(before, &start.to_string())]), &requested(13, "2026-03-02"));

    assert_eq!(outcomes(&simulation), verdict);
    assert_eq!(u64::from(simulation.weeks[0].in_a_row), before);
}

#[test]
fn r05_the_row_is_reported_as_far_back_as_its_two_years() {
    let simulation = judged(&granted([weeks(104, "2024-03-04")]), &requested(1, "2026-03-02"));

    assert_eq!(simulation.weeks[0].in_a_row, 103);
}

#[test]
fn r05_a_week_without_benefit_breaks_the_row() {
    let simulation = judged(&granted([weeks(30, "2025-01-06"), weeks(20, "2025-10-13")]), &requested(2, "2026-03-09"));

    assert_eq!(simulation.weeks[0].in_a_row, 0);
}

#[test]
fn r05_unavoidable_events_are_in_the_row_though_they_do_not_count_in_the_two_years() {
    let fire = lost(Cause::FireCollapseFlood, Some(Article10::A), weeks(52, "2025-03-03"));
    let after = |from| asked_for(Cause::FireCollapseFlood, Some(Article10::A), weeks(2, from));

    assert_eq!(outcomes(&judged(&granted([fire.clone()]), &after("2026-03-02"))), "RR");
    assert_eq!(outcomes(&judged(&granted([fire]), &after("2026-03-09"))), "nn");
}

#[test]
fn r05_weeks_of_both_kinds_make_one_row() {
    let fire = lost(Cause::FireCollapseFlood, Some(Article10::A), weeks(12, "2025-12-08"));
    let simulation = judged(&granted([weeks(40, "2025-03-03"), fire]), &requested(1, "2026-03-02"));

    assert_eq!(outcomes(&simulation), "R");
}

#[test]
fn r05_a_week_refused_for_its_two_years_breaks_the_row() {
    let old = weeks(2, "2024-03-11");
    let simulation = judged(&granted([old, weeks(50, "2025-03-17")]), &requested(3, "2026-03-02"));

    assert_eq!(outcomes(&simulation), "Tgg");
    assert_eq!(simulation.weeks.iter().map(|week| week.in_a_row).collect::<Vec<_>>(), [50, 0, 1]);
}

#[rstest]
#[case::a_week_early("2026-12-28", "W")]
#[case::on_the_earliest_day("2027-01-04", "g")]
fn r07_a_year_of_work_follows_a_full_year_of_benefit(#[case] start: &str, #[case] verdict: &str) {
    let simulation = judged(&granted([weeks(52, "2025-01-06")]), &requested(1, start));

    assert_eq!(outcomes(&simulation), verdict);
}

#[test]
fn r07_the_last_day_used_and_the_earliest_day_are_reported() {
    let simulation = judged(&granted([weeks(52, "2025-01-06")]), &requested(2, "2026-12-28"));

    let exceeded_limit = ExceededLimit::WorkNeeded { last_used: date("2026-01-04"), earliest: date("2027-01-04") };
    assert_eq!(simulation.weeks[0].verdict, WeekVerdict::Refused(exceeded_limit));
    assert_eq!(outcomes(&simulation), "Wg");
}

#[rstest]
#[case::the_day_before("2027-01-06", "W")]
#[case::the_earliest_day("2027-01-07", "T")]
fn r07_is_reckoned_from_the_last_day_used_while_the_two_years_go_by_weeks(#[case] start: &str, #[case] verdict: &str) {
    let until_a_wednesday = days(360, "2025-01-13");
    let requested = asked_for(Cause::LackOfWork, None, days(1, start));

    assert_eq!(outcomes(&judged(&granted([until_a_wednesday]), &requested)), verdict);
}

#[test]
fn r07_prevails_over_the_row_right_after_the_full_year() {
    let simulation = judged(&granted([weeks(52, "2025-01-06")]), &requested(2, "2026-01-05"));

    assert_eq!(outcomes(&simulation), "WW");
}

#[test]
fn r07_a_gap_after_the_full_year_starts_no_new_row() {
    let simulation = judged(&granted([weeks(52, "2025-01-06")]), &requested(2, "2026-01-12"));

    assert_eq!(outcomes(&simulation), "WW");
}

#[test]
fn r07_fifty_one_weeks_in_a_row_ask_for_no_work() {
    let simulation = judged(&granted([weeks(51, "2025-01-06")]), &requested(2, "2026-01-12"));

    assert_eq!(outcomes(&simulation), "gT");
}

#[test]
fn r07_looks_at_the_last_full_year() {
    let simulation = judged(&granted([weeks(60, "2025-01-06")]), &requested(1, "2026-12-28"));

    let exceeded_limit = ExceededLimit::WorkNeeded { last_used: date("2026-03-01"), earliest: date("2027-03-01") };
    assert_eq!(simulation.weeks[0].verdict, WeekVerdict::Refused(exceeded_limit));
}

#[rstest]
#[case::of_metalworks(Article10::A, "g")]
#[case::of_builders(Article10::M, "W")]
fn r07_a_year_of_unavoidable_events_asks_for_work_of_builders_only(#[case] letter: Article10, #[case] verdict: &str) {
    let fire = lost(Cause::FireCollapseFlood, Some(letter), weeks(52, "2024-01-01"));

    assert_eq!(outcomes(&judged(&granted([fire]), &requested(1, "2025-01-06"))), verdict);
}

#[test]
fn r07_an_unavoidable_event_may_follow_a_full_year() {
    let flood = asked_for(Cause::FireCollapseFlood, Some(Article10::A), weeks(2, "2026-03-02"));

    assert_eq!(outcomes(&judged(&granted([weeks(52, "2025-01-06")]), &flood)), "nn");
}

#[test]
fn r07_unavoidable_events_in_the_middle_make_no_full_year() {
    let fire = lost(Cause::FireCollapseFlood, Some(Article10::A), weeks(1, "2025-06-02"));
    let history = granted([weeks(21, "2025-01-06"), fire, weeks(30, "2025-06-09")]);

    assert_eq!(outcomes(&judged(&history, &requested(2, "2026-02-02"))), "gT");
}

#[test]
fn r07_a_week_that_was_not_used_makes_no_full_year() {
    let year = weeks(52, "2025-01-06");
    let used = year.from.iter_days().take(364).filter(|day| !(70..77).contains(&(*day - year.from).num_days()));
    let history = certified(granted([year.clone()]), used);

    assert_eq!(outcomes(&judged(&history, &requested(1, "2026-02-02"))), "g");
}
