//! Writing a note.

use serde_json::json;

use super::note::{Note, note_text};
use super::store;
use crate::applications;
use crate::core::access::acts::AddNote;
use crate::core::error::{Refusal, Result};
use crate::core::events::{EventKind, NewEvent, NodeType};
use crate::core::idempotency::OptionalKey;
use crate::core::ids::{ApplicationId, NoteId};
use crate::core::request_context::RequestContext;

/// Notes on one application at most: what is read at once.
pub const MOST_NOTES: i64 = 100;

/// Writes a note on an application, whatever its status; once for its key, where it has one.
pub async fn add(context: &RequestContext, application: ApplicationId, text: &str, key: Option<&str>) -> Result<Note> {
    context.viewer.ensure_role_may(&AddNote)?;
    let person = context.person()?;
    let text = note_text(text)?;
    let input = json!({ "applicationId": application.0, "text": text });
    let once = OptionalKey::new(context, key, "addNote", &input)?;
    let mut tx = context.begin().await?;
    // The lock comes before the key and the count: of two at once the second waits here and then finds the first.
    let application = applications::get_for_change(&mut tx, application).await?;
    context.accesses.application(application.id, application.employer);
    let may = context.viewer.may(AddNote, application)?;
    if let Some(written) = once.done_before(&mut tx).await? {
        return store::get(&mut tx, written.into()).await;
    }
    if store::count(&mut tx, may.on.id).await? >= MOST_NOTES {
        return Err(Refusal::new("LIST_TOO_LONG").with("most", MOST_NOTES).into());
    }
    let note = may.note(NoteId(context.key()), text, person, context.now());
    store::add(&mut tx, &may.on, &note).await?;
    once.keep(&mut tx, note.id.0, context.now()).await?;
    // For the office alone: who acts for the position is not notified.
    tx.publish(NewEvent { position: None, ..may.on.event_of(EventKind::NoteAdded, NodeType::Note, note.id.0, json!({})) });
    tx.commit().await?;
    Ok(note)
}
