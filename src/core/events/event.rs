//! What happened, to what, and who may know.

use chrono::{DateTime, Utc};
use serde_json::Value;
use uuid::Uuid;

use crate::core::ids::{
    ApplicationId, AuthorizationId, DelegationId, DocumentId, GlobalId, InterlocutionId, IntermediaryId, NoteId, OfficeId, PositionId,
    ProposalId, SubDelegationId,
};
use crate::core::named_person::NamedPerson;

omnia_rules::named! {
    /// The kinds of event.
    EventKind {
        /// An application was submitted, withdrawn, decided, …
        ApplicationStatusChanged = "APPLICATION_STATUS_CHANGED",
        /// The controls of an application were run again with another result.
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
        /// An authorization was granted.
        AuthorizationGranted = "AUTHORIZATION_GRANTED",
        /// A delegation was made, printed, activated, renewed, revoked, discarded, or expired.
        DelegationChanged = "DELEGATION_CHANGED",
        /// A sub-delegation was given, revoked, or ended.
        SubDelegationChanged = "SUB_DELEGATION_CHANGED",
        /// A deadline is near.
        DeadlineNear = "DEADLINE_NEAR",
        /// Someone of the office wrote a note on an application.
        NoteAdded = "NOTE_ADDED",
        /// A session was ended.
        SessionEnded = "SESSION_ENDED",
        /// The owner of an account is notified of something.
        SecurityNotice = "SECURITY_NOTICE",
        /// What a newer hub wrote and this one does not know.
        Unknown = "UNKNOWN",
    }
}

omnia_rules::named! {
    /// The types of nodes that events are about, by their names in the graph.
    NodeType {
        /// An application.
        Application = "Application",
        /// An authorization.
        Authorization = "Authorization",
        /// A delegation.
        Delegation = "Delegation",
        /// A document.
        Document = "Document",
        /// An interlocution.
        Interlocution = "Interlocution",
        /// A note of the office.
        Note = "Note",
        /// A proposal of decision.
        Proposal = "Proposal",
        /// A sub-delegation.
        SubDelegation = "SubDelegation",
    }
}

/// The node that an event is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChangedNode {
    /// Its type.
    pub of: NodeType,
    /// Its key within the type.
    pub key: Uuid,
    /// Its version after the change, where it has one.
    pub version: Option<i32>,
}

impl ChangedNode {
    /// Its id in the graph.
    pub const fn id(self) -> GlobalId {
        let letter = match self.of {
            NodeType::Application => ApplicationId::LETTER,
            NodeType::Authorization => AuthorizationId::LETTER,
            NodeType::Delegation => DelegationId::LETTER,
            NodeType::Document => DocumentId::LETTER,
            NodeType::Interlocution => InterlocutionId::LETTER,
            NodeType::Note => NoteId::LETTER,
            NodeType::Proposal => ProposalId::LETTER,
            NodeType::SubDelegation => SubDelegationId::LETTER,
        };
        GlobalId { letter, key: self.key }
    }
}

/// An event that is yet to be written.
#[derive(Debug, Clone)]
pub struct NewEvent {
    /// What happened.
    pub kind: EventKind,
    /// What was changed; none where it is no node, or nothing was.
    pub node: Option<ChangedNode>,
    /// The application that it concerns.
    pub application: Option<ApplicationId>,
    /// Who may act for this position may know of it.
    pub position: Option<PositionId>,
    /// This office may know of it.
    pub office: Option<OfficeId>,
    /// The intermediary whose delegation it concerns may know of it.
    pub intermediary: Option<IntermediaryId>,
    /// False while it concerns a draft, which the office does not see.
    pub submitted: bool,
    /// Details, by kind.
    pub payload: Value,
}

impl NewEvent {
    /// An event that concerns nothing yet.
    pub fn new(kind: EventKind) -> Self {
        Self {
            kind,
            node: None,
            application: None,
            position: None,
            office: None,
            intermediary: None,
            submitted: true,
            payload: Value::Object(serde_json::Map::new()),
        }
    }
}

/// An event that was written. Its id is the cursor: ids are in the order of commits.
#[derive(Debug, Clone)]
pub struct Event {
    /// The number in the order of commits.
    pub id: i64,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// What happened.
    pub kind: EventKind,
    /// What was changed; none where it is no node, or nothing was.
    pub node: Option<ChangedNode>,
    /// Who did it; none where the hub did.
    pub actor: Option<NamedPerson>,
    /// The role in which they did it.
    pub actor_role: Option<String>,
    /// The application that it concerns.
    pub application: Option<ApplicationId>,
    /// Who may act for this position may know of it.
    pub position: Option<PositionId>,
    /// This office may know of it.
    pub office: Option<OfficeId>,
    /// False where it concerns a draft, which the office does not see.
    pub submitted: bool,
    /// Details, by kind.
    pub payload: Value,
}

/// The events that a subscriber follows.
#[derive(Debug, Clone)]
pub struct EventFilter {
    /// Events of these kinds.
    pub kinds: Vec<EventKind>,
    /// Of one application only.
    pub application: Option<ApplicationId>,
    /// Of these nodes, or of anything of these applications; of all where there are none.
    pub nodes: Vec<Uuid>,
}

impl EventFilter {
    /// Events of one kind, of all applications or of one.
    pub fn of(kind: EventKind, application: Option<ApplicationId>) -> Self {
        Self { kinds: vec![kind], application, nodes: Vec::new() }
    }

    /// Whether it lets an event pass.
    pub fn matches(&self, event: &Event) -> bool {
        let is_of_nodes = || {
            let of = [event.node.map(|node| node.key), event.application.map(|application| application.0)];
            of.into_iter().flatten().any(|key| self.nodes.contains(&key))
        };
        self.kinds.contains(&event.kind)
            && (self.application.is_none() || event.application == self.application)
            && (self.nodes.is_empty() || is_of_nodes())
    }
}

impl Event {
    /// The intermediary whose reach it changed, where it is about a delegation that is or was active.
    pub fn changed_reach_of(&self) -> Option<IntermediaryId> {
        let is_of_delegation = matches!(self.kind, EventKind::DelegationChanged | EventKind::SubDelegationChanged);
        let of_delegation = Some(&self.payload).filter(|_| is_of_delegation)?;
        Some(IntermediaryId(Uuid::parse_str(of_delegation.get("intermediary")?.as_str()?).ok()?))
    }
}
