//! What cannot be true in a history.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use thiserror::Error;

use super::ledger::Ledger;
use super::{Grant, History};
use crate::calendar::{InvalidPeriod, Period};
use crate::cause::{Benefit, Cause};

/// What cannot be true in a history.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Contradiction {
    /// The days of a grant make no period.
    #[error("authorization {grant}: {reason}")]
    Days { grant: String, reason: InvalidPeriod },
    /// Two grants of the same benefit and cause share days. Of different causes they may: each has its own workers.
    #[error("authorizations {grant} and {other} share the days from {from} to {to}")]
    Overlap { grant: String, other: String, from: NaiveDate, to: NaiveDate },
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
            Self::Overlap { .. } => "GRANTS_OVERLAP",
            Self::UsedBeyondGrants { .. } => "USED_BEYOND_GRANTS",
            Self::NegativeHours { .. } => "NEGATIVE_HOURS",
        }
    }
}

/// Everything that cannot be true in a history: grants in their order, then the days certified as used.
pub fn contradictions(history: &History) -> Vec<Contradiction> {
    let grants = &history.grants;
    let each = grants.iter().flat_map(|grant| [days(grant), hours(grant)]).flatten();
    each.chain(overlaps(grants)).chain(used_beyond(history)).collect()
}

fn days(grant: &Grant) -> Option<Contradiction> {
    let reason = grant.period().err()?;
    Some(Contradiction::Days { grant: grant.reference.clone(), reason })
}

fn hours(grant: &Grant) -> Option<Contradiction> {
    let hours = grant.hours.filter(|hours| *hours < Decimal::ZERO)?;
    Some(Contradiction::NegativeHours { grant: grant.reference.clone(), hours })
}

fn overlaps(grants: &[Grant]) -> Vec<Contradiction> {
    let mut sorted: Vec<_> = grants.iter().filter_map(|grant| Some((kind(grant), grant.period().ok()?, grant))).collect();
    sorted.sort_by_key(|(kind, period, _)| (*kind, *period));
    let mut found = Vec::new();
    let mut longest = sorted.first().copied();
    for next in sorted.into_iter().skip(1) {
        let before = longest.filter(|(kind, ..)| *kind == next.0);
        let shared = before.and_then(|(_, period, grant)| Some((grant, period.shared_with(next.1)?)));
        found.extend(shared.map(|(grant, shared)| overlap(grant, next.2, shared)));
        longest = before.filter(|(_, period, _)| period.to() >= next.1.to()).or(Some(next));
    }
    found
}

fn overlap(grant: &Grant, other: &Grant, shared: Period) -> Contradiction {
    let (grant, other) = (grant.reference.clone(), other.reference.clone());
    Contradiction::Overlap { grant, other, from: shared.from(), to: shared.to() }
}

fn kind(grant: &Grant) -> (Benefit, Option<Cause>) {
    (grant.benefit, grant.ground.cause)
}

fn used_beyond(history: &History) -> Option<Contradiction> {
    let granted = Ledger::granted(&history.grants, Benefit::Cigo, None);
    let beyond: BTreeSet<_> = history.declared_use.iter().filter(|day| !granted.holds(**day)).collect();
    beyond.first().map(|first| Contradiction::UsedBeyondGrants { days: beyond.len(), first: **first })
}
