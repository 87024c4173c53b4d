//! Files on their way to disk.
use std::{fs, io, io::SeekFrom};

use async_graphql::UploadValue;
use multer::Field;
use tokio::{
    io::{AsyncSeekExt, AsyncWriteExt},
    task::spawn_blocking,
};

use super::{
    file_name::{declared_name, without_folders},
    form::cut,
    throttled_chunks::ReadAhead,
};
use crate::storage::is_storage_full;
use crate::{limits::BodyLimits, quotas::UploadRoom, request_error::Fault};

/// The most of a file that waits to be written, in bytes.
const WAITING: usize = 64 << 10;

/// Writes a part to a file without a name, counting on the way.
pub async fn keep(mut field: Field<'_>, ahead: &ReadAhead, limits: &BodyLimits, room: &mut UploadRoom) -> Result<UploadValue, Fault> {
    let filename = without_folders(&name_of(&field));
    let content_type = field.content_type().map(|content_type| content_type.to_string());
    let mut file = create(limits).await?;
    // What waits to be written is held once more.
    file.set_max_buf_size(WAITING);
    let mut length = 0;
    while let Some(piece) = field.chunk().await.map_err(cut)? {
        ahead.renew();
        length += piece.len() as u64;
        if length > limits.max_file_bytes {
            return Err(Fault::FileTooLarge { name: filename, limit: limits.max_file_bytes });
        }
        room.write(piece.len())?;
        file.write_all(&piece).await.map_err(unkept)?;
    }
    file.flush().await.map_err(unkept)?;
    file.seek(SeekFrom::Start(0)).await.map_err(unkept)?;
    Ok(UploadValue { filename, content_type, content: file.into_std().await })
}

async fn create(limits: &BodyLimits) -> Result<tokio::fs::File, Fault> {
    let folder = limits.temp_dir.clone();
    let file: io::Result<fs::File> = spawn_blocking(move || tempfile::tempfile_in(folder)).await.unwrap_or_else(|error| Err(error.into()));
    file.map(tokio::fs::File::from_std).map_err(unkept)
}

/// The name that the sender gives the file; without one, that of its part.
fn name_of(field: &Field<'_>) -> String {
    let disposition = field.headers().get("content-disposition");
    let declared = disposition.and_then(|disposition| declared_name(disposition.as_bytes()));
    declared.or_else(|| field.name().map(str::to_owned)).unwrap_or_default()
}

fn unkept(error: io::Error) -> Fault {
    tracing::error!(%error, "a file that was sent could not be kept");
    if is_storage_full(&error) { Fault::NoRoom } else { Fault::Internal }
}
