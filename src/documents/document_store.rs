//! The archive: where the bytes of documents lie, a folder or a bucket, each under its key.

use std::fs;
use std::io::{self, Seek, SeekFrom};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use futures_util::stream::BoxStream;
use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey};
use object_store::client::ClientConfigKey;
use object_store::local::LocalFileSystem;
use object_store::path::Path as Place;
use object_store::{GetOptions, GetResult, MultipartUpload, ObjectMeta, ObjectStore, ObjectStoreExt, PutPayload, RetryConfig};
use omnia_edge::is_storage_full;
use tokio::io::AsyncReadExt;
use tokio::time::timeout;
use url::Url;

use crate::core::config::DataConfig;
use crate::core::error::{Error, Result};

/// Bytes written at a time to a folder.
const PIECE_OF_FILE: usize = 64 << 10;
/// Bytes written at a time to a bucket: S3 takes no smaller part.
const PIECE_OF_OBJECT: usize = 5 << 20;

/// How long the store may take to begin an answer that carries no piece of a file.
const PATIENCE: Duration = Duration::from_secs(3);
/// How long a bucket may take to accept a connection, where AWS_CONNECT_TIMEOUT does not say.
const TO_CONNECT: &str = "1 second";
/// How often a request to a bucket is tried again, and for how long: a bucket that is away is told within two seconds.
const RETRIES: usize = 2;
const RETRYING: Duration = Duration::from_secs(1);

/// Written and removed to see whether the store takes files: long enough not to fit where nothing fits.
static TRIAL: [u8; 64 << 10] = [0; 64 << 10];
/// Its key. It is no key of a document, so the sweep leaves it alone; each trial overwrites what another left.
const TRIAL_KEY: &str = "trial";

/// The store of bytes.
#[derive(Clone)]
pub struct DocumentStore {
    objects: Arc<dyn ObjectStore>,
    folder: Place,
    piece: usize,
}

impl DocumentStore {
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
        let retries = RetryConfig { max_retries: RETRIES, retry_timeout: RETRYING, ..RetryConfig::default() };
        let mut builder = AmazonS3Builder::from_env().with_bucket_name(bucket).with_retry(retries);
        let to_connect = AmazonS3ConfigKey::Client(ClientConfigKey::ConnectTimeout);
        if std::env::var_os("AWS_CONNECT_TIMEOUT").is_none() {
            builder = builder.with_config(to_connect, TO_CONNECT);
        }
        let objects = builder.build().map_err(|error| bad(url, error))?;
        let folder = Place::from_url_path(url.path()).map_err(|error| bad(url, error))?;
        Ok(Self { objects: Arc::new(objects), folder, piece: PIECE_OF_OBJECT })
    }

    /// Writes a file piece by piece: what stands in memory is one piece.
    pub async fn put(&self, key: &str, mut file: fs::File) -> Result<()> {
        file.seek(SeekFrom::Start(0)).map_err(Error::fault)?;
        let mut file = tokio::fs::File::from_std(file);
        file.set_max_buf_size(PIECE_OF_FILE);
        let place = self.place(key);
        let mut upload = within(self.objects.put_multipart(&place)).await?;
        let copied = self.copy(&mut file, upload.as_mut()).await;
        if copied.is_err() {
            // What was begun and cannot be taken back is not listed, and lies there unread.
            let _ = timeout(PATIENCE, upload.abort()).await;
        }
        copied
    }

    /// Writes a few bytes at once.
    pub async fn put_bytes(&self, key: &str, bytes: &'static [u8]) -> Result<()> {
        within(self.objects.put(&self.place(key), PutPayload::from_static(bytes))).await?;
        Ok(())
    }

    /// Whether the store takes files at this moment: one is written and removed.
    pub async fn takes_files(&self) -> Result<()> {
        self.put_bytes(TRIAL_KEY, &TRIAL).await?;
        self.remove(TRIAL_KEY).await
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

    /// The bytes of a key, or a part of them, as they come.
    pub async fn get(&self, key: &str, part: Option<Range<u64>>) -> Result<GetResult> {
        let place = self.place(key);
        let found = async {
            match self.objects.get_opts(&place, GetOptions::new().with_range(part)).await {
                Err(object_store::Error::NotFound { .. }) => Ok(None),
                other => other.map(Some),
            }
        };
        within(found).await?.ok_or_else(|| Error::fault(format!("the document store has no {key}")))
    }

    /// Removes a key; one that is not there is no failure.
    pub async fn remove(&self, key: &str) -> Result<()> {
        let place = self.place(key);
        let removed = async {
            match self.objects.delete(&place).await {
                Err(object_store::Error::NotFound { .. }) => Ok(()),
                other => other,
            }
        };
        within(removed).await
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

/// What the store answers; one that is silent for long is away.
async fn within<T>(answer: impl Future<Output = object_store::Result<T>>) -> Result<T> {
    match timeout(PATIENCE, answer).await {
        Ok(answered) => answered.map_err(failed),
        Err(_) => Err(Error::documents_unavailable(format_args!("the document store did not answer within {PATIENCE:?}"))),
    }
}

/// A store that is full is not one that is away. Wrong keys of access are told as away: whoever sends a file cannot mend them either.
pub fn failed(error: object_store::Error) -> Error {
    if is_full(&error) {
        return Error::storage_full(format_args!("the document store has no room: {error}"));
    }
    Error::documents_unavailable(error)
}

/// Whether a failure comes from a disk that has no room or is only read.
fn is_full(error: &(dyn std::error::Error + 'static)) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(is_storage_full) || error.source().is_some_and(is_full)
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
        let document_store = DocumentStore::folder(folder.path())?;

        document_store.put_bytes("samples/report.pdf", b"%PDF").await?;

        assert_eq!(document_store.get("samples/report.pdf", None).await?.bytes().await.map_err(failed)?, "%PDF");
        assert_eq!(document_store.get("samples/report.pdf", Some(1..3)).await?.bytes().await.map_err(failed)?, "PD");
        assert!(folder.path().join("samples/report.pdf").is_file());
        Ok(())
    }
}
