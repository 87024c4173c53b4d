//! The kinds of change that are shown: in the feed, and to webhooks.

use super::event::{Event, EventKind};
use crate::core::request_context::RequestContext;

omnia_rules::named! {
    /// What happened to a thing.
    ChangeKind {
        /// An application was submitted, taken, asked about, decided, withdrawn, …
        ApplicationStatusChanged = "APPLICATION_STATUS_CHANGED",
        /// The alerts of an application changed.
        AlertsChanged = "ALERTS_CHANGED",
        /// A draft was made or edited: its content, its workers or its documents.
        DraftChanged = "DRAFT_CHANGED",
        /// A draft was deleted.
        DraftDeleted = "DRAFT_DELETED",
        /// A document was attached to a draft, or came with an answer.
        DocumentAttached = "DOCUMENT_ATTACHED",
        /// A document was taken away from a draft.
        DocumentRemoved = "DOCUMENT_REMOVED",
        /// The office asked the applicant something.
        InterlocutionOpened = "INTERLOCUTION_OPENED",
        /// The applicant answered, for the first time or again.
        InterlocutionAnswered = "INTERLOCUTION_ANSWERED",
        /// The term of an interlocution ended, or its application was decided or withdrawn.
        InterlocutionEnded = "INTERLOCUTION_ENDED",
        /// A decision was proposed, or a proposal signed, returned, withdrawn or closed.
        ProposalChanged = "PROPOSAL_CHANGED",
        /// Someone of the office wrote a note on an application.
        NoteAdded = "NOTE_ADDED",
        /// An authorization was granted.
        AuthorizationGranted = "AUTHORIZATION_GRANTED",
        /// A delegation was made, printed, activated, renewed, revoked, discarded, or expired.
        DelegationChanged = "DELEGATION_CHANGED",
        /// A sub-delegation was given, revoked, or ended.
        SubDelegationChanged = "SUB_DELEGATION_CHANGED",
    }
}

impl ChangeKind {
    /// The kind of its events.
    pub const fn of_event(self) -> EventKind {
        match self {
            Self::ApplicationStatusChanged => EventKind::ApplicationStatusChanged,
            Self::AlertsChanged => EventKind::AlertsChanged,
            Self::DraftChanged => EventKind::DraftChanged,
            Self::DraftDeleted => EventKind::DraftDeleted,
            Self::DocumentAttached => EventKind::DocumentAttached,
            Self::DocumentRemoved => EventKind::DocumentRemoved,
            Self::InterlocutionOpened => EventKind::InterlocutionOpened,
            Self::InterlocutionAnswered => EventKind::InterlocutionAnswered,
            Self::InterlocutionEnded => EventKind::InterlocutionEnded,
            Self::ProposalChanged => EventKind::ProposalChanged,
            Self::NoteAdded => EventKind::NoteAdded,
            Self::AuthorizationGranted => EventKind::AuthorizationGranted,
            Self::DelegationChanged => EventKind::DelegationChanged,
            Self::SubDelegationChanged => EventKind::SubDelegationChanged,
        }
    }

    /// The kind of an event; none of what is no change of a thing.
    pub fn of(event: &Event) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.of_event() == event.kind)
    }

    /// Marks what the access log is given next as the office's own, where it is: an applicant would learn of it from the reads of the office.
    pub fn mark_access(self, context: &RequestContext) {
        match self {
            Self::ProposalChanged => context.accesses.of_office("proposal"),
            Self::NoteAdded => context.accesses.of_office("addNote"),
            _ => {}
        }
    }

    /// Whether the thing is gone afterwards.
    pub const fn removes(self) -> bool {
        matches!(self, Self::DraftDeleted | Self::DocumentRemoved)
    }
}

#[cfg(test)]
mod tests {
    use super::ChangeKind;

    #[test]
    fn a_kind_of_change_has_the_name_of_its_events() {
        for kind in ChangeKind::ALL {
            assert_eq!(kind.as_str(), kind.of_event().as_str());
        }
    }
}
