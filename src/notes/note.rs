//! The note as a noun.

use chrono::{DateTime, Utc};

use crate::applications::Application;
use crate::core::access::acts::AddNote;
use crate::core::access::{May, Person, Role};
use crate::core::error::Result;
use crate::core::graph::required_text;
use crate::core::ids::{ApplicationId, CapacityId, NoteId};
use crate::core::named_person::NamedPerson;

/// The longest text, in characters.
const LONGEST_TEXT: usize = 2_000;

/// What someone of an office wrote on an application, for their colleagues.
#[derive(Debug, Clone)]
pub struct Note {
    pub id: NoteId,
    pub application: ApplicationId,
    pub text: String,
    pub written_at: DateTime<Utc>,
    pub capacity: CapacityId,
    pub author: NamedPerson,
    /// Operator or director.
    pub role: Role,
}

/// Reads the text of a note; refused where it is empty, too long or not plain.
pub fn note_text(text: &str) -> Result<String> {
    required_text(text, "text", LONGEST_TEXT)
}

impl May<AddNote, Application> {
    /// Writes a note; the application stays as it is.
    pub fn note(&self, id: NoteId, text: String, by: &Person, now: DateTime<Utc>) -> Note {
        Note { id, application: self.on.id, text, written_at: now, capacity: by.capacity.id, author: by.named(), role: by.capacity.role }
    }
}
