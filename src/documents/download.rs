//! Downloading: the bytes of a document, for who sees its row and may see personal data.

use std::io;

use futures_util::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt};

use super::archive::Archive;
use super::document::Document;
use super::store;
use crate::core::access::acts::SeePersonalData;
use crate::core::call::Call;
use crate::core::error::{Error, Result};
use crate::core::ids::DocumentId;

/// A document and its bytes.
pub struct Download {
    pub document: Document,
    pub bytes: BoxStream<'static, io::Result<Vec<u8>>>,
}

/// Opens a document. The connection is given back before its bytes are read.
pub async fn open(call: &Call, archive: &Archive, id: DocumentId) -> Result<Download> {
    call.person()?;
    let document = store::get(&mut *call.read().await?, id).await?;
    call.release().await;
    // What stands inside a file cannot be masked.
    let document = call.viewer.may(SeePersonalData, document)?.on;
    let found = archive.get(&document.storage_key).await?;
    if i64::try_from(found.meta.size).ok() != Some(document.size) {
        return Err(Error::fault(format!("document {} has {} bytes in the store, not {}", document.id.0, found.meta.size, document.size)));
    }
    let bytes = found.into_stream().map_ok(|bytes| bytes.to_vec()).map_err(io::Error::other).boxed();
    Ok(Download { document, bytes })
}
