//! Attaching to a draft, and taking away again.

use async_graphql::UploadValue;

use super::document::{Document, MOST_FILES};
use super::intake::Intake;
use super::kind::{DocumentKind, DocumentOrigin};
use super::refusal::wrong_kind;
use super::store;
use crate::applications::{self, Application, is_current};
use crate::core::access::May;
use crate::core::access::acts::Attach;
use crate::core::call::Call;
use crate::core::db::Tx;
use crate::core::error::{Refusal, Result};
use crate::core::ids::{ApplicationId, DocumentId};
use sqlx::PgConnection;

/// A file that is to be attached to a draft.
pub struct Attachment {
    pub application: ApplicationId,
    pub kind: DocumentKind,
    pub file: UploadValue,
    pub expected_version: Option<i32>,
}

impl Attachment {
    /// Asks, lets go of the connection, inspects and keeps, then asks again and writes.
    pub async fn carry_out(self, call: &Call, intake: &Intake) -> Result<Document> {
        call.viewer.may_ever(&Attach)?;
        comes_with_draft(self.kind)?;
        let draft = applications::get(&mut *call.read().await?, self.application).await?;
        let draft = may_attach(&mut *call.read().await?, call, draft, self.expected_version).await?.on;
        call.release().await;
        let sound = intake.inspect(self.file, self.kind, &["file"]).await?;
        let document = sound.document(call, &draft, None)?;
        intake.keep(sound, &document).await?;
        let mut tx = call.begin().await?;
        if let Err(error) = enter(&mut tx, call, &document, self.expected_version).await {
            drop(tx);
            intake.discard(&[document]).await;
            return Err(error);
        }
        // A commit that fails may have been done: then the sweep decides about the bytes.
        tx.commit().await?;
        Ok(document)
    }
}

async fn enter(tx: &mut Tx, call: &Call, document: &Document, expected: Option<i32>) -> Result<()> {
    let draft = applications::get_for_change(tx, document.application).await?;
    let may = may_attach(tx, call, draft, expected).await?;
    store::add(tx, document).await?;
    may.note_documents(tx, call, 1).await?;
    Ok(())
}

async fn may_attach(db: &mut PgConnection, call: &Call, draft: Application, expected: Option<i32>) -> Result<May<Attach, Application>> {
    let may = call.viewer.may(Attach, draft)?;
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
pub async fn remove(call: &Call, intake: &Intake, id: DocumentId, expected: Option<i32>) -> Result<Document> {
    call.viewer.may_ever(&Attach)?;
    let mut tx = call.begin().await?;
    let document = store::get(&mut tx, id).await?;
    let draft = applications::get_for_change(&mut tx, document.application).await?;
    let may = call.viewer.may(Attach, draft)?;
    may.on.only_draft()?;
    if let Some(expected) = expected {
        is_current(&mut tx, &may.on, expected).await?;
    }
    // Someone else may have taken it away while this call waited for the application.
    let document = store::get(&mut tx, document.id).await?;
    store::remove(&mut tx, id).await?;
    may.note_documents(&mut tx, call, -1).await?;
    tx.commit().await?;
    call.release().await;
    intake.discard(std::slice::from_ref(&document)).await;
    Ok(document)
}
