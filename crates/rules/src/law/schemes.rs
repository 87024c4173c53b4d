//! How much the funds and the agricultural benefit grant: weeks by the size of the firm, days by the year of the worker.
//!
//! Days of agricultural workers (CISOA) are those of art. 8 L. 457/1972; the weeks of the wage-integration fund (FIS) those of art. 29
//! D.Lgs. 148/2015 as amended by L. 234/2021. Sizes are average employees of the half-year before, with decimals: 5 is small, 5.01 is not.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::cause::Cause;
use crate::ground::calendar::day;

/// Days that a worker may be granted in a calendar year.
pub const DAYS_OF_A_YEAR: u32 = 90;

/// Days of work with the firm, in the year, that a worker needs.
pub const DAYS_WITH_THE_FIRM: u32 = 181;

named! {
    /// How much of a day is asked for.
    DayPart {
        /// The whole day.
        Whole = "WHOLE_DAY",
        /// Half the hours of the day.
        Half = "HALF_DAY",
    }
}

/// A time in which the weather is outside the ordinary rules: half days are granted too, the days are outside the ninety
/// of the year, no days with the firm are needed, and fixed-term workers are let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgriculturalDerogation {
    /// Its first day of suspension.
    pub from: NaiveDate,
    /// Its last day of suspension.
    pub to: NaiveDate,
    /// The act on which it rests.
    pub legal_basis: &'static str,
}

/// Every derogation; nothing is known of one for 2026.
pub const AGRICULTURAL_DEROGATIONS: &[AgriculturalDerogation] = &[AgriculturalDerogation {
    from: day(2025, 7, 1),
    to: day(2025, 12, 31),
    legal_basis: "art. 10-bis c. 2 D.L. 92/2025, INPS circ. 121/2025",
}];

/// What is made of a day that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayVerdict {
    /// Granted under a derogation, outside the days of the year.
    Outside,
    /// Granted, within the days of the year.
    Granted,
    /// Refused: the days of the year are over.
    Beyond,
    /// Refused: half days are granted under a derogation only.
    HalfDay,
}

/// The derogation that lifts the ordinary rules on a day, for a cause.
pub fn lifted(cause: Cause, date: NaiveDate) -> Option<&'static AgriculturalDerogation> {
    let in_force = AGRICULTURAL_DEROGATIONS.iter().find(|derogation| (derogation.from..=derogation.to).contains(&date));
    in_force.filter(|_| cause == Cause::WeatherAgriculture)
}

/// Whether the ordinary rules hold on one of the days at least.
pub fn is_under_ordinary_rules(cause: Cause, days: impl IntoIterator<Item = NaiveDate>) -> bool {
    days.into_iter().any(|date| lifted(cause, date).is_none())
}

/// What is made of each day asked for by a worker, in order, given the days already used in each calendar year.
///
/// A refused day uses nothing.
pub fn judge_days(cause: Cause, used: &BTreeMap<i32, u32>, requested: &BTreeMap<NaiveDate, DayPart>) -> BTreeMap<NaiveDate, DayVerdict> {
    let mut used = used.clone();
    let mut judge = |date: NaiveDate, part: DayPart| {
        if lifted(cause, date).is_some() {
            return DayVerdict::Outside;
        }
        if part == DayPart::Half {
            return DayVerdict::HalfDay;
        }
        let used = used.entry(date.year()).or_default();
        if *used >= DAYS_OF_A_YEAR {
            return DayVerdict::Beyond;
        }
        *used += 1;
        DayVerdict::Granted
    };
    requested.iter().map(|(date, part)| (*date, judge(*date, *part))).collect()
}

/// Average employees up to which the fund grants fewer weeks, and asks for a lower contribution once it was not used for long.
pub const SMALL_FIRM: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// Average employees beyond which the extraordinary benefit takes the place of the fund, for its causes.
pub const LARGE_FIRM: Decimal = Decimal::from_parts(15, 0, 0, false, 0);

/// Weeks that the fund grants in the mobile two-year period: 13 up to five employees, 26 beyond.
pub fn weeks_in_two_years(employees: Decimal) -> u32 {
    if employees <= SMALL_FIRM { 13 } else { 26 }
}

/// Whether the firm has more than fifteen employees: for extraordinary causes it turns to the extraordinary benefit.
pub fn is_large(employees: Decimal) -> bool {
    employees > LARGE_FIRM
}

/// Whether the firm has an employee at least, as the fund requires since 2022.
pub fn is_within_reach_of_fund(employees: Decimal) -> bool {
    employees > Decimal::ZERO
}
