//! R35: the months without the benefit.

use chrono::NaiveDate;
use omnia_rules::amounts::{EarlierUse, LastUse, Scale, first_reduced_start};
use rstest::rstest;

#[rstest]
#[case::worked_example("2023-12-31", "2026-01-01")]
#[case::leap_day("2024-02-29", "2026-03-01")]
#[case::long_ago("2010-01-01", "2025-01-01")]
#[case::the_last_that_changes_nothing("2022-12-31", "2025-01-01")]
#[case::the_first_that_does("2023-01-01", "2025-01-02")]
fn r35_the_reduction_starts_after_24_whole_months(#[case] last_day_used: NaiveDate, #[case] start: NaiveDate) {
    assert_eq!(first_reduced_start(last_day_used), start);
}

#[test]
fn r35_the_end_of_time_is_never_rested() {
    assert_eq!(first_reduced_start(NaiveDate::MAX), NaiveDate::MAX);
}

const UNTIL_2023: Option<LastUse> = Some(LastUse::EndedOn(NaiveDate::from_ymd_opt(2023, 12, 31).expect("a date")));
const UNTIL_2010: Option<LastUse> = Some(LastUse::EndedOn(NaiveDate::from_ymd_opt(2010, 12, 31).expect("a date")));

#[rstest]
#[case::a_day_short(UNTIL_2023, false, "2025-12-31", Scale::Ordinary)]
#[case::rested(UNTIL_2023, false, "2026-01-01", Scale::Reduced)]
#[case::before_the_reform(UNTIL_2010, false, "2024-12-31", Scale::Ordinary)]
#[case::since_the_reform(UNTIL_2010, false, "2025-01-01", Scale::Reduced)]
#[case::never_used(Some(LastUse::Never), false, "2026-01-01", Scale::Ordinary)]
#[case::not_known(None, false, "2026-01-01", Scale::Ordinary)]
#[case::not_consumed_by_one_period(UNTIL_2023, true, "2025-12-31", Scale::Reduced)]
#[case::reduced_before_the_reform(None, true, "2024-12-31", Scale::Ordinary)]
#[case::reduced_since_the_reform(None, true, "2025-01-01", Scale::Reduced)]
fn r35_the_rates_depend_on_what_was_used_before(
    #[case] last: Option<LastUse>,
    #[case] reduced_before: bool,
    #[case] start: NaiveDate,
    #[case] scale: Scale,
) {
    assert_eq!(EarlierUse { last, reduced_before }.scale(start, false), scale);
}

#[rstest]
#[case::before_the_reform(Some(LastUse::Never), "2024-12-31", Scale::Ordinary)]
#[case::since_the_reform(Some(LastUse::Never), "2025-01-01", Scale::Reduced)]
#[case::no_matter_for_others(UNTIL_2023, "2025-12-31", Scale::Ordinary)]
#[case::nor_for_the_unknown(None, "2026-01-01", Scale::Ordinary)]
fn r35_the_switch_reduces_the_rates_of_who_never_used_any(#[case] last: Option<LastUse>, #[case] start: NaiveDate, #[case] scale: Scale) {
    assert_eq!(EarlierUse { last, reduced_before: false }.scale(start, true), scale);
}

#[rstest]
#[case::later_than_declared(UNTIL_2023, "2024-03-31", "2024-03-31")]
#[case::earlier_than_declared(UNTIL_2023, "2023-03-31", "2023-12-31")]
#[case::never(Some(LastUse::Never), "2024-03-31", "2024-03-31")]
#[case::not_known(None, "2024-03-31", "2024-03-31")]
fn r46_the_last_use_is_the_later_of_what_is_declared_and_what_is_known(
    #[case] reported: Option<LastUse>,
    #[case] known: NaiveDate,
    #[case] end: NaiveDate,
) {
    let earlier = EarlierUse { last: reported, reduced_before: true }.until(known);

    assert_eq!(earlier, EarlierUse { last: Some(LastUse::EndedOn(end)), reduced_before: true });
}
