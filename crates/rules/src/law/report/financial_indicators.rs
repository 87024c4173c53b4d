//! The economic and financial indicators of lack of work and market crisis, by year or by quarter (INPS msg 2372/2023).

use chrono::Datelike;
use rust_decimal::Decimal;
use thiserror::Error;

use crate::ground::calendar::{FIRST_DAY, LAST_DAY};

/// Quarters in a row that make a set: those of a year. Our reading: the institute publishes no count.
pub const QUARTERS_OF_A_SET: u32 = 4;

named! {
    /// Over which span the figures are told.
    Granularity {
        /// A row for each year.
        Year = "YEAR",
        /// A row for each quarter.
        Quarter = "QUARTER",
    }
}

named! {
    /// A quarter of a year.
    Quarter {
        /// January to March.
        First = "Q1",
        /// April to June.
        Second = "Q2",
        /// July to September.
        Third = "Q3",
        /// October to December.
        Fourth = "Q4",
    }
}

/// The figures of a year or of a quarter; euros, unless they say otherwise.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Figures {
    /// Turnover.
    pub turnover: Option<Decimal>,
    /// Operating result.
    pub operating_result: Option<Decimal>,
    /// Result of the business.
    pub result: Option<Decimal>,
    /// Debt.
    pub debt: Option<Decimal>,
    /// Value of the orders taken.
    pub orders: Option<Decimal>,
    /// Workers, on average.
    pub workforce: Option<Decimal>,
    /// Energy used, in kilowatt-hours.
    pub energy: Option<Decimal>,
}

/// The figures of one year or quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct IndicatorRow {
    /// The year.
    pub year: i32,
    /// The quarter, when the figures are by quarter.
    pub quarter: Option<Quarter>,
    /// The figures.
    pub figures: Figures,
}

/// The indicators of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FinancialIndicators {
    granularity: Granularity,
    rows: Vec<IndicatorRow>,
}

/// Why rows make no indicators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum InvalidIndicators {
    /// A year is outside the calendar.
    #[error("{year} is outside the calendar; write a year from {} to {}", FIRST_DAY.year(), LAST_DAY.year())]
    OutOfCalendar { year: i32 },
    /// A row is of the other granularity.
    #[error("the figures of {year} are not told by {granularity}; tell every row in the same way")]
    OtherGranularity { year: i32, granularity: Granularity },
    /// A year or quarter is given twice.
    #[error("a span of {year} is told twice; leave one row for each")]
    Twice { year: i32 },
}

impl InvalidIndicators {
    /// A code that stays the same in every language.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OutOfCalendar { .. } => "INDICATORS_OUT_OF_CALENDAR",
            Self::OtherGranularity { .. } => "INDICATORS_OF_OTHER_GRANULARITY",
            Self::Twice { .. } => "INDICATORS_TWICE",
        }
    }
}

impl Figures {
    fn all(&self) -> [Option<Decimal>; 7] {
        [self.turnover, self.operating_result, self.result, self.debt, self.orders, self.workforce, self.energy]
    }

    /// Whether every figure is given; zero is a figure.
    pub fn is_complete(&self) -> bool {
        self.all().iter().all(Option::is_some)
    }

    /// Whether no figure is given.
    pub fn is_blank(&self) -> bool {
        self.all().iter().all(Option::is_none)
    }
}

impl IndicatorRow {
    /// Its place among the spans of its granularity.
    fn place(&self) -> i32 {
        self.quarter.map_or(self.year, |quarter| self.year * 4 + quarter as i32)
    }

    fn check(&self, granularity: Granularity) -> Result<(), InvalidIndicators> {
        let year = self.year;
        if !(FIRST_DAY.year()..=LAST_DAY.year()).contains(&year) {
            return Err(InvalidIndicators::OutOfCalendar { year });
        }
        if self.quarter.is_some() != (granularity == Granularity::Quarter) {
            return Err(InvalidIndicators::OtherGranularity { year, granularity });
        }
        Ok(())
    }
}

impl FinancialIndicators {
    /// The indicators in rows of one granularity, in any order; no span is given twice.
    pub fn new(granularity: Granularity, mut rows: Vec<IndicatorRow>) -> Result<Self, InvalidIndicators> {
        rows.iter().try_for_each(|row| row.check(granularity))?;
        rows.sort_by_key(IndicatorRow::place);
        let twice = rows.windows(2).find(|pair| pair[0].place() == pair[1].place());
        twice.map_or(Ok(()), |pair| Err(InvalidIndicators::Twice { year: pair[0].year }))?;
        Ok(Self { granularity, rows })
    }

    /// Over which span the figures are given.
    pub const fn granularity(&self) -> Granularity {
        self.granularity
    }

    /// The rows, the earliest first.
    pub fn rows(&self) -> &[IndicatorRow] {
        &self.rows
    }

    /// Whether no figure is given.
    pub fn is_blank(&self) -> bool {
        self.rows.iter().all(|row| row.figures.is_blank())
    }

    /// The most years or quarters in a row with every figure.
    pub fn complete_in_a_row(&self) -> u32 {
        let complete = self.rows.iter().filter(|row| row.figures.is_complete()).map(IndicatorRow::place);
        let runs = complete.scan((i32::MIN, 0), |(last, run), place| {
            *run = if last.checked_add(1) == Some(place) { *run + 1 } else { 1 };
            *last = place;
            Some(*run)
        });
        runs.max().unwrap_or(0)
    }
}
