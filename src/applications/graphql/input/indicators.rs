//! The economic and financial indicators in the graph: as the applicant enters them, and as they are shown again.

use async_graphql::{InputObject, SimpleObject};
use omnia_rules::report::{Figures, FinancialIndicators, Granularity, IndicatorRow, InvalidIndicators, Quarter};

use crate::core::error::{Refusal, Result};
use crate::core::graph::Amount;

/// Rows of indicators: ten years by quarter.
const MOST_ROWS: usize = 40;

/// The economic and financial indicators, by year or by quarter (INPS msg 2372/2023).
#[derive(Debug, Clone, PartialEq, SimpleObject, InputObject)]
#[graphql(name = "FinancialIndicators", input_name = "FinancialIndicatorsInput")]
pub struct FinancialIndicatorsInput {
    /// Whether each row is a year or a quarter.
    pub granularity: Granularity,
    /// A row for each year or quarter, at most 40. They come out with the earliest first.
    pub rows: Vec<IndicatorRowInput>,
}

/// The figures of a year or of a quarter: euros, where they say nothing else.
#[derive(Debug, Clone, PartialEq, SimpleObject, InputObject)]
#[graphql(name = "IndicatorRow", input_name = "IndicatorRowInput")]
pub struct IndicatorRowInput {
    /// The year of the row.
    pub year: i32,
    /// Where the figures are told by quarter.
    pub quarter: Option<Quarter>,
    /// In euros.
    pub turnover: Option<Amount>,
    /// In euros; below zero for a loss.
    pub operating_result: Option<Amount>,
    /// Result of the business; a loss is negative.
    pub result: Option<Amount>,
    /// In euros, at the end of the time of the row.
    pub debt: Option<Amount>,
    /// Value of the orders taken.
    pub orders: Option<Amount>,
    /// Workers, on average.
    pub workforce: Option<Amount>,
    /// Energy used, in kilowatt-hours.
    pub energy: Option<Amount>,
}

impl FinancialIndicatorsInput {
    /// What was entered; refused where a row is out of the calendar, entered twice, or of the other granularity.
    pub fn read(self) -> Result<FinancialIndicators> {
        if self.rows.len() > MOST_ROWS {
            return Err(Refusal::new("LIST_TOO_LONG").at(["report", "indicators", "rows"]).with("most", MOST_ROWS).into());
        }
        let rows = self.rows.into_iter().map(Into::into).collect();
        FinancialIndicators::new(self.granularity, rows).map_err(|invalid| {
            let (InvalidIndicators::OutOfCalendar { year }
            | InvalidIndicators::OtherGranularity { year, .. }
            | InvalidIndicators::Twice { year }) = invalid;
            Refusal::new(invalid.code()).at(["report", "indicators", "rows"]).with("year", year.to_string()).into()
        })
    }
}

impl From<IndicatorRowInput> for IndicatorRow {
    fn from(row: IndicatorRowInput) -> Self {
        let figure = |given: Option<Amount>| given.map(|amount| amount.0);
        let figures = Figures {
            turnover: figure(row.turnover),
            operating_result: figure(row.operating_result),
            result: figure(row.result),
            debt: figure(row.debt),
            orders: figure(row.orders),
            workforce: figure(row.workforce),
            energy: figure(row.energy),
        };
        Self { year: row.year, quarter: row.quarter, figures }
    }
}

impl From<&FinancialIndicators> for FinancialIndicatorsInput {
    fn from(indicators: &FinancialIndicators) -> Self {
        Self { granularity: indicators.granularity(), rows: indicators.rows().iter().map(Into::into).collect() }
    }
}

impl From<&IndicatorRow> for IndicatorRowInput {
    fn from(row: &IndicatorRow) -> Self {
        let figures = &row.figures;
        Self {
            year: row.year,
            quarter: row.quarter,
            turnover: figures.turnover.map(Amount),
            operating_result: figures.operating_result.map(Amount),
            result: figures.result.map(Amount),
            debt: figures.debt.map(Amount),
            orders: figures.orders.map(Amount),
            workforce: figures.workforce.map(Amount),
            energy: figures.energy.map(Amount),
        }
    }
}
