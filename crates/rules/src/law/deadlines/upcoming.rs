//! The terms that are about to end, so that whoever must act is notified in time.

use chrono::NaiveDate;

named! {
    /// What ends with a term.
    TermKind {
        /// The time to send a draft, art. 15 c. 2 D.Lgs. 148/2015.
        Submission = "SUBMISSION",
        /// The time to answer a request for integration, art. 11 c. 2 D.M. 95442/2016.
        IntegrationAnswer = "INTEGRATION_ANSWER",
        /// The delegation of an intermediary.
        Delegation = "DELEGATION",
        /// The time to use an authorization, art. 7 c. 3 and 5-bis D.Lgs. 148/2015.
        AuthorizationUse = "AUTHORIZATION_USE",
        /// The time to appeal, art. 17 D.Lgs. 148/2015.
        Appeal = "APPEAL",
    }
}

/// A term and its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DatedTerm {
    /// The last day, which still counts.
    pub due: NaiveDate,
    /// What ends with it.
    pub kind: TermKind,
}

/// A term that is about to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct UpcomingTerm {
    /// What ends with it.
    pub kind: TermKind,
    /// Its last day.
    pub due: NaiveDate,
    /// Days from today to the last; none left on the last itself.
    pub days_left: u32,
}

impl TermKind {
    /// How many days before the last it is announced, by our proposal: a delegation and an authorization take a month of the
    /// trade to renew or to use, an act takes days.
    pub const fn notice_days(self) -> u32 {
        match self {
            Self::Submission | Self::IntegrationAnswer | Self::Appeal => 5,
            Self::Delegation | Self::AuthorizationUse => 30,
        }
    }
}

impl DatedTerm {
    /// The term, when today it is near its end and not past it.
    pub fn upcoming(self, today: NaiveDate) -> Option<UpcomingTerm> {
        let days_left = u32::try_from((self.due - today).num_days()).ok()?;
        let is_near = days_left <= self.kind.notice_days();
        is_near.then_some(UpcomingTerm { kind: self.kind, due: self.due, days_left })
    }
}

/// The terms that today are near their end, the nearest first, then by kind.
pub fn upcoming(today: NaiveDate, terms: &[DatedTerm]) -> Vec<UpcomingTerm> {
    let mut near: Vec<_> = terms.iter().filter_map(|term| term.upcoming(today)).collect();
    near.sort_by_key(|upcoming| (upcoming.due, upcoming.kind));
    near
}
