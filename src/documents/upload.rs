//! Attaching to a draft, and taking away again.

use async_graphql::UploadValue;
use serde_json::json;
use sqlx::PgConnection;

use super::document::{Document, MOST_FILES};
use super::kind::{DocumentKind, DocumentOrigin};
use super::refusal::wrong_kind;
use super::store;
use super::upload_pipeline::{InspectedFile, UploadPipeline};
use crate::applications::{self, Application, is_current};
use crate::core::access::May;
use crate::core::access::acts::Attach;
use crate::core::db::Tx;
use crate::core::error::{Refusal, Result};
use crate::core::events::EventKind;
use crate::core::idempotency::{IdempotencyKey, OptionalKey};
use crate::core::ids::{ApplicationId, DocumentId};
use crate::core::request_context::RequestContext;

/// A file that is to be attached to a draft.
pub struct Attachment {
    pub application: ApplicationId,
    pub kind: DocumentKind,
    pub file: UploadValue,
    pub expected_version: Option<i32>,
    pub key: Option<String>,
}

impl Attachment {
    /// Asks, lets go of the connection, inspects and keeps, then asks again and writes.
    pub async fn carry_out(self, context: &RequestContext, upload_pipeline: &UploadPipeline) -> Result<Document> {
        context.viewer.ensure_role_may(&Attach)?;
        comes_with_draft(self.kind)?;
        let draft = self.look(context).await?;
        let inspected = upload_pipeline.inspect(self.file, self.kind, &["file"]).await?;
        let once = once(context, draft.id, self.key.as_deref(), &inspected)?;
        let attached = once.done_before(&mut *context.read().await?).await?;
        if let Some(attached) = attached {
            context.accesses.application(draft.id, draft.employer);
            return store::get(&mut *context.read().await?, attached.into()).await;
        }
        context.release().await;
        let document = inspected.document(context, &draft, None)?;
        upload_pipeline.keep(inspected, &document).await?;
        let mut tx = context.begin().await?;
        let instead = match enter(&mut tx, context, &document, self.expected_version, &once).await {
            Ok(None) => {
                // A commit that fails may have been done: then the sweep decides about the bytes.
                tx.commit().await?;
                return Ok(document);
            }
            Ok(Some(before)) => Ok(before),
            Err(error) => Err(error),
        };
        drop(tx);
        upload_pipeline.discard(&[document]).await;
        instead
    }

    /// Whether it could be attached at this moment, before anything slow is done for it.
    async fn look(&self, context: &RequestContext) -> Result<Application> {
        let mut db = context.read().await?;
        let draft = applications::get(&mut db, self.application).await?;
        let is_known = match &self.key {
            Some(key) => IdempotencyKey::is_known(&mut db, context.person()?.capacity.id, key).await?,
            None => false,
        };
        // What was attached with this key is answered alike, also where nothing can be attached any more.
        let draft = match is_known {
            true => context.viewer.may(Attach, draft)?.on,
            false => may_attach(&mut db, context, draft, self.expected_version).await?.on,
        };
        drop(db);
        context.release().await;
        Ok(draft)
    }
}

/// The key stands for the application, the kind, the name and the very bytes of the file.
fn once(context: &RequestContext, draft: ApplicationId, key: Option<&str>, file: &InspectedFile) -> Result<OptionalKey> {
    let InspectedFile { kind, inspected, .. } = file;
    let input =
        json!({ "applicationId": draft.0, "kind": kind.as_str(), "name": inspected.file_name, "sha256": hex::encode(inspected.sha256) });
    OptionalKey::new(context, key, "uploadDocument", &input)
}

/// Writes the document; the one that was attached before with the same key, where there is one, and then nothing is written.
async fn enter(
    tx: &mut Tx,
    context: &RequestContext,
    document: &Document,
    expected: Option<i32>,
    once: &OptionalKey,
) -> Result<Option<Document>> {
    // The lock comes before the key: of two at once the second waits here and then finds the first.
    let draft = applications::get_for_change(tx, document.application).await?;
    context.accesses.application(draft.id, draft.employer);
    if let Some(attached) = once.done_before(tx).await? {
        return store::get(tx, attached.into()).await.map(Some);
    }
    let may = may_attach(tx, context, draft, expected).await?;
    store::add(tx, document).await?;
    once.keep(tx, document.id.0, context.now()).await?;
    let draft = may.note_documents(tx, context, 1).await?;
    tx.publish(document.event(&draft, EventKind::DocumentAttached));
    Ok(None)
}

async fn may_attach(
    db: &mut PgConnection,
    context: &RequestContext,
    draft: Application,
    expected: Option<i32>,
) -> Result<May<Attach, Application>> {
    let may = context.viewer.may(Attach, draft)?;
    may.on.only_draft()?;
    if let Some(expected) = expected {
        is_current(db, &may.on, expected).await?;
    }
    if store::count(db, may.on.id, None).await? >= MOST_FILES {
        return Err(Refusal::new("TOO_MANY_FILES").at(["file"]).with("most", MOST_FILES).into());
    }
    Ok(may)
}

fn comes_with_draft(kind: DocumentKind) -> Result<()> {
    let code = match kind.origin() {
        DocumentOrigin::Applicant => return Ok(()),
        DocumentOrigin::Answer => "DOCUMENT_ONLY_IN_ANSWER",
        DocumentOrigin::Platform => "DOCUMENT_NOT_UPLOADED",
    };
    Err(wrong_kind(code, kind).at(["kind"]).into())
}

/// Takes a document away from a draft. Its bytes go after its row: a row without bytes would be worse than bytes without a row.
pub async fn remove(context: &RequestContext, upload_pipeline: &UploadPipeline, id: DocumentId, expected: Option<i32>) -> Result<Document> {
    context.viewer.ensure_role_may(&Attach)?;
    let mut tx = context.begin().await?;
    let document = store::get(&mut tx, id).await?;
    let draft = applications::get_for_change(&mut tx, document.application).await?;
    context.accesses.application(draft.id, draft.employer);
    let may = context.viewer.may(Attach, draft)?;
    may.on.only_draft()?;
    if let Some(expected) = expected {
        is_current(&mut tx, &may.on, expected).await?;
    }
    // Someone else may have taken it away while this call waited for the application.
    let document = store::get(&mut tx, document.id).await?;
    store::remove(&mut tx, id).await?;
    let draft = may.note_documents(&mut tx, context, -1).await?;
    tx.publish(document.event(&draft, EventKind::DocumentRemoved));
    tx.commit().await?;
    context.release().await;
    upload_pipeline.discard(std::slice::from_ref(&document)).await;
    Ok(document)
}
