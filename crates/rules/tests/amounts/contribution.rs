//! R34, R35 and R46: what the employer contributes.

use chrono::NaiveDate;
use omnia_rules::amounts::{ContributionTerms, Exemption, LastUse, Scale, WageFundRate, additional_contribution};
use rstest::rstest;
use rust_decimal::Decimal;

#[rstest]
#[case::first_week(1, 9, 6)]
#[case::last_at_the_first_rate(52, 9, 6)]
#[case::first_at_the_second_rate(53, 12, 9)]
#[case::last_at_the_second_rate(104, 12, 9)]
#[case::beyond(105, 15, 15)]
#[case::far_beyond(u32::MAX, 15, 15)]
fn r34_and_r35_the_rate_grows_with_the_weeks_of_five_years(#[case] week: u32, #[case] ordinary: u32, #[case] reduced: u32) {
    assert_eq!((Scale::Ordinary.rate(week), Scale::Reduced.rate(week)), (ordinary, reduced));
}

#[rstest]
#[case::ordinary(Scale::Ordinary, 50, "1050.00")]
#[case::reduced(Scale::Reduced, 50, "750.00")]
#[case::nothing_used(Scale::Ordinary, 0, "900.00")]
#[case::all_at_the_first_rate(Scale::Ordinary, 48, "900.00")]
#[case::one_at_the_second_rate(Scale::Ordinary, 49, "975.00")]
#[case::all_at_the_second_rate(Scale::Ordinary, 52, "1200.00")]
#[case::still_at_the_second_rate(Scale::Reduced, 100, "900.00")]
#[case::one_at_the_last_rate(Scale::Reduced, 101, "1050.00")]
#[case::all_at_the_last_rate(Scale::Reduced, 104, "1500.00")]
#[case::used_without_end(Scale::Ordinary, u32::MAX, "1500.00")]
fn r34_and_r35_weeks_go_to_the_next_rate_one_by_one(#[case] scale: Scale, #[case] used: u32, #[case] due: &str) {
    let four_weeks = [Decimal::from(2_500); 4];
    let terms = ContributionTerms::Additional { scale, weeks_used: used };

    assert_eq!(additional_contribution(scale, used, &four_weeks).to_string(), due);
    assert_eq!(terms.contribution(Decimal::from(10_000), &[5, 5, 5, 5]).to_string(), due);
}

#[test]
fn r34_no_weeks_cost_nothing() {
    let terms = ContributionTerms::Additional { scale: Scale::Ordinary, weeks_used: 0 };

    assert_eq!(additional_contribution(Scale::Ordinary, 0, &[]).to_string(), "0.00");
    assert_eq!(terms.contribution(Decimal::from(10_000), &[]).to_string(), "0.00");
}

#[rstest]
#[case::the_week_of_a_sunday_alone_is_used(51, &[0, 5], "120.00")]
#[case::a_short_week_weighs_less(51, &[4, 1], "96.00")]
#[case::thirds_are_exact(51, &[1, 2], "110.00")]
fn r34_the_pay_is_lost_evenly_over_the_days(#[case] weeks_used: u32, #[case] days: &[u32], #[case] due: &str) {
    let terms = ContributionTerms::Additional { scale: Scale::Ordinary, weeks_used };

    assert_eq!(terms.contribution(Decimal::from(1_000), days).to_string(), due);
}

#[test]
fn r34_the_contribution_is_rounded_once_at_the_end() {
    let weeks = [Decimal::new(5, 2); 4];

    assert_eq!(additional_contribution(Scale::Ordinary, 0, &weeks).to_string(), "0.02");
}

#[rstest]
#[case(Exemption::UnavoidableEvent)]
#[case(Exemption::Insolvency)]
fn r34_and_r53_the_exempt_owe_nothing(#[case] exemption: Exemption) {
    assert_eq!(ContributionTerms::Exempt(exemption).contribution(Decimal::from(10_000), &[5]).to_string(), "0.00");
}

const RESTED: Option<LastUse> = Some(LastUse::EndedOn(NaiveDate::from_ymd_opt(2022, 6, 30).expect("a date")));
const RECENT: Option<LastUse> = Some(LastUse::EndedOn(NaiveDate::from_ymd_opt(2025, 6, 30).expect("a date")));

#[rstest]
#[case::five_employees("2026-03-02", "5.00", RESTED, "240.00")]
#[case::more_than_five("2026-03-02", "5.01", RESTED, "400.00")]
#[case::asked_lately("2026-03-02", "5.00", RECENT, "400.00")]
#[case::never_asked("2026-03-02", "5.00", Some(LastUse::Never), "400.00")]
#[case::not_known("2026-03-02", "5.00", None, "400.00")]
#[case::the_day_before_the_reduction("2024-12-31", "5.00", RESTED, "400.00")]
#[case::the_first_day_of_the_reduction("2025-01-01", "5.00", RESTED, "240.00")]
fn r46_small_employers_who_rested_contribute_less(
    #[case] start: NaiveDate,
    #[case] employees: Decimal,
    #[case] last: Option<LastUse>,
    #[case] due: &str,
) {
    let rate = WageFundRate::of(start, employees, last, false);
    let lost_pay = Decimal::from(10_000);

    assert_eq!(rate.contribution(lost_pay).to_string(), due);
    assert_eq!(ContributionTerms::WageFund(rate).contribution(lost_pay, &[]).to_string(), due);
}

#[test]
fn r46_whoever_never_asked_contributes_less_when_the_switch_says_so() {
    let rate = WageFundRate::of("2026-03-02".parse().expect("a date"), Decimal::ONE, Some(LastUse::Never), true);

    assert_eq!(rate.per_cent(), Decimal::new(24, 1));
}
