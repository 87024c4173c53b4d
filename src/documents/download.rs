//! Downloading: the bytes of a document, for who sees its row and may see personal data.

use std::io;
use std::ops::Range;

use futures_util::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt};

use super::archive::Archive;
use super::document::Document;
use super::store;
use crate::core::access::acts::SeePersonalData;
use crate::core::call::Call;
use crate::core::error::{Error, Result};
use crate::core::ids::DocumentId;

/// A document whose bytes may be read.
pub struct Download {
    pub document: Document,
    archive: Archive,
}

/// Opens a document. The connection is given back before its bytes are read.
pub async fn open(call: &Call, archive: &Archive, id: DocumentId) -> Result<Download> {
    call.person()?;
    let document = store::get(&mut *call.read().await?, id).await?;
    call.release().await;
    // What stands inside a file cannot be masked.
    let document = call.viewer.may(SeePersonalData, document)?.on;
    Ok(Download { document, archive: archive.clone() })
}

impl Download {
    /// How many bytes it has.
    pub fn size(&self) -> u64 {
        u64::try_from(self.document.size).unwrap_or_default()
    }

    /// All its bytes, or a part of them, as they come.
    pub async fn bytes(&self, part: Option<Range<u64>>) -> Result<BoxStream<'static, io::Result<Vec<u8>>>> {
        let found = self.archive.get(&self.document.storage_key, part).await?;
        if found.meta.size != self.size() {
            let (id, stored) = (self.document.id.0, found.meta.size);
            return Err(Error::fault(format!("document {id} has {stored} bytes in the store, not {}", self.document.size)));
        }
        Ok(found.into_stream().map_ok(|bytes| bytes.to_vec()).map_err(io::Error::other).boxed())
    }
}
