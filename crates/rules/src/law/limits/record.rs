//! A history by week, without what cannot be.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::ledger::Ledger;
use super::{Balance, Basis, Counting, Grant, History, Window};
use crate::ground::calendar::{Period, Week, weeks_touched};
use crate::law::cause::{Article10, Benefit, Cause};

/// What the unit was granted and used, by week: what cannot be true in its [`History`] is left out, and the rest holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    pub(super) authorized: Ledger,
    pub(super) declared: Option<Ledger>,
    /// Extraordinary benefit but for solidarity contracts.
    pub(super) extraordinary: Ledger,
    pub(super) solidarity: Ledger,
    /// Every other benefit.
    pub(super) allowances: Ledger,
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
    /// What the history holds. The letter of art. 10 D.Lgs. 148/2015 is that of the grants that have none.
    pub fn of(history: &History, letter: Option<Article10>) -> Self {
        let granted = |is_meant: fn(&Grant) -> bool| Ledger::granted(&history.grants, letter, is_meant);
        let authorized = granted(|grant| grant.benefit == Benefit::Cigo);
        Self {
            declared: declared(history, &authorized),
            extraordinary: granted(|grant| grant.benefit == Benefit::Cigs && !is_solidarity(grant)),
            solidarity: granted(is_solidarity),
            allowances: granted(|grant| !matches!(grant.benefit, Benefit::Cigo | Benefit::Cigs)),
            hours: history.grants.iter().filter_map(hours).collect(),
            basis: history.basis,
            counting: history.counting,
            authorized,
        }
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

    /// Hours authorized in the two years. A grant that began before them counts whole, for hours are not known by day: our
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

/// The days certified as used that were authorized; none where all that is certified was never authorized.
fn declared(history: &History, authorized: &Ledger) -> Option<Ledger> {
    let used = authorized.among(&history.declared_use);
    let is_certified = if history.declared_use.is_empty() { history.basis == Basis::DeclaredUse } else { !used.is_empty() };
    is_certified.then_some(used)
}

fn is_solidarity(grant: &Grant) -> bool {
    grant.benefit == Benefit::Cigs && grant.ground.cause == Some(Cause::SolidarityContract)
}

fn hours(grant: &Grant) -> Option<(Period, Hours)> {
    let (period, hours) = grant.period().ok().zip(grant.hours.filter(|hours| *hours >= Decimal::ZERO))?;
    let hours = Hours { hours, unavoidable: grant.ground.is_unavoidable() };
    (grant.benefit == Benefit::Cigo).then_some((period, hours))
}

impl Record {
    /// The weeks of ordinary and extraordinary benefit used in the five calendar years that end on the last day asked for; none
    /// when none was ever used before. A week touched by any day is one, and one that is asked for too is of what is asked for.
    pub fn weeks_used_before(&self, requested: Period) -> Option<u32> {
        let is_used = self.contributive().any(|ledger| ledger.last_day_until(day_before(requested)).is_some());
        let asked_weeks = weeks_touched(requested);
        let used: BTreeSet<Week> = self.contributive().flat_map(|ledger| ledger.weeks_touched(requested.five_years())).collect();
        let before = used.iter().filter(|week| !asked_weeks.contains(week)).count();
        is_used.then(|| u32::try_from(before).unwrap_or(u32::MAX))
    }

    /// The last day before those asked for on which any benefit was used.
    pub fn last_used_before(&self, requested: Period) -> Option<NaiveDate> {
        let every = self.contributive().chain([&self.allowances]);
        every.filter_map(|ledger| ledger.last_day_until(day_before(requested))).max()
    }

    fn contributive(&self) -> impl Iterator<Item = &Ledger> {
        [self.in_force(), &self.extraordinary, &self.solidarity].into_iter()
    }
}

fn day_before(requested: Period) -> NaiveDate {
    requested.from().pred_opt().unwrap_or(requested.from())
}
