//! The limits of a unit, held against days that are only thought of.

use async_graphql::{Context, Enum, InputObject, SimpleObject};
use chrono::NaiveDate;
use omnia_rules::cause::Cause;
use omnia_rules::limits::{Balance, Counting, ExceededLimit, FiveYears, JudgedWeek, WeekVerdict};

use crate::alerts::AlertNode;
use crate::applications::content::circumstances::{Circumstances, events};
use crate::applications::examination::simulation::{Limits, LimitsAsked};
use crate::applications::graphql::input::circumstances::CircumstancesNode;
use crate::applications::graphql::input::draft::{PeriodInput, period};
use crate::applications::graphql::parts::DateRange;
use crate::applications::graphql::simulations::shown;
use crate::core::graph::{Amount, Date};
use crate::core::ids::UnitId;
use crate::core::{Error, Refusal, Result};

/// Days that are only thought of.
#[derive(InputObject)]
pub struct LimitSimulationInput {
    /// The unit whose limits are asked about.
    pub unit_id: UnitId,
    /// The days that would be asked for.
    pub period: PeriodInput,
    /// The cause that would be given.
    pub cause: Cause,
    /// Letter of art. 10 D.Lgs. 148/2015, where the classification of the position has none.
    pub article10: Option<String>,
    /// The days of the events, at most 120, where the days lost are not their own events (weather counts by its days).
    #[graphql(default)]
    pub event_days: Vec<Date>,
    /// Authorizations that the hub does not hold, days used, and how the two years are counted.
    pub circumstances: Option<CircumstancesNode>,
}

/// What becomes of a week asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum WeekOutcome {
    /// It fits.
    Granted,
    /// It fits without counting (art. 12 c. 4 D.Lgs. 148/2015, or a temporary derogation).
    Neutral,
    /// It does not fit, and takes nothing from the weeks after it.
    Refused,
}

/// The limit that a week goes beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum WeekLimit {
    /// Fifty-two weeks in a row were used, and the fifty-two of work are not over (art. 12 c. 2).
    WorkNeeded,
    /// It would be the fifty-third in a row (art. 12 c. 1).
    TooManyInARow,
    /// Its two years are full (art. 12 c. 3).
    TwoYearsFull,
}

/// A week asked for.
#[derive(SimpleObject)]
pub struct SimulatedWeek {
    /// As in 2026-W28.
    pub week: String,
    /// The days of the week, Monday to Sunday.
    pub days: DateRange,
    /// Whether the week fits, and what it breaks where it does not.
    pub outcome: WeekOutcome,
    /// The limit that it goes beyond, where it is refused.
    pub limit: Option<WeekLimit>,
    /// The first day on which a new run may start, where work is needed before.
    pub earliest: Option<Date>,
    /// The two years that end with it.
    pub window: DateRange,
    /// What its two years hold before it, in weeks, or in days where these are counted.
    pub counted: u32,
    /// Weeks of benefit in a row up to the one before it.
    pub in_a_row: u32,
}

/// What two years hold, and what is left of them: in weeks, or in days where these are counted.
#[derive(SimpleObject)]
#[graphql(name = "LimitBalance")]
pub struct BalanceNode {
    /// The two years over which the limit is counted.
    pub window: DateRange,
    /// In weeks or in days: the unit of what follows.
    pub counting: Counting,
    /// The most that they may hold.
    pub most: u32,
    /// What was authorized in the window.
    pub authorized: u32,
    /// What the employer certifies to have used, if it does.
    pub used: Option<u32>,
    /// What the weeks asked for add.
    pub granted: u32,
    /// What may still be granted, after them.
    pub remaining: u32,
}

/// What the five years that end with the last day asked for hold (art. 4 D.Lgs. 148/2015), in months.
#[derive(SimpleObject)]
#[graphql(name = "FiveYears")]
pub struct FiveYearsNode {
    /// The five calendar years that end with the last day asked for.
    pub period: DateRange,
    /// Months used in them; a day of two benefits counts once.
    pub used: Amount,
    /// With the days asked for.
    pub total: Amount,
    /// Months that may be used in them.
    pub most: u32,
    /// Whether the request still fits.
    pub fits: bool,
}

