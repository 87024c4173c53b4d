//! The document as a noun.

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::kind::DocumentKind;
use crate::applications::Application;
use crate::core::access::{Tied, Ties};
use crate::core::events::{EventKind, NewEvent, NodeType};
use crate::core::ids::{ApplicationId, CapacityId, DocumentId, EmployerId, InterlocutionId, OfficeId};
use crate::core::named_person::NamedPerson;

/// Files of an application at most while it is a draft, and of an interlocution in all its answers.
pub const MOST_FILES: usize = 20;

/// A file that was inspected and taken.
#[derive(Debug, Clone)]
pub struct Document {
    pub id: DocumentId,
    pub application: ApplicationId,
    pub employer: EmployerId,
    pub office: OfficeId,
    pub interlocution: Option<InterlocutionId>,
    /// The answer that it came with.
    pub answer: Option<Uuid>,
    pub kind: DocumentKind,
    pub file_name: String,
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    pub sha256: Vec<u8>,
    pub storage_key: String,
    /// Codes of what was found in it and deserves a look.
    pub findings: Vec<String>,
    pub uploaded_at: DateTime<Utc>,
    pub uploaded_by: NamedPerson,
    pub uploaded_by_capacity: Option<CapacityId>,
}

impl Document {
    /// An event about it, for those who see its application.
    pub fn event(&self, application: &Application, kind: EventKind) -> NewEvent {
        application.event_of(kind, NodeType::Document, self.id.0, json!({}))
    }

    /// Whether its bytes are its own: generated data share sample files.
    pub fn owns_bytes(&self) -> bool {
        self.storage_key == key_of(self.id)
    }
}

/// Where the bytes of a document lie.
pub fn key_of(id: DocumentId) -> String {
    id.0.to_string()
}

impl Tied for Document {
    fn ties(&self) -> Ties {
        Ties { employer: Some(self.employer), intermediary: None, office: Some(self.office) }
    }
}
