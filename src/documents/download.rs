//! Downloading: the bytes of a document, for who sees its row and may see personal data.

use std::io;
use std::ops::Range;

use futures_util::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt};

use super::document::Document;
use super::document_store::DocumentStore;
use super::store;
use crate::core::access::acts::SeePersonalData;
use crate::core::error::{Error, Result};
use crate::core::ids::DocumentId;
use crate::core::request_context::RequestContext;

/// A document whose bytes may be read.
pub struct Download {
    pub document: Document,
    document_store: DocumentStore,
}

/// Opens a document. The connection is given back before its bytes are read.
pub async fn open(context: &RequestContext, document_store: &DocumentStore, id: DocumentId) -> Result<Download> {
    context.person()?;
    let document = store::get(&mut *context.read().await?, id).await?;
    context.release().await;
    // What stands inside a file cannot be masked.
    let document = context.viewer.may(SeePersonalData, document)?.on;
    context.accesses.describe_read("document");
    context.accesses.application(document.application, document.employer);
    Ok(Download { document, document_store: document_store.clone() })
}

impl Download {
    /// How many bytes it has.
    pub fn size(&self) -> u64 {
        u64::try_from(self.document.size).unwrap_or_default()
    }

    /// All its bytes, or a part of them, as they come.
    pub async fn bytes(&self, part: Option<Range<u64>>) -> Result<BoxStream<'static, io::Result<Vec<u8>>>> {
        let found = self.document_store.get(&self.document.storage_key, part).await?;
        if found.meta.size != self.size() {
            let (id, stored) = (self.document.id.0, found.meta.size);
            return Err(Error::fault(format!("document {id} has {stored} bytes in the store, not {}", self.document.size)));
        }
        Ok(found.into_stream().map_ok(|bytes| bytes.to_vec()).map_err(io::Error::other).boxed())
    }
}
