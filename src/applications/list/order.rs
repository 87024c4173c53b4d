//! In which order applications are listed, and the place in it after which a page goes on.

use async_graphql::Enum;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use sqlx::{Postgres, QueryBuilder};

use crate::applications::lifecycle::domain::Application;
use crate::core::error::Result;
use crate::core::graph::{Cursor, Page, PageArguments, PushValue, SortColumns, SortValue};

/// In which order applications are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Enum)]
pub enum ApplicationOrder {
    /// The newest first.
    #[default]
    CreatedAtDesc,
    /// The one that waits longest first: lists only what was submitted.
    SubmittedAtAsc,
    /// The last changed first.
    UpdatedAtDesc,
    /// By the first day asked for; what has no period yet comes last.
    PeriodFromAsc,
}

/// The value of an application in its order. It names the order, so that a cursor of another order is not taken for one of this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Place {
    #[serde(rename = "c")]
    CreatedAt(DateTime<Utc>),
    #[serde(rename = "s")]
    SubmittedAt(DateTime<Utc>),
    #[serde(rename = "u")]
    UpdatedAt(DateTime<Utc>),
    #[serde(rename = "p")]
    PeriodFrom(NaiveDate),
}

impl SortValue for Place {
    fn is_possible(&self) -> bool {
        match self {
            Self::CreatedAt(at) | Self::SubmittedAt(at) | Self::UpdatedAt(at) => at.is_possible(),
            Self::PeriodFrom(day) => day.is_possible(),
        }
    }
}

/// Stands for the first day of what has no period: after all others.
const NO_PERIOD: NaiveDate = NaiveDate::from_ymd_opt(9999, 12, 31).expect("the last day of the calendar is one");

impl ApplicationOrder {
    /// Reads the arguments of a list in this order.
    pub fn page(self, arguments: &PageArguments) -> Result<Page<Place>> {
        Page::read_in(arguments, |place: &Place| place.order() == self)
    }

    /// The cursor of an application in a list of this order.
    pub fn cursor(self, application: &Application) -> Cursor<Place> {
        let value = match self {
            Self::CreatedAtDesc => Place::CreatedAt(application.created_at),
            Self::SubmittedAtAsc => Place::SubmittedAt(application.submitted_at.unwrap_or(application.created_at)),
            Self::UpdatedAtDesc => Place::UpdatedAt(application.updated_at),
            Self::PeriodFromAsc => Place::PeriodFrom(application.days().map_or(NO_PERIOD, |(from, _)| from)),
        };
        Cursor { value, key: application.id.0 }
    }

    /// What it orders by, of table application named a.
    pub const fn columns(self) -> SortColumns {
        match self {
            Self::CreatedAtDesc => SortColumns::descending(&["a.created_at", "a.id"]),
            Self::SubmittedAtAsc => SortColumns::ascending(&["a.submitted_at", "a.id"]),
            Self::UpdatedAtDesc => SortColumns::descending(&["a.updated_at", "a.id"]),
            Self::PeriodFromAsc => SortColumns::ascending(&["a.first_day", "a.id"]),
        }
    }

    /// The condition that a row has a place in it: the order of submission lists only what was submitted.
    pub const fn condition(self) -> &'static str {
        match self {
            Self::SubmittedAtAsc => " and a.submitted_at is not null",
            Self::CreatedAtDesc | Self::UpdatedAtDesc | Self::PeriodFromAsc => "",
        }
    }
}

impl PushValue for Place {
    fn push(&self, query: &mut QueryBuilder<Postgres>) {
        match self {
            Self::CreatedAt(at) | Self::SubmittedAt(at) | Self::UpdatedAt(at) => query.push_bind(*at),
            Self::PeriodFrom(day) => query.push_bind(*day),
        };
    }
}

impl Place {
    const fn order(self) -> ApplicationOrder {
        match self {
            Self::CreatedAt(_) => ApplicationOrder::CreatedAtDesc,
            Self::SubmittedAt(_) => ApplicationOrder::SubmittedAtAsc,
            Self::UpdatedAt(_) => ApplicationOrder::UpdatedAtDesc,
            Self::PeriodFrom(_) => ApplicationOrder::PeriodFromAsc,
        }
    }
}
