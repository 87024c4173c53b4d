//! The state of a walk between a week and the next: each week enters the two years once, and leaves them once.

use chrono::NaiveDate;

use super::ledger::{Ledger, WeekDays};
use super::{Asked, Balance, Counting, MOST_WEEKS, Outcome, Record, Refusal, WalkedWeek, Window};
use crate::calendar::{Week, days_after};

/// Where a walk stands.
pub(super) struct Walker {
    counting: Counting,
    /// The days used, and those granted on the way.
    used: Ledger,
    /// What the two years of the next week hold before it.
    tally: u32,
    /// Weeks in a row up to the last one.
    in_a_row: u32,
    /// Weeks in a row that count, up to the last one.
    counted_in_a_row: u32,
    /// The last day of the last full run of counted weeks.
    full_run_ended: Option<NaiveDate>,
    /// The last day of such a run that was over before anything was asked: fifty-two weeks of work must follow it.
    work_since: Option<NaiveDate>,
}

impl Walker {
    /// At the first week asked for, with the two years behind it.
    pub fn before(record: &Record, asked: &Asked) -> Self {
        let counting = record.counting.allowed_to(asked.ground.cause);
        let used = record.in_force().clone();
        let (tally, in_a_row, counted_in_a_row) = (0, 0, 0);
        let (full_run_ended, work_since) = (None, None);
        let mut walker = Self { counting, used, tally, in_a_row, counted_in_a_row, full_run_ended, work_since };
        for week in Window::ending(Week::of(asked.period.from())).weeks_before() {
            walker.pass(week);
        }
        walker.work_since = walker.full_run_ended;
        walker
    }

    /// Judges a week asked for, and moves past it.
    pub fn step(&mut self, week: Week, days: WeekDays) -> WalkedWeek {
        let window = Window::ending(week);
        let (counted, in_a_row) = (self.tally, self.in_a_row);
        let outcome = self.outcome(week, days);
        if !matches!(outcome, Outcome::Refused(_)) {
            self.used.merge(week, days);
        }
        self.pass(week);
        self.tally = self.tally.saturating_sub(self.taken_by(window.first));
        if outcome == Outcome::Refused(Refusal::TooManyInARow) {
            self.in_a_row = in_a_row; // the suspension goes on, though unpaid: a week later it is no new run
        }
        WalkedWeek { week, window, counted, in_a_row, outcome }
    }

    /// What is left after the weeks walked.
    pub fn balance(&self, record: &Record, last: Week) -> Balance {
        Balance::of(record, &self.used, Window::ending(last), self.counting)
    }

    fn outcome(&self, week: Week, days: WeekDays) -> Outcome {
        if let Some(refusal) = self.work_needed(week, days) {
            return Outcome::Refused(refusal);
        }
        if self.in_a_row >= MOST_WEEKS {
            return Outcome::Refused(Refusal::TooManyInARow);
        }
        if !days.is_counted() {
            return Outcome::Neutral;
        }
        let takes = self.counting.taken_by(self.used.on(week).with(days));
        if self.tally + takes <= self.counting.most() { Outcome::Granted } else { Outcome::Refused(Refusal::TwoYearsFull) }
    }

    fn work_needed(&self, week: Week, days: WeekDays) -> Option<Refusal> {
        let last_used = self.work_since?;
        let earliest = days_after(last_used, MOST_WEEKS * 7 + 1);
        let is_early = days.is_counted() && days.first_counted(week) < earliest;
        is_early.then_some(Refusal::WorkNeeded { last_used, earliest })
    }

    /// Lets a week into the count, as it stands.
    fn pass(&mut self, week: Week) {
        let days = self.used.on(week);
        self.tally += self.counting.taken_by(days);
        self.in_a_row = if days.is_used() { self.in_a_row + 1 } else { 0 };
        self.counted_in_a_row = if days.is_counted() { self.counted_in_a_row + 1 } else { 0 };
        if self.counted_in_a_row >= MOST_WEEKS {
            self.full_run_ended = Some(days.last_counted(week));
        }
    }

    fn taken_by(&self, week: Week) -> u32 {
        self.counting.taken_by(self.used.on(week))
    }
}
