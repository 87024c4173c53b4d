//! The plan of an application: for whom, why, when, and how far it came. What it says is composed from it.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use omnia_rules::calendar::Period;
use omnia_rules::cause::{Benefit, Cause};

use crate::applications::Status;
use crate::applications::Status::{
    Accepted, Assigned, DocumentsRequested, Draft, Inadmissible, IntegrationExpired, IntegrationReceived, IntegrationRequested,
    PartiallyAccepted, Protocolled, Rejected, Submitted, UnderReview, Withdrawn,
};
use crate::seed::rng::Draw;

/// An application to compose.
#[derive(Clone)]
pub struct Plan {
    /// Its number in the run: what it draws hangs on this alone.
    pub number: usize,
    pub unit: usize,
    pub benefit: Benefit,
    pub cause: Cause,
    pub period: Period,
    pub event_on: Option<NaiveDate>,
    pub opened_at: DateTime<Utc>,
    /// What came after the draft, each with its instant.
    pub steps: Vec<(Status, DateTime<Utc>)>,
    /// The capacity that applies.
    pub by: usize,
    pub intermediary: Option<usize>,
    /// The capacity that examines, where one has it in hand.
    pub operator: usize,
    pub workers: usize,
    pub flaws: Flaws,
    /// Places in the registers of its office, once numbered.
    pub protocol: u32,
    pub authorization: u32,
}

/// What the applicant left out or did late; the controls find it.
#[derive(Debug, Clone, Copy, Default, serde::Deserialize)]
#[serde(rename_all = "snake_case", default)]
pub struct Flaws {
    /// The unions were told after the start.
    pub late_union: bool,
    /// The consultation is not over.
    pub open_union: bool,
    pub no_union: bool,
    pub no_report: bool,
    /// The papers that the cause asks for are not there.
    pub no_papers: bool,
    pub no_workforce: bool,
    /// The first worker is a manager.
    pub manager: bool,
    /// So many workers in a hundred are new in the unit.
    pub new_workers: usize,
}

/// What the office asked for on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    Nothing,
    Answered,
    Documents,
    Expired,
}

/// The statuses on the way to one, after the draft.
pub fn path(to: Status, asked: Asked) -> Vec<Status> {
    let in_hand = [Submitted, Protocolled, Assigned, UnderReview];
    let inquiry: &[Status] = match asked {
        Asked::Nothing => &[],
        Asked::Answered => &[IntegrationRequested, IntegrationReceived, UnderReview],
        Asked::Documents => &[DocumentsRequested, IntegrationReceived, UnderReview],
        Asked::Expired => &[IntegrationRequested, IntegrationExpired, UnderReview],
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

impl Asked {
    const fn request(self) -> Status {
        match self {
            Self::Documents => DocumentsRequested,
            _ => IntegrationRequested,
        }
    }
}

/// The instants of a way, begun on the day it was sent; what would come after the horizon has not happened yet.
pub fn walk(path: &[Status], sent_at: DateTime<Utc>, horizon: DateTime<Utc>, draw: &mut Draw) -> Vec<(Status, DateTime<Utc>)> {
    let mut steps = Vec::with_capacity(path.len());
    let mut at = sent_at;
    for status in path {
        at = if *status == IntegrationExpired { at + Duration::days(19) } else { at + pause(*status, draw) };
        if at > horizon && *status != Submitted && *status != Protocolled {
            break;
        }
        steps.push((*status, at));
    }
    steps
}

/// How long a step lets itself be waited for.
fn pause(to: Status, draw: &mut Draw) -> Duration {
    let (from, days) = match to {
        Submitted | Protocolled => return Duration::zero(),
        Assigned => (1, 24),
        UnderReview | IntegrationRequested | DocumentsRequested => (0, 5),
        IntegrationReceived => (2, 12),
        Withdrawn => (1, 15),
        _ => (3, 25),
    };
    Duration::days(draw.between(from, days)) + Duration::minutes(draw.between(3, 55))
}

impl Plan {
    pub fn status(&self) -> Status {
        self.steps.last().map_or(Draft, |(status, _)| *status)
    }

    pub fn sent_at(&self) -> Option<DateTime<Utc>> {
        self.steps.first().map(|(_, at)| *at)
    }

    pub fn decided_at(&self) -> Option<DateTime<Utc>> {
        self.steps.iter().find(|(status, _)| status.is_decided()).map(|(_, at)| *at)
    }

    /// When an authorization was given, where one was.
    pub fn authorized_at(&self) -> Option<DateTime<Utc>> {
        self.steps.iter().find(|(status, _)| matches!(status, Accepted | PartiallyAccepted)).map(|(_, at)| *at)
    }

    /// The day on which it was examined last: of the submission, or of the last change of the draft.
    pub fn edited_at(&self) -> DateTime<Utc> {
        self.opened_at + Duration::minutes(25)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_is_one_that_the_machine_of_states_has() {
        for to in Status::ALL {
            for asked in [Asked::Nothing, Asked::Answered, Asked::Documents, Asked::Expired] {
                let mut from = Draft;
                for next in path(to, asked) {
                    assert!(from.can_become(next), "{from} to {next} on the way to {to}");
                    from = next;
                }
                assert_eq!(from, to);
            }
        }
    }
}
