//! The weeks asked for, simulated one by one, art. 12 c. 1 to 4 D.Lgs. 148/2015 and MLPS circ. 17/2017.

use chrono::NaiveDate;

use super::ledger::{Ledger, WeekDays};
use super::{Balance, Counting, Ground, MOST_WEEKS, Record, Window};
use crate::ground::calendar::{Period, Week, days_after, weeks_touched};

/// What becomes of the weeks asked for, and what is left after them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Simulation {
    /// Each week asked for, in order.
    pub weeks: Vec<JudgedWeek>,
    /// The two years that end with the last of them, after those granted.
    pub balance: Balance,
}

/// A week asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JudgedWeek {
    /// The week.
    pub week: Week,
    /// The two years that end with it.
    pub window: Window,
    /// What its two years hold before it, in weeks, or in days when these are counted.
    pub counted: u32,
    /// Weeks of benefit in a row up to the one before it, counted or not, as far back as its two years.
    pub in_a_row: u32,
    /// What becomes of it.
    pub verdict: WeekVerdict,
}

/// What becomes of a week asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeekVerdict {
    /// It fits, and the weeks after it are held against it too.
    Granted,
    /// It fits without counting: an unavoidable event, art. 12 c. 4 D.Lgs. 148/2015 or a temporary derogation.
    Neutral,
    /// It does not fit, and takes nothing from the weeks after it.
    Refused(ExceededLimit),
}

/// The first limit that a week goes beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExceededLimit {
    /// Fifty-two weeks in a row were used before, and the fifty-two of work are not over: art. 12 c. 2.
    WorkNeeded {
        /// The last day used.
        last_used: NaiveDate,
        /// The first day on which a new run may start.
        earliest: NaiveDate,
    },
    /// It would be the fifty-third week in a row: art. 12 c. 1.
    TooManyInARow,
    /// Its two years are full: art. 12 c. 3.
    TwoYearsFull,
}

/// Simulates the weeks asked for, one by one. What was authorized after a week does not bear on it.
pub fn simulate(record: &Record, requested: &RequestedPeriod) -> Simulation {
    let mut simulator = Simulator::before(record, requested);
    let weeks = requested.ledger().weeks().map(|(week, days)| simulator.step(week, days)).collect();
    Simulation { weeks, balance: simulator.balance(record, requested.last_week()) }
}

impl Simulation {
    /// The weeks that are refused, in order.
    pub fn refused(&self) -> impl Iterator<Item = (&JudgedWeek, ExceededLimit)> {
        self.weeks.iter().filter_map(|judged| Some((judged, judged.exceeded_limit()?)))
    }

    /// Whether every week fits.
    pub fn fits(&self) -> bool {
        self.refused().next().is_none()
    }
}

impl JudgedWeek {
    /// Why it is refused, if it is.
    pub const fn exceeded_limit(&self) -> Option<ExceededLimit> {
        match self.verdict {
            WeekVerdict::Refused(exceeded_limit) => Some(exceeded_limit),
            WeekVerdict::Granted | WeekVerdict::Neutral => None,
        }
    }
}

/// Days of ordinary wage integration that are asked for, or only considered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestedPeriod {
    /// The days.
    pub period: Period,
    /// Why they would be lost.
    pub ground: Ground,
}

impl RequestedPeriod {
    /// The weeks that are asked for, in order.
    pub fn weeks(&self) -> Vec<Week> {
        weeks_touched(self.period)
    }

    /// Its last week: the one from which the two years are counted back.
    pub fn last_week(&self) -> Week {
        Week::of(self.period.to())
    }

    pub(super) fn ledger(&self) -> Ledger {
        Ledger::of(self.period, &self.ground)
    }
}

/// The state of a simulation between a week and the next: each week enters the two years once, and leaves them once.
struct Simulator {
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

impl Simulator {
    /// At the first week asked for, with the two years behind it.
    fn before(record: &Record, requested: &RequestedPeriod) -> Self {
        let counting = record.counting.allowed_to(requested.ground.cause);
        let used = record.in_force().clone();
        let (tally, in_a_row, counted_in_a_row) = (0, 0, 0);
        let (full_run_ended, work_since) = (None, None);
        let mut simulator = Self { counting, used, tally, in_a_row, counted_in_a_row, full_run_ended, work_since };
        for week in Window::ending(Week::of(requested.period.from())).weeks_before() {
            simulator.pass(week);
        }
        simulator.work_since = simulator.full_run_ended;
        simulator
    }

    /// Judges a week asked for, and moves past it.
    fn step(&mut self, week: Week, days: WeekDays) -> JudgedWeek {
        let window = Window::ending(week);
        let (counted, in_a_row) = (self.tally, self.in_a_row);
        let verdict = self.verdict(week, days);
        if !matches!(verdict, WeekVerdict::Refused(_)) {
            self.used.merge(week, days);
        }
        self.pass(week);
        self.tally = self.tally.saturating_sub(self.taken_by(window.first));
        if verdict == WeekVerdict::Refused(ExceededLimit::TooManyInARow) {
            self.in_a_row = in_a_row; // the suspension goes on, though unpaid: a week later it is no new run
        }
        JudgedWeek { week, window, counted, in_a_row, verdict }
    }

    /// What is left after the weeks simulated.
    fn balance(&self, record: &Record, last: Week) -> Balance {
        Balance::of(record, &self.used, Window::ending(last), self.counting)
    }

    fn verdict(&self, week: Week, days: WeekDays) -> WeekVerdict {
        if let Some(exceeded_limit) = self.work_needed(week, days) {
            return WeekVerdict::Refused(exceeded_limit);
        }
        if self.in_a_row >= MOST_WEEKS {
            return WeekVerdict::Refused(ExceededLimit::TooManyInARow);
        }
        if !days.is_counted() {
            return WeekVerdict::Neutral;
        }
        let takes = self.counting.taken_by(self.used.on(week).with(days));
        if self.tally + takes <= self.counting.most() { WeekVerdict::Granted } else { WeekVerdict::Refused(ExceededLimit::TwoYearsFull) }
    }

    fn work_needed(&self, week: Week, days: WeekDays) -> Option<ExceededLimit> {
        let last_used = self.work_since?;
        let earliest = days_after(last_used, MOST_WEEKS * 7 + 1);
        let is_early = days.is_counted() && days.first_counted(week) < earliest;
        is_early.then_some(ExceededLimit::WorkNeeded { last_used, earliest })
    }

    /// Lets a week into the count, as it is.
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