/// What the limits say of days that are only thought of.
#[derive(SimpleObject)]
pub struct LimitSimulation {
    /// Whether every week is granted and the five years hold the days.
    pub fits: bool,
    /// Week by week.
    pub weeks: Vec<SimulatedWeek>,
    /// The two years that end with the last week.
    pub balance: Option<BalanceNode>,
    /// The limit of all benefits in five years.
    pub five_years: Option<FiveYearsNode>,
    /// What the controls on the limits find, with what was left out of the unit's history because it cannot be.
    pub alerts: Vec<AlertNode>,
}

impl LimitSimulationInput {
    /// What is asked; refused where the days or the letter are malformed.
    pub fn read(self) -> Result<LimitsAsked> {
        let letter = |letter: String| {
            letter.trim().to_uppercase().parse().map_err(|_| Error::from(Refusal::new("ARTICLE10_LETTER").at(["article10"])))
        };
        Ok(LimitsAsked {
            unit: self.unit_id,
            period: period(self.period)?,
            cause: self.cause,
            event_days: events(&self.event_days, ["eventDays"])?,
            article10: self.article10.map(letter).transpose()?,
            declared: self.circumstances.map(Circumstances::from).unwrap_or_default().checked()?,
        })
    }
}

impl LimitSimulation {
    /// What was found, with its alerts in the language of the request.
    pub fn new(ctx: &Context<'_>, found: &Limits) -> Self {
        Self {
            fits: found.simulation.fits() && found.five_years.fits(),
            weeks: found.simulation.weeks.iter().map(SimulatedWeek::from).collect(),
            balance: Some(found.simulation.balance.into()),
            five_years: Some(found.five_years.into()),
            alerts: shown(ctx, &found.findings),
        }
    }
}

impl From<&JudgedWeek> for SimulatedWeek {
    fn from(judged: &JudgedWeek) -> Self {
        let (limit, earliest) = match judged.verdict {
            WeekVerdict::Refused(ExceededLimit::WorkNeeded { earliest, .. }) => (Some(WeekLimit::WorkNeeded), Some(Date(earliest))),
            WeekVerdict::Refused(ExceededLimit::TooManyInARow) => (Some(WeekLimit::TooManyInARow), None),
            WeekVerdict::Refused(ExceededLimit::TwoYearsFull) => (Some(WeekLimit::TwoYearsFull), None),
            WeekVerdict::Granted | WeekVerdict::Neutral => (None, None),
        };
        Self {
            week: judged.week.to_string(),
            days: days(judged.week.monday(), judged.week.sunday()),
            outcome: match judged.verdict {
                WeekVerdict::Granted => WeekOutcome::Granted,
                WeekVerdict::Neutral => WeekOutcome::Neutral,
                WeekVerdict::Refused(_) => WeekOutcome::Refused,
            },
            limit,
            earliest,
            window: days(judged.window.from(), judged.window.to()),
            counted: judged.counted,
            in_a_row: judged.in_a_row,
        }
    }
}

impl From<Balance> for BalanceNode {
    fn from(balance: Balance) -> Self {
        Self {
            window: days(balance.window.from(), balance.window.to()),
            counting: balance.counting,
            most: balance.most,
            authorized: balance.authorized,
            used: balance.used,
            granted: balance.granted,
            remaining: balance.remaining,
        }
    }
}

impl From<FiveYears> for FiveYearsNode {
    fn from(five_years: FiveYears) -> Self {
        Self {
            period: days(five_years.period.from(), five_years.period.to()),
            used: Amount(five_years.used.to_decimal()),
            total: Amount(five_years.total.to_decimal()),
            most: five_years.most,
            fits: five_years.fits(),
        }
    }
}

fn days(from: NaiveDate, to: NaiveDate) -> DateRange {
    DateRange { from: Date(from), to: Date(to) }
}
