//! A multipart body, part by part: first the operation, then the files that it takes.
use std::io;

use async_graphql::UploadValue;
use multer::{Constraints, Field, Multipart, SizeLimit};
use poem::Body;

use super::file_map::FileMap;
use super::throttled_chunks::{ReadAhead, ThrottledChunks};
use super::uploaded_file::receive_file;
use crate::body::body_error;
use crate::limits::BodyLimits;
use crate::quotas::{Quotas, UploadPermit};
use crate::request_error::RequestError;
use crate::request_parameters::RequestParameters;

/// A form whose `operations` and `map` have been read, but no file yet.
pub struct MultipartForm<'a> {
    parts: Parts<'a>,
    map: FileMap,
}

impl<'a> MultipartForm<'a> {
    /// Reads `operations` and `map`.
    pub async fn open(body: Body, boundary: String, limits: &'a BodyLimits) -> Result<(RequestParameters, Self), RequestError> {
        let mut parts = Parts::new(body, boundary, limits);
        let operations = parts.text("operations", RequestError::OperationsFirst).await?;
        let mut parameters = RequestParameters::from_bytes(&operations)?;
        let map = parts.text("map", RequestError::MapSecond).await?;
        let map = FileMap::read(&map, &mut parameters.variables, limits.max_files)?;
        Ok((parameters, Self { parts, map }))
    }

    /// The paths of the variables that the files belong to.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.map.paths()
    }

    /// Writes the files to disk, within the quotas: one for each path, in their order.
    pub async fn receive_files(
        mut self,
        quotas: &Quotas,
        mut permit: UploadPermit,
    ) -> Result<(Vec<UploadValue>, UploadPermit), RequestError> {
        let order: Vec<String> = self.map.paths().map(str::to_owned).collect();
        permit.files = Some(quotas.acquire_files(order.len(), self.parts.limits)?);
        let mut uploads = Vec::new();
        while let Some(field) = self.parts.next().await? {
            let paths = self.map.take(field.name().unwrap_or_default())?;
            let upload = receive_file(field, &self.parts.ahead, self.parts.limits, &mut permit).await?;
            assign(paths, upload, &mut uploads)?;
        }
        self.map.finish()?;
        uploads.sort_by_key(|(path, _)| order.iter().position(|ordered| ordered == path));
        Ok((uploads.into_iter().map(|(_, upload)| upload).collect(), permit))
    }
}

/// Assigns a file to each of its variables.
fn assign(mut paths: Vec<String>, upload: UploadValue, uploads: &mut Vec<(String, UploadValue)>) -> Result<(), RequestError> {
    let last = paths.pop();
    for path in paths {
        uploads.push((path, upload.try_clone().map_err(|_| RequestError::Internal)?));
    }
    uploads.extend(last.map(|path| (path, upload)));
    Ok(())
}

struct Parts<'a> {
    multipart: Multipart<'a>,
    ahead: ReadAhead,
    limits: &'a BodyLimits,
}

impl<'a> Parts<'a> {
    fn new(body: Body, boundary: String, limits: &'a BodyLimits) -> Self {
        let (chunks, ahead) = ThrottledChunks::new(body.into_bytes_stream());
        let files = limits.max_file_bytes.saturating_mul(limits.max_files as u64);
        let whole = files.saturating_add(4 * limits.max_body_bytes as u64);
        let constraints = Constraints::new().size_limit(SizeLimit::new().whole_stream(whole));
        Self { multipart: Multipart::with_constraints(chunks, boundary, constraints), ahead, limits }
    }

    /// The next part. Its head may arrive in two chunks, of which the second holds as much of the file as the network brought: what
    /// was read ahead for the head does not count toward the file.
    async fn next(&mut self) -> Result<Option<Field<'a>>, RequestError> {
        self.ahead.reset();
        let field = self.multipart.next_field().await.map_err(multipart_error)?;
        self.ahead.reset();
        Ok(field)
    }

    /// The next part, which must have this name and fit in memory.
    async fn text(&mut self, name: &str, missing: RequestError) -> Result<Vec<u8>, RequestError> {
        let limit = self.limits.max_body_bytes;
        let mut field = match self.next().await? {
            Some(field) if field.name() == Some(name) => field,
            _ => return Err(missing),
        };
        let mut text = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(multipart_error)? {
            self.ahead.reset();
            if text.len() + chunk.len() > limit {
                return Err(RequestError::BodyTooLarge { limit });
            }
            text.extend_from_slice(&chunk);
        }
        Ok(text)
    }
}

/// Why a multipart body could not be read to its end.
pub fn multipart_error(error: multer::Error) -> RequestError {
    match error {
        multer::Error::StreamSizeExceeded { limit } => RequestError::BodyTooLarge { limit: usize::try_from(limit).unwrap_or(usize::MAX) },
        multer::Error::StreamReadFailed(error) => match error.downcast::<io::Error>() {
            Ok(error) if error.kind() == io::ErrorKind::InvalidData => RequestError::BadMultipart,
            Ok(error) => body_error(*error),
            Err(_) => RequestError::BodyCutShort,
        },
        _ => RequestError::BadMultipart,
    }
}

#[cfg(test)]
mod tests {
    use futures_util::stream;
    use uuid::Uuid;

    use super::*;
    use crate::limits::SessionLimits;

    /// A form with two files of which the second is long, and where the long one starts.
    fn form() -> (Vec<u8>, usize) {
        let part = |head: &str, content: &str| format!("--x\r\ncontent-disposition: form-data; name={head}\r\n\r\n{content}\r\n");
        let mut form = part("\"operations\"", r#"{"query":"{ a }","variables":{"a":null,"b":null}}"#);
        form += &part("\"map\"", r#"{"0":["variables.a"],"1":["variables.b"]}"#);
        form += &part("\"0\"; filename=\"a.pdf\"", "short");
        form += &part("\"1\"; filename=\"b.pdf\"", &"y".repeat(200_000));
        let long = form.len() - 200_002;
        (form.into_bytes().into_iter().chain(*b"--x--\r\n").collect(), long)
    }

    async fn received(chunks: Vec<Vec<u8>>) -> Result<usize, RequestError> {
        let body = Body::from_bytes_stream(stream::iter(chunks.into_iter().map(io::Result::Ok)));
        let (quotas, limits) = (Quotas::default(), BodyLimits::default());
        let (_, form) = MultipartForm::open(body, "x".to_owned(), &limits).await?;
        let permit = quotas.acquire_upload(Uuid::nil(), 0, &SessionLimits::default())?;
        Ok(form.receive_files(&quotas, permit).await?.0.len())
    }

    #[tokio::test]
    async fn a_form_is_read_however_it_is_split_into_chunks() {
        let (whole, long) = form();

        for cut in 1..=long {
            let (before, after) = whole.split_at(cut);
            let mut chunks = vec![before.to_vec()];
            chunks.extend(after.chunks(64 << 10).map(<[u8]>::to_vec));
            assert_eq!(received(chunks).await.map_err(|error| error.code()), Ok(2), "cut at {cut}");
        }
    }

    #[tokio::test]
    async fn a_head_that_does_not_end_is_refused() {
        let (whole, long) = form();
        let mut chunks = vec![whole[..long - 4].to_vec()];
        chunks.extend((0..40).map(|_| vec![b'z'; 16 << 10]));

        assert!(matches!(received(chunks).await, Err(RequestError::BadMultipart)));
    }
}
