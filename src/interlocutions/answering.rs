//! The applicant answers, with text and files. Late answers are taken and flagged; what the office does with them is its own.

use async_graphql::UploadValue;
use serde_json::json;
use uuid::Uuid;

use super::domain::{Answer, Interlocution, InterlocutionStatus};
use super::store;
use crate::applications::{self, Application, Consequences, Status, actor, carry_out, count_documents};
use crate::core::access::acts::AnswerInterlocution;
use crate::core::db::Tx;
use crate::core::error::{Error, Refusal, Result};
use crate::core::events::{EventKind, NodeType};
use crate::core::graph::required_text;
use crate::core::idempotency::{IdempotencyKey, OptionalKey};
use crate::core::ids::InterlocutionId;
use crate::core::request_context::RequestContext;
use crate::documents::{self, Document, DocumentKind, DocumentOrigin, InspectedFile, MOST_FILES, OfAnswer, UploadPipeline};

const LONGEST_TEXT: usize = 10_000;
/// Answers of one interlocution at most.
pub const MOST_ANSWERS: i64 = 50;

/// An answer that is to be given.
pub struct Reply {
    pub interlocution: InterlocutionId,
    pub text: String,
    pub files: Vec<(DocumentKind, UploadValue)>,
    pub key: Option<String>,
}

/// The parts of an answer once its files were looked at.
struct Ready {
    interlocution: InterlocutionId,
    answer: Uuid,
    text: String,
    documents: Vec<Document>,
    once: OptionalKey,
}

impl Reply {
    /// Asks, lets go of the connection, inspects and keeps the files, then asks again and writes all of it at once.
    pub async fn carry_out(
        self,
        context: &RequestContext,
        upload_pipeline: &UploadPipeline,
        consequences: &Consequences,
    ) -> Result<Interlocution> {
        context.viewer.ensure_role_may(&AnswerInterlocution)?;
        let text = required_text(&self.text, "text", LONGEST_TEXT)?;
        self.check_kinds()?;
        let (interlocution, key) = (self.interlocution, self.key.clone());
        let application = self.look(context).await?;
        let sounds = inspect(upload_pipeline, self.files).await?;
        let once = once(context, interlocution, key.as_deref(), &text, &sounds)?;
        if once.done_before(&mut *context.read().await?).await?.is_some() {
            return store::get(&mut *context.read().await?, interlocution).await;
        }
        context.release().await;
        let answer = context.key();
        let documents = keep(context, upload_pipeline, &application, OfAnswer { interlocution, answer }, sounds).await?;
        let ready = Ready { interlocution, answer, text, documents, once };
        let given = ready.give(context, consequences).await;
        match &given {
            // What was refused came to nothing; after a fault the commit may have been done, and the sweep decides.
            Err((error, documents)) if !error.is_fault() => upload_pipeline.discard(documents).await,
            Err((_, _)) | Ok(Given::Now(_)) => {}
            Ok(Given::Before(_, documents)) => upload_pipeline.discard(documents).await,
        }
        match given {
            Ok(Given::Now(interlocution) | Given::Before(interlocution, _)) => Ok(interlocution),
            Err((error, _)) => Err(error),
        }
    }

    fn check_kinds(&self) -> Result<()> {
        for (at, (kind, _)) in self.files.iter().enumerate() {
            if kind.origin() == DocumentOrigin::Platform {
                let path = ["documents".to_owned(), at.to_string(), "kind".to_owned()];
                return Err(Refusal::new("DOCUMENT_NOT_UPLOADED").with("kind", kind.as_str()).at(path).into());
            }
        }
        Ok(())
    }

    /// Whether it could be answered so at this moment, before anything slow is done for it.
    async fn look(&self, context: &RequestContext) -> Result<Application> {
        let mut db = context.read().await?;
        let interlocution = store::get(&mut db, self.interlocution).await?;
        let application = applications::get(&mut db, interlocution.application).await?;
        let may = context.viewer.may(AnswerInterlocution, application)?;
        // What was answered with this key is answered alike, also where there is no room for it any more.
        if !self.was_given(&mut db, context).await? {
            interlocution.takes_answers(may.on.status)?;
            has_room(&mut db, &interlocution, self.files.len()).await?;
        }
        drop(db);
        context.release().await;
        Ok(may.on)
    }

    async fn was_given(&self, db: &mut sqlx::PgConnection, context: &RequestContext) -> Result<bool> {
        match &self.key {
            Some(key) => IdempotencyKey::is_known(db, context.person()?.capacity.id, key).await,
            None => Ok(false),
        }
    }
}

async fn has_room(db: &mut sqlx::PgConnection, interlocution: &Interlocution, more: usize) -> Result<()> {
    let files = documents::count(db, interlocution.application, Some(interlocution.id)).await?;
    if files + more > MOST_FILES {
        return Err(Refusal::new("TOO_MANY_FILES").at(["documents"]).with("most", MOST_FILES).into());
    }
    if store::count_answers(db, interlocution.id).await? >= MOST_ANSWERS {
        return Err(Refusal::new("LIST_TOO_LONG").with("most", MOST_ANSWERS).into());
    }
    Ok(())
}

