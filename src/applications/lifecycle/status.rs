//! The states of an application, and where it may go from each.

omnia_rules::named! {
    /// Where an application stands.
    Status as "ApplicationStatus" {
        /// Editable; alerts are computed at each change (bozza).
        Draft = "DRAFT",
        /// Frozen, not yet protocolled (inviata).
        Submitted = "SUBMITTED",
        /// It has its protocol number and its office (protocollata).
        Protocolled = "PROTOCOLLED",
        /// An operator took it (in carico).
        Assigned = "ASSIGNED",
        /// Under examination (in istruttoria).
        UnderReview = "UNDER_REVIEW",
        /// A supplementary inquiry is open (richiesta integrazione).
        IntegrationRequested = "INTEGRATION_REQUESTED",
        /// Declarations are being checked (richiesta documentazione).
        DocumentsRequested = "DOCUMENTS_REQUESTED",
        /// The answer came (integrata).
        IntegrationReceived = "INTEGRATION_RECEIVED",
        /// The term ended without an answer (termine decorso).
        IntegrationExpired = "INTEGRATION_EXPIRED",
        /// Granted (accolta).
        Accepted = "ACCEPTED",
        /// Granted in part (accolta parzialmente).
        PartiallyAccepted = "PARTIALLY_ACCEPTED",
        /// Refused (respinta).
        Rejected = "REJECTED",
        /// Not admissible (irricevibile).
        Inadmissible = "INADMISSIBLE",
        /// Given up by the applicant (rinuncia).
        Withdrawn = "WITHDRAWN",
    }
}

use Status::{
    Accepted, Assigned, DocumentsRequested, Draft, Inadmissible, IntegrationExpired, IntegrationReceived, IntegrationRequested,
    PartiallyAccepted, Protocolled, Rejected, Submitted, UnderReview, Withdrawn,
};

impl Status {
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

    /// Whether the state machine has this transition.
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
