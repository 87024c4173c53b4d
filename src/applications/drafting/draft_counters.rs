//! Edits of a draft that come from elsewhere: what is attached is part of it, raises its version and is looked at by its controls.

use serde_json::json;
use sqlx::PgConnection;

use crate::applications::examination::control::refresh_alerts;
use crate::applications::lifecycle::domain::Application;
use crate::applications::lifecycle::store;
use crate::core::access::May;
use crate::core::access::acts::Attach;
use crate::core::db::Tx;
use crate::core::error::Result;
use crate::core::events::EventKind;
use crate::core::request_context::RequestContext;

impl May<Attach, Application> {
    /// Writes that a draft has so many documents more, or fewer, once their rows are written.
    pub async fn note_documents(self, tx: &mut Tx, context: &RequestContext, more: i32) -> Result<Application> {
        let mut draft = self.edit(context.now())?;
        draft.documents += more;
        store::save_draft(tx, &draft).await?;
        count_documents(tx, &draft, more).await?;
        store::note_change(tx, &draft, &context.person()?.name, &["documents".to_owned()], context.now()).await?;
        refresh_alerts(tx, context, &mut draft).await?;
        tx.publish(draft.event(EventKind::DraftChanged, json!({})));
        Ok(draft.into_application())
    }
}

/// Keeps the counter that lists show: so many documents more, or fewer.
pub async fn count_documents(db: &mut PgConnection, application: &Application, more: i32) -> Result<()> {
    sqlx::query!(
        "update application
        set document_count = document_count + $2
        where id = $1",
        application.id.0,
        more
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Refuses who read an earlier version of a draft, and tells who changed what since.
pub async fn is_current(db: &mut PgConnection, draft: &Application, expected: i32) -> Result<()> {
    if draft.version == expected {
        return Ok(());
    }
    let (by, fields) = store::changes_after(db, draft.id, expected).await?;
    Err(draft.moved_on(expected, by, &fields))
}
