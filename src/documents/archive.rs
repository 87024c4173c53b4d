//! The archive: where the bytes of documents lie, a folder or a bucket, each under its key.

use std::fs;
use std::io::{Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

use futures_util::stream::BoxStream;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path as Place;
use object_store::{GetResult, MultipartUpload, ObjectMeta, ObjectStore, ObjectStoreExt, PutPayload};
use tokio::io::AsyncReadExt;
use url::Url;

use crate::core::config::DataConfig;
use crate::core::error::{Error, Result};

/// Bytes written at a time to a folder.
const PIECE_OF_FILE: usize = 64 << 10;
/// Bytes written at a time to a bucket: S3 takes no smaller part.
const PIECE_OF_OBJECT: usize = 5 << 20;

/// The store of bytes.
#[derive(Clone)]
pub struct Archive {
    objects: Arc<dyn ObjectStore>,
    folder: Place,
    piece: usize,
}

impl Archive {
    /// Opens what the settings name; without one, a folder in the data folder.
    pub fn open(config: &DataConfig) -> Result<Self> {
        match &config.documents_url {
            None => Self::folder(&config.data_dir.join("documents")),
            Some(url) => match url.scheme() {
                "file" => Self::folder(&url.to_file_path().map_err(|()| bad(url, "the path of a folder is missing"))?),
                "s3" => Self::bucket(url),
                other => Err(bad(url, format_args!("the scheme is {other}, expected file:// or s3://"))),
            },
        }
    }

    fn folder(folder: &Path) -> Result<Self> {
        let away = |error: &dyn std::fmt::Display| {
            Error::fault(format!("HUB_DATA_DIR or DOCUMENTS_URL: the documents folder {}: {error}", folder.display()))
        };
        fs::create_dir_all(folder).map_err(|error| away(&error))?;
        let files = LocalFileSystem::new_with_prefix(folder).map_err(|error| away(&error))?;
        Ok(Self { objects: Arc::new(files.with_fsync(true)), folder: Place::default(), piece: PIECE_OF_FILE })
    }

    /// Keys, region and endpoint come from the usual variables of the environment (AWS_ACCESS_KEY_ID and so on).
    fn bucket(url: &Url) -> Result<Self> {
        let bucket = url.host_str().ok_or_else(|| bad(url, "the name of the bucket is missing"))?;
        let objects = AmazonS3Builder::from_env().with_bucket_name(bucket).build().map_err(|error| bad(url, error))?;
        let folder = Place::from_url_path(url.path()).map_err(|error| bad(url, error))?;
        Ok(Self { objects: Arc::new(objects), folder, piece: PIECE_OF_OBJECT })
    }

    /// Writes a file piece by piece: what stands in memory is one piece.
    pub async fn put(&self, key: &str, mut file: fs::File) -> Result<()> {
        file.seek(SeekFrom::Start(0)).map_err(Error::fault)?;
        let mut file = tokio::fs::File::from_std(file);
        file.set_max_buf_size(PIECE_OF_FILE);
        let mut upload = self.objects.put_multipart(&self.place(key)).await.map_err(failed)?;
        let copied = self.copy(&mut file, upload.as_mut()).await;
        if copied.is_err() {
            // What was begun and cannot be taken back is not listed, and lies there unread.
            let _ = upload.abort().await;
        }
        copied
    }

    /// Writes a few bytes at once.
    pub async fn put_bytes(&self, key: &str, bytes: &'static [u8]) -> Result<()> {
        self.objects.put(&self.place(key), PutPayload::from_static(bytes)).await.map_err(failed)?;
        Ok(())
    }

    async fn copy(&self, file: &mut tokio::fs::File, upload: &mut dyn MultipartUpload) -> Result<()> {
        loop {
            let mut piece = Vec::with_capacity(self.piece);
            let read = (&mut *file).take(self.piece as u64).read_to_end(&mut piece).await.map_err(Error::fault)?;
            if read == 0 {
                break;
            }
            upload.put_part(PutPayload::from(piece)).await.map_err(failed)?;
        }
        upload.complete().await.map_err(failed)?;
        Ok(())
    }

    /// The bytes of a key, as they come.
    pub async fn get(&self, key: &str) -> Result<GetResult> {
        self.objects.get(&self.place(key)).await.map_err(failed)
    }

    /// Removes a key; one that is not there is no failure.
    pub async fn remove(&self, key: &str) -> Result<()> {
        match self.objects.delete(&self.place(key)).await {
            Err(object_store::Error::NotFound { .. }) => Ok(()),
            other => other.map_err(failed),
        }
    }

    /// All that lies there, page by page.
    pub fn list(&self) -> BoxStream<'static, object_store::Result<ObjectMeta>> {
        self.objects.list(Some(&self.folder))
    }

    /// A key may name folders: the samples have one of their own.
    fn place(&self, key: &str) -> Place {
        key.split('/').fold(self.folder.clone(), Place::join)
    }
}

fn failed(error: object_store::Error) -> Error {
    Error::fault(format!("the document store failed: {error}"))
}

fn bad(url: &Url, reason: impl std::fmt::Display) -> Error {
    Error::fault(format!("DOCUMENTS_URL {}://{}: {reason}", url.scheme(), url.host_str().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_put_into_a_folder_of_its_own_lies_there_and_is_got_from_there() -> Result<()> {
        let folder = tempfile::tempdir().map_err(Error::fault)?;
        let archive = Archive::folder(folder.path())?;

        archive.put_bytes("samples/report.pdf", b"%PDF").await?;

        assert_eq!(archive.get("samples/report.pdf").await?.bytes().await.map_err(failed)?, "%PDF");
        assert!(folder.path().join("samples/report.pdf").is_file());
        Ok(())
    }
}
