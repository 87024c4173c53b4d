//! The interlocution as a noun: what the office asks, by when, and what became of it.

use chrono::{DateTime, NaiveDate, Utc};
use omnia_rules::calendar::rome_date;
use omnia_rules::deadlines::integration_answer_due;
use serde_json::json;
use uuid::Uuid;

use crate::applications::{Application, Status};
use crate::core::error::{Error, Refusal, Result};
use crate::core::events::{EventKind, NewEvent, NodeType};
use crate::core::ids::{ApplicationId, InterlocutionId};
use crate::core::named_person::NamedPerson;

omnia_rules::named! {
    /// What the office asks for.
    InterlocutionKind {
        /// A supplementary inquiry, art. 11 c. 2 D.M. 95442/2016 (interlocuzione istruttoria).
        SupplementaryInquiry = "SUPPLEMENTARY_INQUIRY",
        /// Documents that prove what was declared (richiesta documentazione).
        DeclarationCheck = "DECLARATION_CHECK",
    }
}

omnia_rules::named! {
    /// Where an interlocution stands.
    InterlocutionStatus {
        /// Written, not yet delivered.
        Open = "OPEN",
        /// It has reached the applicant: the term runs.
        Delivered = "DELIVERED",
        /// An answer came, in time or late.
        Answered = "ANSWERED",
        /// The term ended without an answer; one that comes late is still taken.
        Expired = "EXPIRED",
        /// The application was decided or withdrawn.
        Closed = "CLOSED",
    }
}

impl InterlocutionKind {
    /// The status of an application of which this is asked.
    pub const fn status(self) -> Status {
        match self {
            Self::SupplementaryInquiry => Status::IntegrationRequested,
            Self::DeclarationCheck => Status::DocumentsRequested,
        }
    }
}

/// A question of the office to the applicant.
#[derive(Debug, Clone)]
pub struct Interlocution {
    pub id: InterlocutionId,
    pub application: ApplicationId,
    pub kind: InterlocutionKind,
    pub status: InterlocutionStatus,
    pub text: String,
    /// What is asked for, point by point.
    pub items: Vec<String>,
    pub opened_at: DateTime<Utc>,
    pub opened_by: NamedPerson,
    pub delivered_at: Option<DateTime<Utc>>,
    /// Last day to answer in time.
    pub due_on: Option<NaiveDate>,
    pub answered_at: Option<DateTime<Utc>>,
    pub answered_late: Option<bool>,
    pub closed_at: Option<DateTime<Utc>>,
}

/// What the applicant answered.
#[derive(Debug, Clone)]
pub struct Answer {
    pub id: Uuid,
    pub interlocution: InterlocutionId,
    pub text: String,
    pub at: DateTime<Utc>,
    /// Whether the term had ended.
    pub late: bool,
    pub answered_by: NamedPerson,
    /// The employer, where an intermediary answered for it.
    pub on_behalf_of: Option<String>,
}

/// The event that an interlocution of an application waits for no answer any more.
pub fn ended(application: &Application, interlocution: InterlocutionId) -> NewEvent {
    application.event_of(EventKind::InterlocutionEnded, NodeType::Interlocution, interlocution.0, json!({}))
}

impl Interlocution {
    /// Published in the recipient's hub it is delivered: from that day the term runs.
    pub fn deliver(mut self, now: DateTime<Utc>) -> Self {
        self.status = InterlocutionStatus::Delivered;
        self.delivered_at = Some(now);
        self.due_on = Some(integration_answer_due(rome_date(now)));
        self
    }

    /// Whether the term has ended before this day.
    pub fn is_late(&self, today: NaiveDate) -> bool {
        self.due_on.is_some_and(|due| today > due)
    }

    /// Refuses an answer that nobody would read.
    pub fn takes_answers(&self, application: Status) -> Result<()> {
        if self.status == InterlocutionStatus::Closed || application.is_decided() || application == Status::Withdrawn {
            return Err(Error::from(Refusal::new("INTERLOCUTION_CLOSED")));
        }
        Ok(())
    }

    /// The first answer is the one that counts for the term; what comes after it is kept with it.
    pub fn answered(mut self, now: DateTime<Utc>, late: bool) -> Self {
        self.status = InterlocutionStatus::Answered;
        self.answered_at = self.answered_at.or(Some(now));
        self.answered_late = self.answered_late.or(Some(late));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked() -> Interlocution {
        Interlocution {
            id: InterlocutionId(Uuid::nil()),
            application: ApplicationId(Uuid::nil()),
            kind: InterlocutionKind::SupplementaryInquiry,
            status: InterlocutionStatus::Open,
            text: String::new(),
            items: Vec::new(),
            opened_at: DateTime::default(),
            opened_by: NamedPerson::of(None, String::new()),
            delivered_at: None,
            due_on: None,
            answered_at: None,
            answered_late: None,
            closed_at: None,
        }
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn the_term_runs_from_the_day_of_delivery_in_rome() {
        let delivered = asked().deliver(at("2026-03-02T23:30:00Z"));

        assert_eq!(delivered.due_on, NaiveDate::from_ymd_opt(2026, 3, 18));
    }

    #[test]
    fn an_answer_on_the_last_day_is_in_time() {
        let delivered = asked().deliver(at("2026-04-10T10:00:00Z"));

        assert!(!delivered.is_late(NaiveDate::from_ymd_opt(2026, 4, 27).unwrap_or_default()));
        assert!(delivered.is_late(NaiveDate::from_ymd_opt(2026, 4, 28).unwrap_or_default()));
    }

    #[test]
    fn a_second_answer_does_not_make_the_first_one_late() {
        let answered = asked().answered(at("2026-04-10T10:00:00Z"), false).answered(at("2026-06-10T10:00:00Z"), true);

        assert_eq!(answered.answered_late, Some(false));
        assert_eq!(answered.answered_at, Some(at("2026-04-10T10:00:00Z")));
    }
}
