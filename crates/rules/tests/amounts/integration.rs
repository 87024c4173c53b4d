//! R36 and 6.4: what a worker is paid for the hours lost in a month.

use omnia_rules::amounts::{Bound, Ceiling, Integration, LostHours, break_even_hourly, integration, monthly_ceilings};
use rstest::rstest;
use rust_decimal::{Decimal, RoundingStrategy};

fn ceiling() -> Ceiling {
    monthly_ceilings(2026).expect("a published year").ordinary
}

fn in_july(hourly_pay: Decimal, hours: Decimal) -> Integration {
    integration(LostHours { hourly_pay, hours, workable_hours: Decimal::from(184) }, Some(ceiling()))
}

#[rstest]
#[case::ceiling_binds("15.00", "60", "464.25", "437.14", Bound::Ceiling)]
#[case::pay_binds("9.00", "60", "432.00", "406.77", Bound::Pay)]
#[case::no_hours("15.00", "0", "0.00", "0.00", Bound::Ceiling)]
#[case::whole_month("15.00", "184", "1423.69", "1340.56", Bound::Ceiling)]
#[case::beyond_the_month("15.00", "184.01", "1423.69", "1340.56", Bound::Ceiling)]
#[case::below_the_break_even("9.6718", "184", "1423.69", "1340.55", Bound::Pay)]
#[case::above_the_break_even("9.6719", "184", "1423.69", "1340.56", Bound::Ceiling)]
#[case::less_than_no_hours("9.00", "-1", "0.00", "0.00", Bound::Pay)]
#[case::less_than_no_pay("-9.00", "60", "0.00", "0.00", Bound::Pay)]
fn r36_the_lower_of_pay_and_ceiling_is_paid(
    #[case] hourly_pay: Decimal,
    #[case] hours: Decimal,
    #[case] gross: &str,
    #[case] net: &str,
    #[case] bound: Bound,
) {
    let paid = in_july(hourly_pay, hours);

    assert_eq!((paid.gross.to_string().as_str(), paid.net.to_string().as_str(), paid.bound), (gross, net, bound));
}

#[test]
fn r36_an_amount_names_what_it_was_reckoned_from() {
    let paid = in_july(Decimal::from(15), Decimal::from(200));

    assert_eq!((paid.hours, paid.workable_hours), (Decimal::from(184), Decimal::from(184)));
    assert_eq!((paid.ceiling, paid.lost_pay), (Some(ceiling()), Decimal::from(15 * 184)));
}

#[test]
fn r36_at_the_ceiling_the_net_comes_from_the_net_ceiling_and_not_from_the_percentage() {
    let paid = in_july(Decimal::from(15), Decimal::from(60));
    let unrounded = ceiling().gross * Decimal::from(60) / Decimal::from(184);
    let by_percentage = unrounded * Decimal::new(9416, 4);

    assert_eq!(paid.net, Decimal::new(43714, 2));
    assert_eq!(by_percentage.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero), Decimal::new(43713, 2));
}

#[test]
fn r36_the_net_comes_from_the_unrounded_gross() {
    let paid = in_july(Decimal::new(90_068, 4), Decimal::ONE);

    assert_eq!((paid.gross, paid.net), (Decimal::new(721, 2), Decimal::new(678, 2)));
    assert_ne!(paid.net, (paid.gross * Decimal::new(9416, 4)).round_dp(2));
}

#[test]
fn r36_the_ceiling_binds_when_the_pay_just_reaches_it() {
    let lost = LostHours { hourly_pay: Decimal::new(125, 1), hours: Decimal::from(60), workable_hours: Decimal::new(142_369, 3) };
    let paid = integration(lost, Some(ceiling()));

    assert_eq!((paid.bound, paid.gross, paid.net), (Bound::Ceiling, Decimal::from(600), Decimal::new(56_497, 2)));
}

#[rstest]
#[case::half_a_cent("0.00625", "0.01")]
#[case::less_than_half("0.00624", "0.00")]
fn r36_halves_of_a_cent_are_rounded_away_from_zero(#[case] hourly_pay: Decimal, #[case] gross: &str) {
    assert_eq!(in_july(hourly_pay, Decimal::ONE).gross.to_string(), gross);
}

#[test]
fn r36_weather_in_construction_has_its_own_ceiling() {
    let lost = LostHours { hourly_pay: Decimal::from(15), hours: Decimal::from(60), workable_hours: Decimal::from(184) };
    let paid = integration(lost, Some(monthly_ceilings(2026).expect("a published year").construction_weather));

    assert_eq!((paid.gross, paid.net), (Decimal::new(55_710, 2), Decimal::new(52_456, 2)));
}

#[test]
fn r36_bad_weather_in_agriculture_is_paid_without_a_ceiling() {
    let lost = LostHours { hourly_pay: Decimal::from(15), hours: Decimal::from(60), workable_hours: Decimal::from(184) };
    let paid = integration(lost, None);

    assert_eq!((paid.gross, paid.net, paid.bound), (Decimal::from(720), Decimal::new(67_795, 2), Bound::Pay));
}

#[rstest]
#[case::july("184", Some("9.6718"))]
#[case::no_hours("0", None)]
fn r36_the_ceiling_binds_from_an_hourly_pay(#[case] workable_hours: Decimal, #[case] hourly: Option<&str>) {
    assert_eq!(break_even_hourly(ceiling(), workable_hours).map(|hourly| hourly.to_string()).as_deref(), hourly);
}

#[test]
fn r36_a_month_without_workable_hours_pays_nothing() {
    let lost = LostHours { hourly_pay: Decimal::from(15), hours: Decimal::from(60), workable_hours: Decimal::from(-1) };
    let paid = integration(lost, Some(ceiling()));

    assert_eq!((paid.gross, paid.net, paid.hours, paid.workable_hours), Default::default());
}
