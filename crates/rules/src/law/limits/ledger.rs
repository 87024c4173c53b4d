//! Days by week, a bit each: what the limits count on.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::{Counting, Grant, Ground, Neutrality, Window};
use crate::ground::calendar::{Period, Week, days_after, weeks_touched};
use crate::law::cause::Article10;

/// The days of one week, Monday the lowest bit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct WeekDays {
    /// Days of benefit.
    pub used: u8,
    /// Those that the limits count.
    pub counted: u8,
    /// Those of unavoidable events.
    pub unavoidable: u8,
    /// Those that a temporary derogation keeps out of the count.
    pub derogated: u8,
}

/// The days of a unit, by week.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Ledger(BTreeMap<Week, WeekDays>);

impl WeekDays {
    /// The days of a suspension that fall in the week.
    fn of(week: Week, period: Period, ground: &Ground) -> Self {
        let days = week.monday().iter_days().take(7).filter(|day| period.contains(*day));
        days.fold(Self::default(), |days, day| days.with(Self::lost(day, ground)))
    }

    fn lost(day: NaiveDate, ground: &Ground) -> Self {
        let (bit, neutrality) = (bit(day), ground.neutrality(day));
        let only_if = |holds: bool| if holds { bit } else { 0 };
        Self {
            used: bit,
            counted: only_if(neutrality.is_none()),
            unavoidable: only_if(ground.is_unavoidable()),
            derogated: only_if(matches!(neutrality, Some(Neutrality::Derogation(_)))),
        }
    }

    /// The days of both.
    pub const fn with(self, other: Self) -> Self {
        Self {
            used: self.used | other.used,
            counted: self.counted | other.counted,
            unavoidable: self.unavoidable | other.unavoidable,
            derogated: self.derogated | other.derogated,
        }
    }

    /// Only the days of the mask.
    const fn among(self, mask: u8) -> Self {
        Self {
            used: self.used & mask,
            counted: self.counted & mask,
            unavoidable: self.unavoidable & mask,
            derogated: self.derogated & mask,
        }
    }

    /// Whether a day is one of benefit.
    pub const fn is_used(self) -> bool {
        self.used != 0
    }

    fn is_used_within(self, week: Week, period: Period) -> bool {
        self.days_used(week).any(|day| period.contains(day))
    }

    fn last_used_until(self, week: Week, last: NaiveDate) -> Option<NaiveDate> {
        self.days_used(week).filter(|day| *day <= last).last()
    }

    fn days_used(self, week: Week) -> impl Iterator<Item = NaiveDate> {
        week.monday().iter_days().take(7).filter(move |day| self.used & bit(*day) != 0)
    }

    /// Whether a day counts.
    pub const fn is_counted(self) -> bool {
        self.counted != 0
    }

    /// The first day that counts, in the week.
    pub fn first_counted(self, week: Week) -> NaiveDate {
        days_after(week.monday(), self.counted.trailing_zeros())
    }

    /// The last day that counts, in the week; its Monday when none does.
    pub fn last_counted(self, week: Week) -> NaiveDate {
        days_after(week.monday(), self.counted.checked_ilog2().unwrap_or(0))
    }
}

impl Ledger {
    /// The days of one suspension.
    pub fn of(period: Period, ground: &Ground) -> Self {
        let mut ledger = Self::default();
        ledger.add(period, ground);
        ledger
    }

    /// The days of the grants that are meant; the letter is that of the grants that have none.
    pub fn granted(grants: &[Grant], letter: Option<Article10>, is_meant: impl Fn(&Grant) -> bool) -> Self {
        let mut ledger = Self::default();
        for grant in grants.iter().filter(|grant| is_meant(grant)) {
            if let Ok(period) = grant.period() {
                ledger.add(period, &grant.ground.of_firm(letter, period.to()));
            }
        }
        ledger
    }

    /// Adds the days of a suspension.
    pub fn add(&mut self, period: Period, ground: &Ground) {
        for week in weeks_touched(period) {
            self.merge(week, WeekDays::of(week, period, ground));
        }
    }

    /// Adds days to a week.
    pub fn merge(&mut self, week: Week, days: WeekDays) {
        let entry = self.0.entry(week).or_default();
        *entry = entry.with(days);
    }

    /// Only the days given.
    pub fn among(&self, days: &[NaiveDate]) -> Self {
        let mut ledger = Self::default();
        for day in days.iter().filter(|day| self.holds(**day)) {
            let week = Week::of(*day);
            ledger.merge(week, self.on(week).among(bit(*day)));
        }
        ledger
    }

    /// Whether a day is one of benefit.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.on(Week::of(day)).used & bit(day) != 0
    }

    /// The days of a week.
    pub fn on(&self, week: Week) -> WeekDays {
        self.0.get(&week).copied().unwrap_or_default()
    }

    /// The weeks that have days, in order.
    pub fn weeks(&self) -> impl Iterator<Item = (Week, WeekDays)> {
        self.0.iter().map(|(week, days)| (*week, *days))
    }

    /// The days of each week of a window.
    pub fn weeks_in(&self, window: Window) -> impl Iterator<Item = WeekDays> {
        self.0.range(window.first..=window.last).map(|(_, days)| *days)
    }

    /// Whether there is no day.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The last day up to one, both included.
    pub fn last_day_until(&self, last: NaiveDate) -> Option<NaiveDate> {
        let mut weeks = self.0.range(..=Week::of(last)).rev();
        weeks.find_map(|(week, days)| days.last_used_until(*week, last))
    }

    /// The weeks that have a day within a period.
    pub fn weeks_touched(&self, within: Period) -> impl Iterator<Item = Week> {
        let weeks = self.0.range(Week::of(within.from())..=Week::of(within.to()));
        weeks.filter(move |(week, days)| days.is_used_within(**week, within)).map(|(week, _)| *week)
    }

    /// What the weeks of the window take together.
    pub fn taken_in(&self, window: Window, counting: Counting) -> u32 {
        self.weeks_in(window).map(|days| counting.taken_by(days)).sum()
    }
}

fn bit(day: NaiveDate) -> u8 {
    1 << day.weekday().num_days_from_monday()
}