async fn inspect(upload_pipeline: &UploadPipeline, files: Vec<(DocumentKind, UploadValue)>) -> Result<Vec<InspectedFile>> {
    let mut sounds = Vec::with_capacity(files.len());
    for (at, (kind, file)) in files.into_iter().enumerate() {
        sounds.push(upload_pipeline.inspect(file, kind, &["documents", &at.to_string(), "file"]).await?);
    }
    Ok(sounds)
}

/// The key stands for the text and the very bytes of the files.
fn once(
    context: &RequestContext,
    interlocution: InterlocutionId,
    key: Option<&str>,
    text: &str,
    sounds: &[InspectedFile],
) -> Result<OptionalKey> {
    let files: Vec<_> = sounds
        .iter()
        .map(|sound| json!({ "kind": sound.kind.as_str(), "name": sound.inspected.file_name, "sha256": hex::encode(sound.inspected.sha256) }))
        .collect();
    let input = json!({ "id": interlocution.0, "text": text, "documents": files });
    OptionalKey::new(context, key, "answerInterlocution", &input)
}

async fn keep(
    context: &RequestContext,
    upload_pipeline: &UploadPipeline,
    application: &Application,
    of: OfAnswer,
    sounds: Vec<InspectedFile>,
) -> Result<Vec<Document>> {
    let mut kept = Vec::with_capacity(sounds.len());
    for sound in sounds {
        let document = sound.document(context, application, Some(of))?;
        if let Err(error) = upload_pipeline.keep(sound, &document).await {
            upload_pipeline.discard(&kept).await;
            return Err(error);
        }
        kept.push(document);
    }
    Ok(kept)
}

/// What became of an answer: it was given now, or had been given before with the same key.
enum Given {
    Now(Interlocution),
    Before(Interlocution, Vec<Document>),
}

impl Ready {
    async fn give(self, context: &RequestContext, consequences: &Consequences) -> Result<Given, (Error, Vec<Document>)> {
        let documents = self.documents.clone();
        self.write(context, consequences).await.map_err(|error| (error, documents))
    }

    async fn write(self, context: &RequestContext, consequences: &Consequences) -> Result<Given> {
        let mut tx = context.begin().await?;
        let asked = store::get(&mut tx, self.interlocution).await?;
        // The lock comes before the key: of two at once with the same key the second waits here and then finds the first.
        let application = applications::get_for_change(&mut tx, asked.application).await?;
        let asked = store::get(&mut tx, self.interlocution).await?;
        if self.once.done_before(&mut tx).await?.is_some() {
            return Ok(Given::Before(asked, self.documents));
        }
        let by = actor(&mut tx, context, &application).await?;
        let may = context.viewer.may(AnswerInterlocution, application)?;
        asked.takes_answers(may.on.status)?;
        has_room(&mut tx, &asked, self.documents.len()).await?;
        let late = asked.is_late(context.today());
        let turns = turns_status(&mut tx, &asked, &may.on).await?;
        let answer = Answer {
            id: self.answer,
            interlocution: asked.id,
            text: self.text.clone(),
            at: context.now(),
            late,
            answered_by: by.named(),
            on_behalf_of: by.on_behalf_of.clone(),
        };
        self.enter(&mut tx, context, &may.on, &answer).await?;
        let answered = asked.answered(context.now(), late);
        store::save(&mut tx, &answered).await?;
        let payload = json!({ "interlocution": answered.id.0, "late": late });
        tx.publish(may.on.event_of(EventKind::InterlocutionAnswered, NodeType::Interlocution, answered.id.0, payload));
        if turns {
            let step = may.integrate(by, context.now())?;
            carry_out(context, consequences, tx, step).await?;
        } else {
            tx.commit().await?;
        }
        Ok(Given::Now(answered))
    }

    /// Writes the answer, its files and its key.
    async fn enter(&self, tx: &mut Tx, context: &RequestContext, application: &Application, answer: &Answer) -> Result<()> {
        store::add_answer(tx, application, answer).await?;
        for document in &self.documents {
            documents::add(tx, document).await?;
            tx.publish(document.event(application, EventKind::DocumentAttached));
        }
        if !self.documents.is_empty() {
            count_documents(tx, application, i32::try_from(self.documents.len()).map_err(Error::fault)?).await?;
        }
        self.once.keep(tx, answer.id, context.now()).await
    }
}

/// Whether the application waits for this very answer, or for none since its term ended. Where the office went on, nothing turns.
async fn turns_status(tx: &mut Tx, asked: &Interlocution, application: &Application) -> Result<bool> {
    let waits = match asked.status {
        InterlocutionStatus::Delivered => matches!(application.status, Status::IntegrationRequested | Status::DocumentsRequested),
        InterlocutionStatus::Expired => application.status == Status::IntegrationExpired,
        _ => false,
    };
    Ok(waits && !store::is_followed(tx, asked).await?)
}
