//! What is proposed and then signed as it is, and what must be true of it.

use chrono::{Days, NaiveDate};
use omnia_rules::calendar::Period;
use rust_decimal::Decimal;

use crate::applications::{Content, Outcome};
use crate::core::error::{Error, Refusal, Result};

/// Periods of one decision, at most.
pub const MOST_PERIODS: usize = 100;

/// The terms of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    pub outcome: Outcome,
    /// What is granted; empty when nothing is.
    pub periods: Vec<AuthorizedPeriod>,
    pub reasons: Option<String>,
    /// Whether it is refused because elements are missing, not on its merits.
    pub missing_elements: bool,
    /// Whether the event is held objectively unavoidable (EONE).
    pub unavoidable: bool,
    /// Whether the employer owes the additional contribution of art. 5 D.Lgs. 148/2015.
    pub contribution_due: bool,
}

/// Days for which the benefit is granted.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct AuthorizedPeriod {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub workers: i32,
    #[serde(with = "rust_decimal::serde::str")]
    pub hours: Decimal,
}

impl Terms {
    /// Refuses terms that cannot be signed on what was asked; reports all that is wrong at once.
    /// `inquired` is whether the office asked the applicant to integrate the application.
    pub fn check(&self, asked: &Content, inquired: bool) -> Result<()> {
        let mut wrong = self.wrong_as_a_whole(asked, inquired);
        if self.outcome.grants() {
            wrong.extend(self.wrong_periods(asked));
        } else if !self.periods.is_empty() {
            wrong.push(Refusal::new("PERIODS_OF_REFUSAL").at(["periods"]));
        }
        if wrong.is_empty() { Ok(()) } else { Err(Error::Refused(wrong)) }
    }

    /// Hours granted, in all.
    pub fn hours(&self) -> Decimal {
        self.periods.iter().map(|period| period.hours).sum()
    }

    /// Workers at most, over the periods: the same ones may stand in each.
    pub fn workers(&self) -> i32 {
        self.periods.iter().map(|period| period.workers).max().unwrap_or_default()
    }

    fn wrong_as_a_whole(&self, asked: &Content, inquired: bool) -> Vec<Refusal> {
        let may_be_unavoidable = asked.cause.is_some_and(|cause| cause.is_unavoidable_for(asked.benefit));
        let wrong = [
            (self.reasons.is_none() && self.outcome != Outcome::Accepted, "REASONS_MISSING", "reasons"),
            (self.missing_elements && self.outcome != Outcome::Rejected, "MISSING_ELEMENTS_OF_REJECTION", "missingElements"),
            // R42, art. 11 c. 2 D.M. 95442/2016: who lacks elements is asked for them before.
            (self.missing_elements && !inquired, "INQUIRY_MISSING", "missingElements"),
            (self.unavoidable && !may_be_unavoidable, "CAUSE_NOT_UNAVOIDABLE", "unavoidable"),
            // Art. 13 c. 3 D.Lgs. 148/2015.
            (self.unavoidable && self.contribution_due, "CONTRIBUTION_OF_UNAVOIDABLE", "contributionDue"),
        ];
        wrong.into_iter().filter(|(is_wrong, ..)| *is_wrong).map(|(_, code, field)| Refusal::new(code).at([field])).collect()
    }

    fn wrong_periods(&self, asked: &Content) -> Vec<Refusal> {
        match (self.periods.as_slice(), asked.period) {
            ([], _) | (_, None) => vec![Refusal::new("PERIODS_MISSING").at(["periods"])],
            (periods, _) if periods.len() > MOST_PERIODS => {
                vec![Refusal::new("LIST_TOO_LONG").at(["periods"]).with("most", MOST_PERIODS)]
            }
            (periods, Some(requested)) => {
                let mut wrong: Vec<Refusal> = periods.iter().enumerate().flat_map(|(at, period)| period.wrong(at, requested)).collect();
                wrong.extend(out_of_order(periods));
                wrong.extend(self.wrong_hours(asked));
                wrong.extend(self.not_the_whole(requested));
                wrong
            }
        }
    }

    fn wrong_hours(&self, asked: &Content) -> Option<Refusal> {
        let (granted, requested) = (self.hours(), asked.hours_requested?);
        let code = match self.outcome {
            _ if granted > requested => "HOURS_OVER_REQUEST",
            Outcome::Accepted if granted < requested => "HOURS_UNDER_REQUEST",
            _ => return None,
        };
        let shown = |hours: Decimal| format!("{hours:.2}");
        Some(Refusal::new(code).at(["periods"]).with("granted", shown(granted)).with("requested", shown(requested)))
    }

    /// What is accepted in full leaves no day of the requested period out.
    fn not_the_whole(&self, requested: Period) -> Option<Refusal> {
        let mut next = Some(requested.from());
        for period in &self.periods {
            next = next.filter(|day| *day == period.from).and_then(|_| period.to.checked_add_days(Days::new(1)));
        }
        let is_whole = next.is_some() && next == requested.to().checked_add_days(Days::new(1));
        let refusal = || Refusal::new("PERIODS_INCOMPLETE").at(["periods"]).with("from", requested.from()).with("to", requested.to());
        (self.outcome == Outcome::Accepted && !is_whole).then(refusal)
    }
}

impl AuthorizedPeriod {
    fn wrong(&self, at: usize, requested: Period) -> Vec<Refusal> {
        let path = |field: &str| ["periods".to_owned(), at.to_string(), field.to_owned()];
        let days = |code: &'static str, from: NaiveDate, to: NaiveDate| Refusal::new(code).with("from", from).with("to", to);
        let mut wrong = Vec::new();
        if self.to < self.from {
            wrong.push(days("PERIOD_UPSIDE_DOWN", self.from, self.to).at(path("to")));
        } else if !requested.contains(self.from) || !requested.contains(self.to) {
            wrong.push(days("PERIOD_NOT_REQUESTED", requested.from(), requested.to()).at(path("from")));
        }
        if !(1..=1_000_000).contains(&self.workers) {
            wrong.push(Refusal::new("WORKERS_NOT_POSITIVE").at(path("workers")));
        }
        if self.hours <= Decimal::ZERO || self.hours > Decimal::from(9_999_999) {
            wrong.push(Refusal::new("HOURS_NOT_POSITIVE").at(path("hours")));
        }
        wrong
    }
}

/// Each period begins after the one before has ended.
fn out_of_order(periods: &[AuthorizedPeriod]) -> Vec<Refusal> {
    let pairs = periods.iter().zip(periods.iter().skip(1)).enumerate();
    let overlapping = pairs.filter(|(_, (before, after))| after.from <= before.to);
    let refusal = |at: usize| Refusal::new("PERIODS_OVERLAP").at(["periods".to_owned(), (at + 1).to_string(), "from".to_owned()]);
    overlapping.map(|(at, _)| refusal(at).with("line", at + 1)).collect()
}

#[cfg(test)]
#[path = "terms_tests.rs"]
mod tests;
