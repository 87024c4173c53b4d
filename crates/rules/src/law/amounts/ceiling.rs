//! The monthly ceilings, as the institute publishes them each year, and which one holds for an application: a new year is a new row.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use thiserror::Error;

use super::exact::{cents, number};
use super::integration::AFTER_REDUCTION;
use crate::ground::Confidence;
use crate::law::cause::{Article10, Benefit, Cause, Fund};

/// What a worker is paid at most for a month, in euro.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ceiling {
    /// Before the reduction of 5.84 %.
    pub gross: Decimal,
    /// After it, as published: computed from the gross, it is off by cents.
    pub net: Decimal,
}

/// The ceilings of a year, art. 3 c. 5-bis D.Lgs. 148/2015: one for every pay since 2022.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthlyCeilings {
    /// The year of the hours lost.
    pub year: i32,
    /// The ceiling of every cause.
    pub ordinary: Ceiling,
    /// The one of seasonal bad weather in construction, art. 2 c. 17 L. 549/1995: a fifth more, but revalued on its own.
    pub construction_weather: Ceiling,
    /// The act that publishes them.
    pub source: &'static str,
    /// How well they are known.
    pub confidence: Confidence,
}

/// No ceiling is held of the year; those of other years say nothing about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the monthly ceiling of {year} is not published; it is held for the years from 2022 to the last one published")]
pub struct CeilingNotPublished {
    /// The year without a ceiling.
    pub year: i32,
}

/// Every year that is held. The four figures are revalued each from its own of the year before, then rounded: none is
/// computed from another.
pub const CEILINGS: &[MonthlyCeilings] = &[
    of(2022, ["1222.51", "1151.12", "1467.01", "1381.34"], "INPS circ. 26/2022"),
    of(2023, ["1321.53", "1244.36", "1585.84", "1493.23"], "INPS circ. 14/2023"),
    of(2024, ["1392.89", "1311.56", "1671.48", "1573.86"], "INPS circ. 25/2024"),
    of(2025, ["1404.03", "1322.05", "1684.85", "1586.45"], "INPS circ. 25/2025"),
    of(2026, ["1423.69", "1340.56", "1708.44", "1608.66"], "INPS circ. 4/2026"),
];

/// The four figures in the order of the circular: gross and net, then gross and net of weather in construction.
const fn of(year: i32, [gross, net, weather_gross, weather_net]: [&str; 4], source: &'static str) -> MonthlyCeilings {
    MonthlyCeilings {
        year,
        ordinary: Ceiling { gross: number(gross), net: number(net) },
        construction_weather: Ceiling { gross: number(weather_gross), net: number(weather_net) },
        source,
        confidence: Confidence::Reported,
    }
}

/// The ceilings of a year.
pub fn monthly_ceilings(year: i32) -> Result<&'static MonthlyCeilings, CeilingNotPublished> {
    CEILINGS.iter().find(|ceilings| ceilings.year == year).ok_or(CeilingNotPublished { year })
}

/// A band of monthly pay, and the most that is paid within it, in euro a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreditFundBand {
    /// The year of the hours lost.
    pub year: i32,
    /// The pay from which the band starts.
    pub from: Decimal,
    /// The ceiling.
    pub gross: Decimal,
    /// The act that publishes it.
    pub source: &'static str,
    /// How well it is known.
    pub confidence: Confidence,
}

/// Every band that is held, by year and pay. The second reaches 4,097.35 included, the third starts above it.
pub const CREDIT_FUND_BANDS: &[CreditFundBand] =
    &[band(2026, "0.00", "1407.77"), band(2026, "2592.03", "1622.62"), band(2026, "4097.36", "2049.90")];

const fn band(year: i32, from: &str, gross: &str) -> CreditFundBand {
    CreditFundBand { year, from: number(from), gross: number(gross), source: "INPS circ. 4/2026", confidence: Confidence::Reported }
}

/// The ceiling of a year for a monthly pay.
///
/// Our reading: of these the gross alone is published, so the net is what the reduction of 5.84 % leaves of it.
pub fn credit_fund_ceiling(year: i32, monthly_pay: Decimal) -> Result<Ceiling, CeilingNotPublished> {
    let bands = CREDIT_FUND_BANDS.iter().filter(|band| band.year == year);
    let monthly_pay = cents(monthly_pay.max(Decimal::ZERO));
    let reached = bands.filter(|band| band.from <= monthly_pay).max_by_key(|band| band.from);
    let ceiling = |band: &CreditFundBand| Ceiling { gross: band.gross, net: cents(band.gross.saturating_mul(AFTER_REDUCTION)) };
    reached.map(ceiling).ok_or(CeilingNotPublished { year })
}

named! {
    /// What caps the amounts of an application.
    Cap {
        /// The ceiling of every cause.
        Ordinary = "ORDINARY",
        /// The higher one of seasonal bad weather in construction and stone.
        ConstructionWeather = "CONSTRUCTION_WEATHER",
        /// The one of the credit fund, banded by the monthly pay.
        CreditFund = "CREDIT_FUND",
        /// None: bad weather in agriculture.
        Uncapped = "UNCAPPED",
    }
}

impl Cap {
    /// The one of an application. The uplift is of seasonal bad weather alone (art. 2 c. 17 L. 549/1995): the other
    /// causes of a construction firm have the ordinary ceiling. When the letter is unknown, the cause decides the sector.
    pub fn of(benefit: Benefit, fund: Option<Fund>, cause: Cause, letter: Option<Article10>) -> Self {
        let builds = letter.map_or(cause == Cause::WeatherConstruction, Article10::is_construction_or_stone);
        match benefit {
            Benefit::Cigo if cause.is_weather() && builds => Self::ConstructionWeather,
            Benefit::Cisoa if cause == Cause::WeatherAgriculture => Self::Uncapped,
            Benefit::AisFund if fund == Some(Fund::Credit) => Self::CreditFund,
            _ => Self::Ordinary,
        }
    }

    /// The ceiling of the month of a day, where there is one, for what the worker would have had in that month, in euro.
    ///
    /// Our reading: the pay that the bands of the credit fund separate is the hourly pay for the hours workable in the month.
    pub fn ceiling(self, month: NaiveDate, monthly_pay: Decimal) -> Result<Option<Ceiling>, CeilingNotPublished> {
        match self {
            Self::Ordinary => monthly_ceilings(month.year()).map(|ceilings| Some(ceilings.ordinary)),
            Self::ConstructionWeather => monthly_ceilings(month.year()).map(|ceilings| Some(ceilings.construction_weather)),
            Self::CreditFund => credit_fund_ceiling(month.year(), monthly_pay).map(Some),
            Self::Uncapped => Ok(None),
        }
    }
}
