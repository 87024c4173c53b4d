//! What cannot be true in a history.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use thiserror::Error;

use super::ledger::Ledger;
use super::{Grant, History};
use crate::ground::calendar::InvalidPeriod;
use crate::law::cause::Benefit;

/// What cannot be true in a history.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Contradiction {
    /// The days of a grant make no period.
    #[error("authorization {grant}: {reason}")]
    Days { grant: String, reason: InvalidPeriod },
    /// An event is named that comes after the last day of the grant that it caused.
    #[error("authorization {grant} names an event of {date}, after its last day")]
    EventAfterGrant { grant: String, date: NaiveDate },
    /// Days are certified as used that no grant holds.
    #[error("{days} days are certified as used that were never authorized, the first on {first}")]
    UsedBeyondGrants { days: usize, first: NaiveDate },
    /// A grant of less than no hours.
    #[error("authorization {grant} is of {hours} hours")]
    NegativeHours { grant: String, hours: Decimal },
}

impl Contradiction {
    /// A code that stays the same in every language.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Days { reason, .. } => reason.code(),
            Self::EventAfterGrant { .. } => "EVENT_AFTER_GRANT",
            Self::UsedBeyondGrants { .. } => "USED_BEYOND_GRANTS",
            Self::NegativeHours { .. } => "NEGATIVE_HOURS",
        }
    }
}

/// Everything that cannot be true in a history: grants in their order, then the days certified as used. Each is left out of
/// its [`super::Record`]: the grant, the events, the hours or the days.
///
/// Grants that share days are none: of one cause too, each may be of its own workers.
pub fn contradictions(history: &History) -> Vec<Contradiction> {
    let each = history.grants.iter().flat_map(|grant| [days(grant), event(grant), hours(grant)]).flatten();
    each.chain(used_beyond(history)).collect()
}

fn days(grant: &Grant) -> Option<Contradiction> {
    let reason = grant.period().err()?;
    Some(Contradiction::Days { grant: grant.reference.clone(), reason })
}

fn hours(grant: &Grant) -> Option<Contradiction> {
    let hours = grant.hours.filter(|hours| *hours < Decimal::ZERO)?;
    Some(Contradiction::NegativeHours { grant: grant.reference.clone(), hours })
}

fn event(grant: &Grant) -> Option<Contradiction> {
    let period = grant.period().ok()?;
    let date = *grant.ground.event_days.last().filter(|event| period.to() < **event)?;
    Some(Contradiction::EventAfterGrant { grant: grant.reference.clone(), date })
}

fn used_beyond(history: &History) -> Option<Contradiction> {
    let granted = Ledger::granted(&history.grants, None, |grant| grant.benefit == Benefit::Cigo);
    let beyond: BTreeSet<_> = history.declared_use.iter().filter(|day| !granted.holds(**day)).collect();
    beyond.first().map(|first| Contradiction::UsedBeyondGrants { days: beyond.len(), first: **first })
}
