//! The plan of an application: for whom, why, when, and its status. All rows are built from it.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use omnia_rules::calendar::Period;
use omnia_rules::cause::{Benefit, Cause};

use crate::applications::Status::{
    self, Accepted, Assigned, DocumentsRequested, Draft, Inadmissible, IntegrationExpired, IntegrationReceived, IntegrationRequested,
    PartiallyAccepted, Protocolled, Rejected, Submitted, UnderReview, Withdrawn,
};
use crate::seed::model::rng::Rng;

/// An application to build.
#[derive(Clone)]
pub struct ApplicationPlan {
    /// Its number in the run, which seeds its random numbers.
    pub number: usize,
    /// The productive unit, by its index.
    pub unit: usize,
    /// What is requested.
    pub benefit: Benefit,
    /// Why.
    pub cause: Cause,
    /// For which days.
    pub period: Period,
    /// The day of the event, for an unavoidable one.
    pub event_on: Option<NaiveDate>,
    /// When the draft was created.
    pub opened_at: DateTime<Utc>,
    /// The statuses after the draft, each with its instant.
    pub steps: Vec<(Status, DateTime<Utc>)>,
    /// The capacity of the applicant, by its index.
    pub by: usize,
    /// The intermediary that applies, by its index.
    pub intermediary: Option<usize>,
    /// The capacity of the operator, once one has taken it.
    pub operator: usize,
    /// How many workers.
    pub workers: usize,
    /// What the controls will find.
    pub flaws: Flaws,
    /// Its number in the register of protocols, 0 before it has one.
    pub protocol: u32,
    /// Its number in the register of authorizations, 0 where it has none.
    pub authorization: u32,
}

/// What the applicant left out or did late, for the controls to find.
#[derive(Debug, Clone, Copy, Default, serde::Deserialize)]
#[serde(rename_all = "snake_case", default)]
pub struct Flaws {
    /// The unions were informed after the start.
    pub late_union: bool,
    /// The consultation is not over.
    pub open_union: bool,
    /// There was no consultation of the unions.
    pub no_union: bool,
    /// There is no technical report.
    pub no_report: bool,
    /// The documents that the cause requires are missing.
    pub no_papers: bool,
    /// The workforce is not declared.
    pub no_workforce: bool,
    /// The first worker is a manager.
    pub manager: bool,
    /// How many workers are new in the unit, in percent.
    pub new_workers: usize,
}

/// What the office asked the applicant while it examined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inquiry {
    /// Nothing.
    None,
    /// Information, which the applicant sent.
    Answered,
    /// Documents, which the applicant sent.
    Documents,
    /// Information, which the applicant did not send in time.
    Expired,
}

/// The statuses from the draft to this one, the draft itself excluded.
pub fn status_path(to: Status, asked: Inquiry) -> Vec<Status> {
    let in_hand = [Submitted, Protocolled, Assigned, UnderReview];
    let inquiry: &[Status] = match asked {
        Inquiry::None => &[],
        Inquiry::Answered => &[IntegrationRequested, IntegrationReceived, UnderReview],
        Inquiry::Documents => &[DocumentsRequested, IntegrationReceived, UnderReview],
        Inquiry::Expired => &[IntegrationRequested, IntegrationExpired, UnderReview],
    };
    match to {
        Draft => Vec::new(),
        Submitted | Protocolled | Assigned | UnderReview => {
            let reached = in_hand.iter().position(|status| *status == to).map_or(0, |at| at + 1);
            in_hand.into_iter().take(reached).chain(inquiry.iter().copied().filter(|_| to == UnderReview)).collect()
        }
        IntegrationReceived | IntegrationExpired => {
            let asked = if to == IntegrationExpired { IntegrationRequested } else { asked.request() };
            in_hand.into_iter().chain([asked, to]).collect()
        }
        IntegrationRequested | DocumentsRequested => in_hand.into_iter().chain([to]).collect(),
        Withdrawn => [Submitted, Protocolled, Withdrawn].into(),
        Accepted | PartiallyAccepted | Rejected | Inadmissible => in_hand.into_iter().chain(inquiry.iter().copied()).chain([to]).collect(),
    }
}

impl Inquiry {
    const fn request(self) -> Status {
        match self {
            Self::Documents => DocumentsRequested,
            _ => IntegrationRequested,
        }
    }
}

/// Gives each status an instant, from the submission on; steps after the horizon have not happened yet.
pub fn schedule(status_path: &[Status], sent_at: DateTime<Utc>, horizon: DateTime<Utc>, rng: &mut Rng) -> Vec<(Status, DateTime<Utc>)> {
    let mut steps = Vec::with_capacity(status_path.len());
    let mut at = sent_at;
    for status in status_path {
        at = if *status == IntegrationExpired { at + Duration::days(19) } else { at + pause(*status, rng) };
        if at > horizon && *status != Submitted && *status != Protocolled {
            break;
        }
        steps.push((*status, at));
    }
    steps
}

/// The time before a step.
fn pause(to: Status, rng: &mut Rng) -> Duration {
    let (from, days) = match to {
        Submitted | Protocolled => return Duration::zero(),
        Assigned => (1, 24),
        UnderReview | IntegrationRequested | DocumentsRequested => (0, 5),
        IntegrationReceived => (2, 12),
        Withdrawn => (1, 15),
        _ => (3, 25),
    };
    Duration::days(rng.between(from, days)) + Duration::minutes(rng.between(3, 55))
}

impl ApplicationPlan {
    /// The current status.
    pub fn status(&self) -> Status {
        self.steps.last().map_or(Draft, |(status, _)| *status)
    }

    /// When it was submitted.
    pub fn sent_at(&self) -> Option<DateTime<Utc>> {
        self.steps.first().map(|(_, at)| *at)
    }

    /// When it was decided.
    pub fn decided_at(&self) -> Option<DateTime<Utc>> {
        self.steps.iter().find(|(status, _)| status.is_decided()).map(|(_, at)| *at)
    }

    /// When it was authorized.
    pub fn authorized_at(&self) -> Option<DateTime<Utc>> {
        self.steps.iter().find(|(status, _)| matches!(status, Accepted | PartiallyAccepted)).map(|(_, at)| *at)
    }

    /// The last change of the draft.
    pub fn edited_at(&self) -> DateTime<Utc> {
        self.opened_at + Duration::minutes(25)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_path_is_allowed_by_the_state_machine() {
        for to in Status::ALL.iter().copied() {
            for asked in [Inquiry::None, Inquiry::Answered, Inquiry::Documents, Inquiry::Expired] {
                let mut from = Draft;
                for next in status_path(to, asked) {
                    assert!(from.can_become(next), "{from} to {next} on the way to {to}");
                    from = next;
                }
                assert_eq!(from, to);
            }
        }
    }
}
