//! The notes on many applications of one answer.

use std::collections::HashMap;

use sqlx::PgConnection;
use uuid::Uuid;

use super::adding::MOST_NOTES;
use super::note::Note;
use super::store;
use crate::core::batch::Load;
use crate::core::error::Result;
use crate::core::ids::{ApplicationId, NoteId};
use crate::core::request_context::RequestContext;

/// Notes by key.
pub struct NoteById;

impl Load for NoteById {
    type Key = NoteId;
    type Value = Note;

    async fn load(db: &mut PgConnection, context: &RequestContext, ids: Vec<NoteId>) -> Result<HashMap<NoteId, Note>> {
        let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
        let found = store::find(db, &ids).await?;
        for note in &found {
            context.accesses.of_application(note.application);
        }
        Ok(found.into_iter().map(|note| (note.id, note)).collect())
    }
}

/// The notes on applications, oldest first.
pub struct NotesOf;

impl Load for NotesOf {
    type Key = ApplicationId;
    type Value = Vec<Note>;

    async fn load(db: &mut PgConnection, _: &RequestContext, ids: Vec<ApplicationId>) -> Result<HashMap<ApplicationId, Vec<Note>>> {
        let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
        let mut found: HashMap<ApplicationId, Vec<Note>> = HashMap::new();
        for note in store::of_applications(db, &ids, MOST_NOTES).await? {
            found.entry(note.application).or_default().push(note);
        }
        Ok(found)
    }
}
