//! The states of an application, and where it may go from each.

use std::fmt;
use std::str::FromStr;

/// Where an application stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    Draft,
    Submitted,
    Protocolled,
    Assigned,
    UnderReview,
    IntegrationRequested,
    DocumentsRequested,
    IntegrationReceived,
    IntegrationExpired,
    Accepted,
    PartiallyAccepted,
    Rejected,
    Inadmissible,
    Withdrawn,
}

use Status::{
    Accepted, Assigned, DocumentsRequested, Draft, Inadmissible, IntegrationExpired, IntegrationReceived, IntegrationRequested,
    PartiallyAccepted, Protocolled, Rejected, Submitted, UnderReview, Withdrawn,
};

impl Status {
    pub const ALL: [Self; 14] = [
        Draft,
        Submitted,
        Protocolled,
        Assigned,
        UnderReview,
        IntegrationRequested,
        DocumentsRequested,
        IntegrationReceived,
        IntegrationExpired,
        Accepted,
        PartiallyAccepted,
        Rejected,
        Inadmissible,
        Withdrawn,
    ];

    /// Where an application may go from here.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Draft => &[Submitted],
            Submitted => &[Protocolled],
            Protocolled => &[Assigned, Withdrawn],
            Assigned => &[Protocolled, UnderReview, Withdrawn],
            UnderReview => &[IntegrationRequested, DocumentsRequested, Accepted, PartiallyAccepted, Rejected, Inadmissible, Withdrawn],
            IntegrationRequested | DocumentsRequested => &[IntegrationReceived, IntegrationExpired, Withdrawn],
            // An answer that comes late is taken all the same.
            IntegrationExpired => &[IntegrationReceived, UnderReview, Withdrawn],
            IntegrationReceived => &[UnderReview, Withdrawn],
            Accepted | PartiallyAccepted | Rejected | Inadmissible | Withdrawn => &[],
        }
    }

    pub fn can_become(self, to: Self) -> bool {
        self.next().contains(&to)
    }

    /// Whether the office has decided, by signature.
    pub const fn is_decided(self) -> bool {
        matches!(self, Accepted | PartiallyAccepted | Rejected | Inadmissible)
    }

    /// Whether it may still change: neither decided nor withdrawn.
    pub const fn is_open(self) -> bool {
        !self.next().is_empty()
    }

    /// Whether the office has it in hand: an operator took it, and nothing is decided.
    pub const fn is_in_hand(self) -> bool {
        matches!(self, Assigned | UnderReview | IntegrationRequested | DocumentsRequested | IntegrationReceived | IntegrationExpired)
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            Draft => "DRAFT",
            Submitted => "SUBMITTED",
            Protocolled => "PROTOCOLLED",
            Assigned => "ASSIGNED",
            UnderReview => "UNDER_REVIEW",
            IntegrationRequested => "INTEGRATION_REQUESTED",
            DocumentsRequested => "DOCUMENTS_REQUESTED",
            IntegrationReceived => "INTEGRATION_RECEIVED",
            IntegrationExpired => "INTEGRATION_EXPIRED",
            Accepted => "ACCEPTED",
            PartiallyAccepted => "PARTIALLY_ACCEPTED",
            Rejected => "REJECTED",
            Inadmissible => "INADMISSIBLE",
            Withdrawn => "WITHDRAWN",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Status {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|status| status.as_str() == text).ok_or_else(|| format!("no such status: {text}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_decided_or_withdrawn_goes_nowhere() {
        assert!(Status::ALL.iter().filter(|status| status.is_decided() || **status == Withdrawn).all(|status| status.next().is_empty()));
    }

    #[test]
    fn every_status_is_reached_from_a_draft() {
        let mut reached = vec![Draft];
        let mut at = 0;
        while let Some(status) = reached.get(at).copied() {
            let fresh: Vec<Status> = status.next().iter().copied().filter(|next| !reached.contains(next)).collect();
            reached.extend(fresh);
            at += 1;
        }
        assert_eq!(reached.len(), Status::ALL.len());
    }

    #[test]
    fn an_application_can_be_withdrawn_from_protocol_to_decision() {
        assert!(
            Status::ALL.iter().filter(|status| status.is_in_hand() || **status == Protocolled).all(|status| status.can_become(Withdrawn))
        );
    }
}
