//! The monthly ceilings, as the institute publishes them each year: a new year is a new row.

use rust_decimal::Decimal;
use thiserror::Error;

use super::exact::number;
use crate::controls::Confidence;

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

/// No ceiling is held of the year; those of other years tell nothing about it.
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
