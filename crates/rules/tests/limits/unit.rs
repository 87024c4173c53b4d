//! A unit with a history, and what it asks for.

use chrono::{Days, NaiveDate};
use omnia_rules::calendar::{Period, Week};
use omnia_rules::cause::{Article10, Cause};
use omnia_rules::limits::{Asked, Basis, Counting, Grant, Ground, History, Outcome, Record, Refusal, Walk, walk};

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

pub fn asked(number: u64, from: &str) -> Asked {
    asked_for(Cause::LackOfWork, None, weeks(number, from))
}

pub fn asked_for(cause: Cause, letter: Option<Article10>, days: Grant) -> Asked {
    Asked { period: days.period().expect("an upright period"), ground: Ground::new(cause, letter) }
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

pub fn walked(history: &History, asked: &Asked) -> Walk {
    walk(&record(history), asked)
}

/// A letter for each week asked for: granted, neutral, refused for the two-year period, the row or the year of work.
pub fn outcomes(walk: &Walk) -> String {
    walk.weeks.iter().map(|week| letter(week.outcome)).collect()
}

fn letter(outcome: Outcome) -> char {
    match outcome {
        Outcome::Granted => 'g',
        Outcome::Neutral => 'n',
        Outcome::Refused(Refusal::TwoYearsFull) => 'T',
        Outcome::Refused(Refusal::TooManyInARow) => 'R',
        Outcome::Refused(Refusal::WorkNeeded { .. }) => 'W',
    }
}
