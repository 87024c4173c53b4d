//! 6.3: the monthly ceilings are a table.

use chrono::NaiveDate;
use omnia_rules::amounts::{CEILINGS, CREDIT_FUND_BANDS, Cap, CeilingNotPublished, credit_fund_ceiling, monthly_ceilings};
use omnia_rules::cause::{Article10, Benefit, Cause, Fund};
use omnia_rules::controls::Confidence;
use rstest::rstest;
use rust_decimal::{Decimal, RoundingStrategy};

#[rstest]
#[case(2022, "1222.51", "1151.12", "1467.01", "1381.34", "INPS circ. 26/2022")]
#[case(2023, "1321.53", "1244.36", "1585.84", "1493.23", "INPS circ. 14/2023")]
#[case(2024, "1392.89", "1311.56", "1671.48", "1573.86", "INPS circ. 25/2024")]
#[case(2025, "1404.03", "1322.05", "1684.85", "1586.45", "INPS circ. 25/2025")]
#[case(2026, "1423.69", "1340.56", "1708.44", "1608.66", "INPS circ. 4/2026")]
fn r36_the_ceilings_of_a_year_are_those_published(
    #[case] year: i32,
    #[case] gross: Decimal,
    #[case] net: Decimal,
    #[case] weather_gross: Decimal,
    #[case] weather_net: Decimal,
    #[case] source: &str,
) {
    let ceilings = monthly_ceilings(year).expect("a published year");

    assert_eq!((ceilings.ordinary.gross, ceilings.ordinary.net), (gross, net));
    assert_eq!((ceilings.construction_weather.gross, ceilings.construction_weather.net), (weather_gross, weather_net));
    assert_eq!((ceilings.year, ceilings.source, ceilings.confidence), (year, source, Confidence::Reported));
}

#[rstest]
#[case::before_the_single_ceiling(2021)]
#[case::not_yet(2027)]
#[case::never(i32::MAX)]
fn r36_a_year_without_ceilings_is_not_extrapolated(#[case] year: i32) {
    let refused = monthly_ceilings(year).expect_err("no ceilings");

    assert_eq!(refused, CeilingNotPublished { year });
    assert!(refused.to_string().starts_with(&format!("the monthly ceiling of {year} is not published")));
}

#[test]
fn r36_each_year_has_one_row() {
    let years: Vec<_> = CEILINGS.iter().map(|ceilings| ceilings.year).collect();

    assert_eq!(years, [2022, 2023, 2024, 2025, 2026]);
}

