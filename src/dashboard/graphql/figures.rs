//! An office in numbers, as the graph shows it.

use async_graphql::SimpleObject;
use chrono::Duration;
use omnia_rules::cause::Cause;

use crate::core::graph::Date;
use crate::dashboard::figures::{AGES, Figures, Week};

/// An office in numbers. Open is what was submitted, and neither decided nor withdrawn.
#[derive(SimpleObject)]
pub struct OfficeFigures {
    /// What is open, by cause: the most frequent first, those without any left out.
    #[graphql(name = "byCause")]
    pub causes: Vec<CauseCount>,
    /// What is open, by the days since it was submitted.
    #[graphql(name = "byAge")]
    pub ages: Vec<AgeCount>,
    /// What each of the last eight weeks brought, the oldest first and this one last.
    #[graphql(name = "byWeek")]
    pub weeks: Vec<WeekCount>,
}

/// How many applications have a cause.
#[derive(SimpleObject)]
pub struct CauseCount {
    /// Why the work is suspended or reduced.
    pub cause: Cause,
    /// How many.
    pub count: i64,
}

/// How many applications were submitted so many days ago.
#[derive(SimpleObject)]
pub struct AgeCount {
    /// From this many days on.
    pub from_days: i32,
    /// Up to this many; null where there is no end.
    pub to_days: Option<i32>,
    /// How many.
    pub count: i64,
}

/// What a week brought.
#[derive(SimpleObject)]
pub struct WeekCount {
    /// Its Monday.
    pub from: Date,
    /// Its Sunday.
    pub to: Date,
    /// Applications that were submitted.
    pub submitted: i64,
    /// Authorizations that were granted.
    pub authorized: i64,
}

impl From<Figures> for OfficeFigures {
    fn from(figures: Figures) -> Self {
        let age = |(at, count): (usize, i64)| AgeCount { from_days: AGES[at], to_days: AGES.get(at + 1).map(|next| next - 1), count };
        let week = |week: Week| WeekCount {
            from: Date(week.from),
            to: Date(week.from + Duration::days(6)),
            submitted: week.submitted,
            authorized: week.authorized,
        };
        Self {
            causes: figures.causes.into_iter().map(|(cause, count)| CauseCount { cause, count }).collect(),
            ages: figures.ages.into_iter().enumerate().map(age).collect(),
            weeks: figures.weeks.into_iter().map(week).collect(),
        }
    }
}
