//! Writes uploaded files to disk.
use std::fs;
use std::io::{self, SeekFrom};

use async_graphql::UploadValue;
use multer::Field;
use tokio::io::{AsyncSeekExt, AsyncWriteExt};
use tokio::task::spawn_blocking;

use super::file_name::{declared_name, without_folders};
use super::form::multipart_error;
use super::throttled_chunks::ReadAhead;
use crate::limits::BodyLimits;
use crate::quotas::UploadPermit;
use crate::request_error::RequestError;
use crate::storage::is_storage_full;

/// The write buffer of a file, in bytes.
const WRITE_BUFFER_BYTES: usize = 64 << 10;

/// Writes a part to an unnamed temporary file, within the limits.
pub async fn receive_file(
    mut field: Field<'_>,
    ahead: &ReadAhead,
    limits: &BodyLimits,
    permit: &mut UploadPermit,
) -> Result<UploadValue, RequestError> {
    let filename = without_folders(&name_of(&field));
    let content_type = field.content_type().map(|content_type| content_type.to_string());
    let mut file = create(limits).await?;
    // The buffered bytes are held in memory a second time.
    file.set_max_buf_size(WRITE_BUFFER_BYTES);
    let mut length = 0;
    while let Some(chunk) = field.chunk().await.map_err(multipart_error)? {
        ahead.reset();
        length += chunk.len() as u64;
        if length > limits.max_file_bytes {
            return Err(RequestError::FileTooLarge { name: filename, limit: limits.max_file_bytes });
        }
        permit.reserve(chunk.len())?;
        file.write_all(&chunk).await.map_err(write_error)?;
    }
    file.flush().await.map_err(write_error)?;
    file.seek(SeekFrom::Start(0)).await.map_err(write_error)?;
    Ok(UploadValue { filename, content_type, content: file.into_std().await })
}

async fn create(limits: &BodyLimits) -> Result<tokio::fs::File, RequestError> {
    let folder = limits.temp_dir.clone();
    let file: io::Result<fs::File> = spawn_blocking(move || tempfile::tempfile_in(folder)).await.unwrap_or_else(|error| Err(error.into()));
    file.map(tokio::fs::File::from_std).map_err(write_error)
}

/// The name that the client gives the file; without one, that of its part.
fn name_of(field: &Field<'_>) -> String {
    let disposition = field.headers().get("content-disposition");
    let declared = disposition.and_then(|disposition| declared_name(disposition.as_bytes()));
    declared.or_else(|| field.name().map(str::to_owned)).unwrap_or_default()
}

fn write_error(error: io::Error) -> RequestError {
    tracing::error!(%error, "cannot write an uploaded file");
    if is_storage_full(&error) { RequestError::NoRoom } else { RequestError::Internal }
}
