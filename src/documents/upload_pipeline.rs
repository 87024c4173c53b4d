//! The intake: a file that was sent is inspected, its bytes are kept, and then its row gives the right to them.

use std::fs::File;
use std::sync::Arc;

use async_graphql::UploadValue;
use omnia_inspection::{Inspected, inspect};
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::task::spawn_blocking;
use uuid::Uuid;

use super::document::{Document, key_of};
use super::document_store::DocumentStore;
use super::kind::DocumentKind;
use super::refusal::refused_at;
use crate::applications::Application;
use crate::core::error::{Error, Result};
use crate::core::ids::{DocumentId, InterlocutionId};
use crate::core::request_context::RequestContext;

/// Files that are inspected or kept at the same time: it bounds the memory they take, and leaves cores to the others.
const AT_ONCE: usize = 2;

/// Takes files in.
#[derive(Clone)]
pub struct UploadPipeline {
    pub document_store: DocumentStore,
    /// Bytes of a file at most.
    limit: u64,
    turns: Arc<Semaphore>,
}

/// A file that was inspected and can be kept.
pub struct InspectedFile {
    pub kind: DocumentKind,
    pub inspected: Inspected,
    file: File,
}

/// The answer that a file comes with.
#[derive(Debug, Clone, Copy)]
pub struct OfAnswer {
    pub interlocution: InterlocutionId,
    pub answer: Uuid,
}

impl UploadPipeline {
    /// A pipeline into this store, for files of at most `limit` bytes.
    pub fn new(document_store: DocumentStore, limit: u64) -> Self {
        Self { document_store, limit, turns: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// Looks at a file from its first byte to its last. Takes its time: hold no connection meanwhile.
    pub async fn inspect(&self, upload: UploadValue, kind: DocumentKind, path: &[&str]) -> Result<InspectedFile> {
        let _turn = self.turn().await?;
        let limit = self.limit;
        let (mut file, name) = (upload.content, upload.filename);
        let looked = spawn_blocking(move || (inspect(&mut file, &name, kind.formats(), limit), file));
        let (inspected, file) = looked.await.map_err(Error::fault)?;
        let inspected = inspected.map_err(|refused| refused_at(&refused, path.iter().copied()))?;
        Ok(InspectedFile { kind, inspected, file })
    }

    /// Keeps the bytes under the key of the document that is to be.
    pub async fn keep(&self, sound: InspectedFile, document: &Document) -> Result<()> {
        let _turn = self.turn().await?;
        self.document_store.put(&document.storage_key, sound.file).await
    }

    /// Removes the bytes of documents that came to nothing. What is left behind is swept later.
    pub async fn discard(&self, documents: &[Document]) {
        for document in documents.iter().filter(|document| document.owns_bytes()) {
            if let Err(error) = self.document_store.remove(&document.storage_key).await {
                tracing::warn!(%error, key = document.storage_key, "the bytes of no document stay until they are swept");
            }
        }
    }

    async fn turn(&self) -> Result<SemaphorePermit<'_>> {
        self.turns.acquire().await.map_err(Error::fault)
    }
}

impl InspectedFile {
    /// The document that this file becomes.
    pub fn document(&self, context: &RequestContext, application: &Application, of: Option<OfAnswer>) -> Result<Document> {
        let person = context.person()?;
        let id = DocumentId(context.key());
        Ok(Document {
            id,
            application: application.id,
            employer: application.employer,
            office: application.office,
            interlocution: of.map(|of| of.interlocution),
            answer: of.map(|of| of.answer),
            kind: self.kind,
            file_name: self.inspected.file_name.clone(),
            media_type: self.inspected.media_type.to_owned(),
            size: i64::try_from(self.inspected.size).map_err(Error::fault)?,
            sha256: self.inspected.sha256.to_vec(),
            storage_key: key_of(id),
            findings: self.inspected.findings.iter().map(|finding| finding.code().to_owned()).collect(),
            uploaded_at: context.now(),
            uploaded_by: person.named(),
            uploaded_by_capacity: Some(person.capacity.id),
        })
    }
}
