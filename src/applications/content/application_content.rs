//! What an application says: the fields that its applicant fills in.

use chrono::NaiveDate;
use omnia_rules::calendar::{Period, weeks_touched};
use omnia_rules::cause::{Article10, Benefit, Cause, Desk, Fund};
use omnia_rules::controls::PaymentMode;
use omnia_rules::deadlines::submission_due_for;
use omnia_rules::identifiers::Ticket;
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer};

use crate::core::error::{Refusal, Result};

/// The fields of an application; a draft may lack almost all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// Its own: no other application has it.
    pub ticket: Ticket,
    pub benefit: Benefit,
    pub cause: Option<Cause>,
    pub period: Option<Period>,
    /// Day of the first event, for unavoidable events.
    pub event_on: Option<NaiveDate>,
    /// Hours asked for, in all.
    pub hours_requested: Option<Decimal>,
    pub workforce: Vec<WorkforceBand>,
    pub article10: Option<Article10>,
    pub union_communicated_on: Option<NaiveDate>,
    pub union_concluded_on: Option<NaiveDate>,
    pub union_workers: Option<i32>,
    pub union_weeks: Option<i32>,
    pub payment_mode: Option<PaymentMode>,
    /// The bilateral fund, where the benefit is the allowance of one.
    pub fund: Option<Fund>,
}

/// Average workers of the previous half-year with a weekly schedule (art. 12 c. 6).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct WorkforceBand {
    #[serde(with = "rust_decimal::serde::str")]
    pub weekly_hours: Decimal,
    /// Whole until they were averages with decimals: a number then, a text since.
    #[serde(deserialize_with = "number_or_text")]
    pub workers: Decimal,
}

fn number_or_text<'de, D: Deserializer<'de>>(stored: D) -> Result<Decimal, D::Error> {
    #[derive(serde::Deserialize)]
    #[serde(untagged)]
    enum Stored {
        Number(u32),
        Text(Decimal),
    }
    Ok(match Stored::deserialize(stored)? {
        Stored::Number(workers) => workers.into(),
        Stored::Text(workers) => workers,
    })
}

/// Refuses a benefit that is asked for elsewhere.
pub fn taken(benefit: Benefit) -> Result<Benefit> {
    match benefit.desk() {
        Desk::Hub => Ok(benefit),
        Desk::Ministry => Err(Refusal::new("BENEFIT_OF_THE_MINISTRY").at(["benefit"]).into()),
    }
}

impl Content {
    /// An application for this benefit that says nothing else yet.
    pub const fn asking(benefit: Benefit, ticket: Ticket) -> Self {
        Self {
            ticket,
            benefit,
            cause: None,
            period: None,
            event_on: None,
            hours_requested: None,
            workforce: Vec::new(),
            article10: None,
            union_communicated_on: None,
            union_concluded_on: None,
            union_workers: None,
            union_weeks: None,
            payment_mode: None,
            fund: None,
        }
    }

    /// ISO weeks that the period touches.
    pub fn weeks(&self) -> Option<i32> {
        i32::try_from(weeks_touched(self.period?).len()).ok()
    }

    /// The last day on which it is sent in time, once its cause and its days are known.
    pub fn due_on(&self) -> Option<NaiveDate> {
        let (cause, period) = self.cause.zip(self.period)?;
        let event = self.event_on.map_or(period.from(), |event| event.min(period.from()));
        Some(submission_due_for(self.benefit, cause, period.from(), event))
    }

    /// The fields that differ, by their names in the graph.
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let differs = [
            ("ticket", self.ticket != other.ticket),
            ("benefit", self.benefit != other.benefit),
            ("cause", self.cause != other.cause),
            ("period", self.period != other.period),
            ("firstEventOn", self.event_on != other.event_on),
            ("hoursRequested", self.hours_requested != other.hours_requested),
            ("workforce", self.workforce != other.workforce),
            ("article10", self.article10 != other.article10),
            ("unionStep", self.union_step() != other.union_step()),
            ("paymentMode", self.payment_mode != other.payment_mode),
            ("fund", self.fund != other.fund),
        ];
        differs.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name.to_owned()).collect()
    }

    /// The union step as a whole: told on, concluded on, workers, weeks.
    pub fn union_step(&self) -> (Option<NaiveDate>, Option<NaiveDate>, Option<i32>, Option<i32>) {
        (self.union_communicated_on, self.union_concluded_on, self.union_workers, self.union_weeks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workforce_that_was_stored_as_a_number_is_still_read() {
        let stored = r#"[{"weekly_hours":"40.00","workers":35},{"weekly_hours":"20.00","workers":"2.50"}]"#;

        let workforce: Vec<WorkforceBand> = serde_json::from_str(stored).expect("a workforce");

        assert_eq!(workforce.iter().map(|band| band.workers).collect::<Vec<_>>(), [Decimal::from(35), Decimal::new(250, 2)]);
    }
}