fn cents(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

#[rstest]
#[case::as_published(2022, "0.00")]
#[case(2023, "0.01")]
#[case(2024, "0.01")]
#[case(2025, "0.02")]
#[case(2026, "0.01")]
fn r36_a_net_computed_from_the_gross_is_off_by_cents(#[case] year: i32, #[case] off: Decimal) {
    let ceiling = monthly_ceilings(year).expect("a published year").ordinary;

    assert_eq!(ceiling.net - cents(ceiling.gross * Decimal::new(9416, 4)), off);
}

#[rstest]
#[case::as_published(2022, "0.00")]
#[case::as_published_again(2023, "0.00")]
#[case(2024, "0.01")]
#[case(2025, "0.01")]
#[case(2026, "0.01")]
fn r36_a_weather_ceiling_computed_from_the_ordinary_is_off_by_a_cent(#[case] year: i32, #[case] off: Decimal) {
    let ceilings = monthly_ceilings(year).expect("a published year");

    assert_eq!(ceilings.construction_weather.gross - cents(ceilings.ordinary.gross * Decimal::new(12, 1)), off);
}

#[rstest]
#[case::nothing("0", "1407.77")]
#[case::less_than_nothing("-1", "1407.77")]
#[case::below_the_second_band("2592.02", "1407.77")]
#[case::second_band("2592.03", "1622.62")]
#[case::end_of_the_second_band("4097.35", "1622.62")]
#[case::above("4097.36", "2049.90")]
#[case::rounded_down("4097.3549", "1622.62")]
#[case::rounded_up("4097.355", "2049.90")]
#[case::rounded_into_the_second_band("2592.0250", "1622.62")]
#[case::far_above("99999999", "2049.90")]
fn r36_the_credit_fund_has_bands_of_pay(#[case] monthly_pay: Decimal, #[case] ceiling: Decimal) {
    assert_eq!(credit_fund_ceiling(2026, monthly_pay).map(|ceiling| ceiling.gross), Ok(ceiling));
}

#[test]
fn r36_the_bands_of_another_year_are_not_extrapolated() {
    assert_eq!(credit_fund_ceiling(2025, Decimal::ONE), Err(CeilingNotPublished { year: 2025 }));
    assert!(CREDIT_FUND_BANDS.iter().all(|band| band.year == 2026));
}

#[rstest]
#[case::builders(Benefit::Cigo, None, Cause::WeatherConstruction, Some(Article10::M), Cap::ConstructionWeather)]
#[case::quarries(Benefit::Cigo, None, Cause::WeatherIndustry, Some(Article10::N), Cap::ConstructionWeather)]
#[case::craft_quarries(Benefit::Cigo, None, Cause::WeatherConstruction, Some(Article10::O), Cap::ConstructionWeather)]
#[case::construction_by_the_cause(Benefit::Cigo, None, Cause::WeatherConstruction, None, Cap::ConstructionWeather)]
#[case::industry_by_the_cause(Benefit::Cigo, None, Cause::WeatherIndustry, None, Cap::Ordinary)]
#[case::weather_in_a_factory(Benefit::Cigo, None, Cause::WeatherConstruction, Some(Article10::A), Cap::Ordinary)]
#[case::end_of_a_site(Benefit::Cigo, None, Cause::EndOfConstructionSite, Some(Article10::M), Cap::Ordinary)]
#[case::another_unavoidable_event(Benefit::Cigo, None, Cause::FireCollapseFlood, Some(Article10::M), Cap::Ordinary)]
#[case::order_of_the_authority(Benefit::Cigo, None, Cause::PublicAuthorityOrder, Some(Article10::M), Cap::Ordinary)]
#[case::fields(Benefit::Cisoa, None, Cause::WeatherAgriculture, None, Cap::Uncapped)]
#[case::fields_closed_by_order(Benefit::Cisoa, None, Cause::PublicAuthorityOrder, None, Cap::Ordinary)]
#[case::fields_without_seed(Benefit::Cisoa, None, Cause::OtherNotAttributable, None, Cap::Ordinary)]
#[case::wage_fund(Benefit::AisFis, None, Cause::WeatherConstruction, None, Cap::Ordinary)]
#[case::insurers(Benefit::AisFund, Some(Fund::Insurance), Cause::LackOfWork, None, Cap::Ordinary)]
#[case::cooperative_banks(Benefit::AisFund, Some(Fund::CooperativeCredit), Cause::LackOfWork, None, Cap::Ordinary)]
#[case::banks(Benefit::AisFund, Some(Fund::Credit), Cause::LackOfWork, None, Cap::CreditFund)]
#[case::a_fund_left_behind(Benefit::AisFis, Some(Fund::Credit), Cause::LackOfWork, None, Cap::Ordinary)]
fn r36_the_uplift_is_of_bad_weather_in_construction_alone_and_the_bands_of_the_credit_fund(
    #[case] benefit: Benefit,
    #[case] fund: Option<Fund>,
    #[case] cause: Cause,
    #[case] letter: Option<Article10>,
    #[case] cap: Cap,
) {
    assert_eq!(Cap::of(benefit, fund, cause, letter), cap);
}

#[rstest]
#[case(Cap::Ordinary, "2026-07-31", Ok(Some("1423.69")))]
#[case(Cap::ConstructionWeather, "2025-12-31", Ok(Some("1684.85")))]
#[case(Cap::Uncapped, "2026-07-01", Ok(None))]
#[case::not_even_beyond_the_years(Cap::Uncapped, "2027-01-01", Ok(None))]
#[case(Cap::Ordinary, "2027-01-01", Err(CeilingNotPublished { year: 2027 }))]
#[case(Cap::ConstructionWeather, "2021-12-31", Err(CeilingNotPublished { year: 2021 }))]
#[case::by_pay(Cap::CreditFund, "2026-07-31", Ok(Some("1622.62")))]
#[case(Cap::CreditFund, "2025-12-31", Err(CeilingNotPublished { year: 2025 }))]
fn r36_a_month_has_the_ceiling_of_its_year(
    #[case] cap: Cap,
    #[case] month: NaiveDate,
    #[case] gross: Result<Option<&str>, CeilingNotPublished>,
) {
    let ceiling = cap.ceiling(month, Decimal::from(3_000)).map(|ceiling| ceiling.map(|ceiling| ceiling.gross.to_string()));

    assert_eq!(ceiling, gross.map(|gross| gross.map(ToOwned::to_owned)));
}
