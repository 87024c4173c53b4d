//! The graph of documents.

use std::collections::HashMap;

use async_graphql::{ComplexObject, Context, ID, Object, SimpleObject, Upload};
use omnia_edge::PlainFields;
use omnia_texts::Language;
use sqlx::PgConnection;
use uuid::Uuid;

use super::document::Document;
use super::kind::DocumentKind;
use super::links::Links;
use super::manual::{self, Manual};
use super::store;
use super::upload::{Attachment, remove};
use super::upload_pipeline::UploadPipeline;
use crate::applications::{ApplicationById, ApplicationNode};
use crate::core::access::Action;
use crate::core::batch::Load;
use crate::core::error::TEXTS;
use crate::core::graph::{DateTime, LocalizedText, PersonNode, payload};
use crate::core::ids::{ApplicationId, DocumentId};
use crate::core::request_context::RequestContext;
use crate::core::{Error, RequestContextExt, Result};

/// Documents of an application that are shown at once: those of its draft and of a few interlocutions.
pub const MOST_SHOWN: i64 = 200;

/// A file that belongs to an application.
#[derive(SimpleObject, PlainFields)]
#[graphql(name = "Document", complex)]
pub struct DocumentNode {
    /// As `node(id:)` takes it; it never changes.
    pub id: ID,
    /// What it is, as whoever sent it said.
    pub kind: DocumentKind,
    /// Media type of what the file truly is, whatever its sender declared.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// When it was taken in.
    pub uploaded_at: DateTime,
    /// The person who sent it.
    pub uploaded_by: PersonNode,
    #[graphql(skip)]
    pub document: Document,
}

/// Something in a file that whoever opens it should know.
#[derive(SimpleObject)]
pub struct DocumentFinding {
    /// What was found, for programs.
    pub code: String,
    /// What was found, for people.
    pub message: LocalizedText,
}

impl From<Document> for DocumentNode {
    fn from(document: Document) -> Self {
        Self {
            id: document.id.into(),
            kind: document.kind,
            media_type: document.media_type.clone(),
            size: document.size,
            sha256: hex::encode(&document.sha256),
            uploaded_at: DateTime(document.uploaded_at),
            uploaded_by: document.uploaded_by.clone().into(),
            document,
        }
    }
}

#[ComplexObject]
impl DocumentNode {
    /// What the kind is called.
    async fn kind_label(&self, ctx: &Context<'_>) -> LocalizedText {
        let label = self.kind.label();
        LocalizedText::of(ctx.language(), move |language| match language {
            Language::Italian => label.it.to_owned(),
            Language::English => label.en.to_owned(),
        })
    }

    /// The name to save it under; for who may not see personal data, one made from its kind.
    async fn file_name(&self, ctx: &Context<'_>) -> String {
        if ctx.viewer().can(Action::SeePersonalData, &self.document) {
            return self.document.file_name.clone();
        }
        let extension = self.document.file_name.rsplit_once('.').map_or("", |(_, extension)| extension);
        format!("{}.{extension}", self.kind)
    }

    /// What was found in it and deserves a look before it is opened.
    async fn findings(&self, ctx: &Context<'_>) -> Vec<DocumentFinding> {
        let found = |code: &String| {
            let said = code.clone();
            let message = LocalizedText::of(ctx.language(), move |language| TEXTS.format(language, &said, &[]));
            DocumentFinding { code: code.clone(), message }
        };
        self.document.findings.iter().map(found).collect()
    }

    /// Where it is downloaded with the same session; null for who may not see personal data.
    async fn download_url(&self, ctx: &Context<'_>) -> Option<String> {
        let address = || ctx.data_unchecked::<Links>().to(&format!("/documents/{}", self.document.id.global().write()));
        ctx.viewer().can(Action::SeePersonalData, &self.document).then(address)
    }

    /// The application that it belongs to.
    async fn application(&self, ctx: &Context<'_>) -> Result<Option<ApplicationNode>> {
        Ok(ctx.load::<ApplicationById>(self.document.application).await?.map(Into::into))
    }
}

payload! {
    /// The answer to an act on a document.
    DocumentPayload { document: DocumentNode }
}

/// The queries of documents.
#[derive(Default)]
pub struct DocumentQuery;

