//! Notes as nodes, and the mutation that writes one.

use async_graphql::{ComplexObject, Context, ID, Object, SimpleObject};

use super::adding::add;
use super::note::Note;
use crate::applications::{ApplicationById, ApplicationNode};
use crate::core::access::Role;
use crate::core::graph::{DateTime, PersonNode, payload};
use crate::core::ids::ApplicationId;
use crate::core::{RequestContextExt, Result};

/// What someone of the office wrote on an application for their colleagues: nobody outside the office sees it, and nobody changes it.
#[derive(SimpleObject)]
#[graphql(name = "Note", complex)]
pub struct NoteNode {
    /// Of this note alone; it never changes.
    pub id: ID,
    /// The note, as it was written.
    pub text: String,
    /// When it was written.
    pub written_at: DateTime,
    /// Who wrote it.
    pub author: PersonNode,
    /// In which role it was written: operator or director.
    pub role: Role,
    #[graphql(skip)]
    pub application_key: ApplicationId,
}

impl From<Note> for NoteNode {
    fn from(note: Note) -> Self {
        Self {
            id: note.id.into(),
            text: note.text,
            written_at: DateTime(note.written_at),
            author: note.author.into(),
            role: note.role,
            application_key: note.application,
        }
    }
}

#[ComplexObject]
impl NoteNode {
    /// The application that it is on; null where the viewer no longer sees it.
    async fn application(&self, ctx: &Context<'_>) -> Result<Option<ApplicationNode>> {
        Ok(ctx.load::<ApplicationById>(self.application_key).await?.map(Into::into))
    }
}

payload! {
    /// The answer to writing a note.
    NotePayload { note: NoteNode }
}

/// The mutations of notes.
#[derive(Default)]
pub struct NoteMutation;

#[Object]
impl NoteMutation {
    /// Writes a note on an application of the office, for operators and directors of the office alone. It stays: nobody changes or deletes it.
    /// The application and its version stay as they are. An application has 100 notes at most.
    async fn add_note(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application that is meant.")] application_id: ApplicationId,
        #[graphql(desc = "At most 2,000 characters.")] text: String,
        #[graphql(desc = "A text of the caller's own, 1 to 128 visible characters: the same key never writes twice.")]
        idempotency_key: Option<String>,
    ) -> Result<NotePayload> {
        let added = add(ctx.context(), application_id, &text, idempotency_key.as_deref()).await;
        NotePayload::of(ctx.language(), added.map(Into::into))
    }
}
