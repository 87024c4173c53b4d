//! Files on their way to disk.
use std::{fs, io, io::SeekFrom};

use async_graphql::UploadValue;
use multer::Field;
use tokio::{
    io::{AsyncSeekExt, AsyncWriteExt},
    task::spawn_blocking,
};

use super::{pieces::ReadAhead, receive::cut};
use crate::http::{fault::Fault, in_use::UploadRoom, limits::BodyLimits};

/// The longest name of a file, in characters.
const LONGEST_NAME: usize = 255;

/// The most of a file that waits to be written, in bytes.
const WAITING: usize = 64 << 10;

/// Writes a part to a file without a name, counting on the way.
pub async fn keep(mut field: Field<'_>, ahead: &ReadAhead, limits: &BodyLimits, room: &mut UploadRoom) -> Result<UploadValue, Fault> {
    let filename = plain_name(field.file_name().or_else(|| field.name()).unwrap_or_default());
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

/// The name alone, without folders or characters that do not show.
fn plain_name(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    name.chars().filter(|character| !character.is_control()).take(LONGEST_NAME).collect()
}

fn unkept(error: io::Error) -> Fault {
    use io::ErrorKind::{FileTooLarge, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    tracing::error!(%error, "a file that was sent could not be kept");
    match error.kind() {
        StorageFull | QuotaExceeded | FileTooLarge | ReadOnlyFilesystem => Fault::NoRoom,
        _ => Fault::Internal,
    }
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn a_file_keeps_its_name_and_loses_its_folders() {
        assert_eq!(plain_name("C:\\Documenti\\../relazione\0 ò.pdf"), "relazione ò.pdf");
    }
}
