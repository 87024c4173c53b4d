//! R30: the indicators, by year or by quarter.

use omnia_rules::report::{Figures, FinancialIndicators, Granularity, IndicatorRow, InvalidIndicators, Quarter};
use rstest::rstest;
use rust_decimal::Decimal;

fn full() -> Figures {
    let figure = Some(Decimal::ZERO);
    Figures { turnover: figure, operating_result: figure, result: figure, debt: figure, orders: figure, workforce: figure, energy: figure }
}

fn quarter(text: &str) -> IndicatorRow {
    let (year, quarter) = text.split_once(' ').expect("a year and a quarter");
    IndicatorRow { year: year.parse().expect("a year"), quarter: Some(quarter.parse().expect("a quarter")), figures: full() }
}

fn year(year: i32) -> IndicatorRow {
    IndicatorRow { year, quarter: None, figures: full() }
}

fn by_quarter(quarters: &[&str]) -> Result<FinancialIndicators, InvalidIndicators> {
    FinancialIndicators::new(Granularity::Quarter, quarters.iter().map(|text| quarter(text)).collect())
}

fn by_year(years: &[i32]) -> Result<FinancialIndicators, InvalidIndicators> {
    FinancialIndicators::new(Granularity::Year, years.iter().copied().map(year).collect())
}

#[rstest]
#[case::none(&[], 0)]
#[case::one(&["2025 Q2"], 1)]
#[case::three(&["2025 Q1", "2025 Q2", "2025 Q3"], 3)]
#[case::four(&["2025 Q1", "2025 Q2", "2025 Q3", "2025 Q4"], 4)]
#[case::across_two_years(&["2026 Q1", "2025 Q2", "2025 Q3", "2025 Q4"], 4)]
#[case::a_gap(&["2025 Q1", "2025 Q2", "2025 Q4", "2026 Q1", "2026 Q2"], 3)]
#[case::the_longer_run_first(&["2025 Q1", "2025 Q2", "2025 Q4"], 2)]
fn r30_quarters_are_counted_in_a_row(#[case] quarters: &[&str], #[case] count: u32) {
    assert_eq!(by_quarter(quarters).map(|indicators| indicators.complete_in_a_row()), Ok(count));
}

#[rstest]
#[case::two(&[2025, 2024], 2)]
#[case::apart(&[2023, 2025], 1)]
#[case::the_whole_calendar(&[2000, 2100], 1)]
fn r30_years_are_counted_in_a_row(#[case] years: &[i32], #[case] count: u32) {
    assert_eq!(by_year(years).map(|indicators| indicators.complete_in_a_row()), Ok(count));
}

#[rstest]
#[case::turnover(Figures { turnover: None, ..full() })]
#[case::operating_result(Figures { operating_result: None, ..full() })]
#[case::result(Figures { result: None, ..full() })]
#[case::debt(Figures { debt: None, ..full() })]
#[case::orders(Figures { orders: None, ..full() })]
#[case::workforce(Figures { workforce: None, ..full() })]
#[case::energy(Figures { energy: None, ..full() })]
fn r30_a_row_that_lacks_a_figure_does_not_count(#[case] figures: Figures) {
    let rows = vec![year(2024), IndicatorRow { figures, ..year(2025) }];
    let indicators = FinancialIndicators::new(Granularity::Year, rows).expect("two years");

    assert!(!figures.is_complete() && !figures.is_blank());
    assert_eq!(indicators.complete_in_a_row(), 1);
    assert!(!indicators.is_blank());
}

#[test]
fn r30_rows_without_figures_are_blank() {
    let row = IndicatorRow { figures: Figures::default(), ..year(2025) };
    let indicators = FinancialIndicators::new(Granularity::Year, vec![row]).expect("a year");

    assert!(indicators.is_blank());
    assert_eq!(indicators.granularity(), Granularity::Year);
}

#[test]
fn rows_are_kept_the_earliest_first() {
    let indicators = by_quarter(&["2026 Q1", "2025 Q4"]).expect("two quarters");

    assert_eq!(indicators.rows(), [quarter("2025 Q4"), quarter("2026 Q1")]);
    assert_eq!(Quarter::ALL.len(), 4);
}

#[rstest]
#[case::before_the_calendar(by_year(&[1999]), "INDICATORS_OUT_OF_CALENDAR")]
#[case::after_the_calendar(by_year(&[2101]), "INDICATORS_OUT_OF_CALENDAR")]
#[case::far_outside(by_year(&[i32::MAX]), "INDICATORS_OUT_OF_CALENDAR")]
#[case::a_year_among_quarters(FinancialIndicators::new(Granularity::Quarter, vec![year(2025)]), "INDICATORS_OF_OTHER_GRANULARITY")]
#[case::a_quarter_among_years(FinancialIndicators::new(Granularity::Year, vec![quarter("2025 Q1")]), "INDICATORS_OF_OTHER_GRANULARITY")]
#[case::the_last_quarter_twice(by_quarter(&["2025 Q1", "2025 Q2", "2025 Q2"]), "INDICATORS_TWICE")]
#[case::a_quarter_twice(by_quarter(&["2025 Q1", "2025 Q2", "2025 Q1"]), "INDICATORS_TWICE")]
fn indicators_are_refused(#[case] indicators: Result<FinancialIndicators, InvalidIndicators>, #[case] code: &str) {
    assert_eq!(indicators.expect_err("a refusal").code(), code);
}
