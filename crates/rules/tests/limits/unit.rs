//! A unit with a history, and what it asks for.

use chrono::{Days, NaiveDate};
use omnia_rules::calendar::{Period, Week};
use omnia_rules::cause::{Article10, Cause};
use omnia_rules::limits::{
    Basis, Counting, ExceededLimit, Grant, Ground, History, Record, RequestedPeriod, Simulation, WeekVerdict, simulate,
};

pub fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub fn period(from: &str, to: &str) -> Period {
    Period::new(date(from), date(to)).expect("an upright period")
}

pub fn week(text: &str) -> Week {
    Week::of(date(text))
}

/// Weeks of lack of work from a day on, Monday to Sunday.
pub fn weeks(number: u64, from: &str) -> Grant {
    days(number * 7, from)
}

/// The same days and cause, for other workers.
pub fn of_others(grant: Grant) -> Grant {
    Grant { reference: format!("{} bis", grant.reference), ..grant }
}

/// Days of lack of work from a day on.
pub fn days(number: u64, from: &str) -> Grant {
    let from = date(from);
    lost(Cause::LackOfWork, None, Grant::new(&from.to_string(), from, from + Days::new(number - 1)))
}

/// The same days, lost for another reason.
pub fn lost(cause: Cause, letter: Option<Article10>, grant: Grant) -> Grant {
    Grant { ground: Ground::new(cause, letter), ..grant }
}

/// A day of lack of work in each of that many weeks, every other week back from the one before a day's.
pub fn alternate(number: u32, before: &str) -> Vec<Grant> {
    let back = (1..=number).map(|index| week(before).earlier(index * 2).monday().to_string());
    back.map(|monday| days(1, &monday)).collect()
}

pub fn requested(number: u64, from: &str) -> RequestedPeriod {
    asked_for(Cause::LackOfWork, None, weeks(number, from))
}

pub fn asked_for(cause: Cause, letter: Option<Article10>, days: Grant) -> RequestedPeriod {
    RequestedPeriod { period: days.period().expect("an upright period"), ground: Ground::new(cause, letter) }
}

pub fn granted(grants: impl IntoIterator<Item = Grant>) -> History {
    History { grants: grants.into_iter().collect(), ..History::default() }
}

pub fn certified(history: History, used: impl IntoIterator<Item = NaiveDate>) -> History {
    History { declared_use: used.into_iter().collect(), basis: Basis::DeclaredUse, ..history }
}

pub fn counted_by(counting: Counting, history: History) -> History {
    History { counting, ..history }
}

pub fn record(history: &History) -> Record {
    Record::of(history, None)
}

pub fn judged(history: &History, requested: &RequestedPeriod) -> Simulation {
    simulate(&record(history), requested)
}

/// A letter for each week asked for: granted, neutral, refused for the two-year period, the row or the year of work.
pub fn outcomes(simulation: &Simulation) -> String {
    simulation.weeks.iter().map(|week| letter(week.verdict)).collect()
}

fn letter(verdict: WeekVerdict) -> char {
    match verdict {
        WeekVerdict::Granted => 'g',
        WeekVerdict::Neutral => 'n',
        WeekVerdict::Refused(ExceededLimit::TwoYearsFull) => 'T',
        WeekVerdict::Refused(ExceededLimit::TooManyInARow) => 'R',
        WeekVerdict::Refused(ExceededLimit::WorkNeeded { .. }) => 'W',
    }
}