#[Object]
impl DocumentQuery {
    /// A document by its id; null where there is none that the viewer may see.
    async fn document(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The document that is asked for.")] id: DocumentId,
    ) -> Result<Option<DocumentNode>> {
        ctx.person()?;
        Ok(ctx.load::<DocumentById>(id).await?.map(Into::into))
    }

    /// The user manual, a page for each role and language, the one for the viewer's role and language first.
    async fn manuals(&self, ctx: &Context<'_>) -> Vec<Manual> {
        manual::list(ctx.data_unchecked::<Links>(), ctx.viewer().role(), ctx.language())
    }
}

/// The mutations of documents.
#[derive(Default)]
pub struct DocumentMutation;

#[Object]
impl DocumentMutation {
    /// Attaches a file to a draft: at most 20, each at most 20 MB where the hub is not set otherwise. It is inspected before
    /// it is taken; a file that is not what it says is refused. Raises the version of the draft. A key stands for the application, the
    /// kind, the name and the very bytes of the file.
    async fn upload_document(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application that is meant.")] application_id: ApplicationId,
        #[graphql(desc = "What the file is.")] kind: DocumentKind,
        #[graphql(desc = "The file, as the GraphQL multipart request specification sends it.")] file: Upload,
        #[graphql(desc = "Version of the draft; where it is left out, whatever it is now.")] expected_version: Option<i32>,
        #[graphql(desc = "A text of the caller's own, 1 to 128 visible characters: the same key never attaches twice.")]
        idempotency_key: Option<String>,
    ) -> Result<DocumentPayload> {
        let file = file.value(ctx).map_err(Error::fault)?;
        let attachment = Attachment { application: application_id, kind, file, expected_version, key: idempotency_key };
        let done = attachment.carry_out(ctx.context(), ctx.data_unchecked::<UploadPipeline>()).await;
        DocumentPayload::of(ctx.language(), done.map(Into::into))
    }

    /// Takes a document away from a draft. The answer shows it for the last time.
    async fn remove_document(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The document that is taken away.")] id: DocumentId,
        #[graphql(desc = "Version of the draft; where it is left out, whatever it is now.")] expected_version: Option<i32>,
    ) -> Result<DocumentPayload> {
        let done = remove(ctx.context(), ctx.data_unchecked::<UploadPipeline>(), id, expected_version).await;
        DocumentPayload::of(ctx.language(), done.map(Into::into))
    }
}

/// Documents by key.
pub struct DocumentById;

impl Load for DocumentById {
    type Key = DocumentId;
    type Value = Document;

    async fn load(db: &mut PgConnection, context: &RequestContext, ids: Vec<DocumentId>) -> Result<HashMap<DocumentId, Document>> {
        let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
        let found = store::find(db, &ids).await?;
        for document in &found {
            context.accesses.application(document.application, document.employer);
        }
        Ok(found.into_iter().map(|document| (document.id, document)).collect())
    }
}

/// The documents of applications, oldest first.
pub struct DocumentsOfApplication;

impl Load for DocumentsOfApplication {
    type Key = ApplicationId;
    type Value = Vec<Document>;

    async fn load(db: &mut PgConnection, _: &RequestContext, ids: Vec<ApplicationId>) -> Result<HashMap<ApplicationId, Vec<Document>>> {
        let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
        let mut found: HashMap<ApplicationId, Vec<Document>> = HashMap::new();
        for document in store::of_applications(db, &ids, MOST_SHOWN).await? {
            found.entry(document.application).or_default().push(document);
        }
        Ok(found)
    }
}

/// The documents of answers to interlocutions, oldest first: an interlocution has at most 20 in all.
pub struct DocumentsOfAnswer;

impl Load for DocumentsOfAnswer {
    type Key = Uuid;
    type Value = Vec<Document>;

    async fn load(db: &mut PgConnection, _: &RequestContext, ids: Vec<Uuid>) -> Result<HashMap<Uuid, Vec<Document>>> {
        let mut found: HashMap<Uuid, Vec<Document>> = HashMap::new();
        for document in store::of_answers(db, &ids).await? {
            if let Some(answer) = document.answer {
                found.entry(answer).or_default().push(document);
            }
        }
        Ok(found)
    }
}
