//! A history that does not contradict itself.

use rust_decimal::Decimal;

use super::ledger::Ledger;
use super::{Balance, Basis, Contradiction, Counting, Grant, History, Window, contradictions};
use crate::calendar::{Period, Week};
use crate::cause::{Article10, Benefit};

/// What the unit was granted and used, by week: made of a [`History`] that does not contradict itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    pub(super) authorized: Ledger,
    pub(super) declared: Option<Ledger>,
    pub(super) extraordinary: Ledger,
    pub(super) counting: Counting,
    basis: Basis,
    hours: Vec<(Period, Hours)>,
}

/// Hours of one grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Hours {
    hours: Decimal,
    unavoidable: bool,
}

/// Hours of ordinary wage integration authorized in two years.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AuthorizedHours {
    /// Those of ordinary causes.
    pub ordinary: Decimal,
    /// Those of unavoidable events.
    pub unavoidable: Decimal,
}

impl Record {
    /// What the history holds, or everything that cannot be true in it. The letter of art. 10 D.Lgs. 148/2015 is that of
    /// the grants that tell none.
    pub fn of(history: &History, letter: Option<Article10>) -> Result<Self, Vec<Contradiction>> {
        let contradictions = contradictions(history);
        if !contradictions.is_empty() {
            return Err(contradictions);
        }
        let authorized = Ledger::granted(&history.grants, Benefit::Cigo, letter);
        let is_declared = history.basis == Basis::DeclaredUse || !history.declared_use.is_empty();
        Ok(Self {
            declared: is_declared.then(|| authorized.among(&history.declared_use)),
            extraordinary: Ledger::granted(&history.grants, Benefit::Cigs, letter),
            hours: history.grants.iter().filter_map(hours).collect(),
            basis: history.basis,
            counting: history.counting,
            authorized,
        })
    }

    /// The days that the limits are held against.
    pub(super) fn in_force(&self) -> &Ledger {
        match (self.basis, &self.declared) {
            (Basis::DeclaredUse, Some(declared)) => declared,
            _ => &self.authorized,
        }
    }

    /// What is left of the two years that end with a week.
    pub fn balance(&self, week: Week, counting: Counting) -> Balance {
        Balance::of(self, self.in_force(), Window::ending(week), counting)
    }

    /// Hours authorized in the two years. A grant that began before them counts whole, for hours are not told by day: our
    /// reading; one whose hours are not known counts none.
    pub fn hours_in(&self, window: Window) -> AuthorizedHours {
        let inside = self.hours.iter().filter(|(period, _)| period.from() <= window.to() && window.from() <= period.to());
        inside.fold(AuthorizedHours::default(), |sum, (_, hours)| sum.with(*hours))
    }
}

impl AuthorizedHours {
    fn with(self, Hours { hours, unavoidable }: Hours) -> Self {
        if unavoidable {
            Self { unavoidable: self.unavoidable.saturating_add(hours), ..self }
        } else {
            Self { ordinary: self.ordinary.saturating_add(hours), ..self }
        }
    }
}

fn hours(grant: &Grant) -> Option<(Period, Hours)> {
    let (period, hours) = grant.period().ok().zip(grant.hours)?;
    let hours = Hours { hours, unavoidable: grant.ground.is_unavoidable() };
    (grant.benefit == Benefit::Cigo).then_some((period, hours))
}
