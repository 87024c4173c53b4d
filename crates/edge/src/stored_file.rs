//! Files that never change under their name, stored compressed.
use std::borrow::Cow;
use std::io::Read;

use flate2::read::GzDecoder;
use poem::http::{HeaderMap, StatusCode, header};
use poem::{Body, IntoResponse, Response, ResponseBuilder};

use super::content_coding::ContentCoding;

/// The name holds a hash of the content: nobody needs to ask for it twice (RFC 8246).
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const CODINGS: [ContentCoding; 2] = [ContentCoding::Brotli, ContentCoding::Gzip];

/// A file as it is stored: compressed, or, where that is not worth it, plain.
pub enum StoredFile {
    /// Too short, or compressed already.
    Plain(Cow<'static, [u8]>),
    /// In both codings that browsers know.
    Compressed {
        /// By brotli.
        brotli: Cow<'static, [u8]>,
        /// By gzip, of which a client that knows no coding is given the content.
        gzip: Cow<'static, [u8]>,
    },
}

impl StoredFile {
    /// The response with the file, in a coding that the client prefers.
    pub fn response(self, headers: &HeaderMap, head: ResponseBuilder) -> Response {
        let head = head.header(header::CACHE_CONTROL, FOR_EVER);
        let (brotli, gzip) = match self {
            Self::Plain(content) => return head.body(body(content)),
            Self::Compressed { brotli, gzip } => (brotli, gzip),
        };
        let head = head.header(header::VARY, "accept-encoding");
        match ContentCoding::preferred_of(&CODINGS, headers) {
            Some(coding @ ContentCoding::Brotli) => head.header(header::CONTENT_ENCODING, coding.name()).body(body(brotli)),
            Some(coding) => head.header(header::CONTENT_ENCODING, coding.name()).body(body(gzip)),
            None => match decoded(&gzip) {
                Ok(content) => head.body(content),
                Err(error) => {
                    tracing::error!(%error, "a stored file cannot be read");
                    StatusCode::INTERNAL_SERVER_ERROR.into_response()
                }
            },
        }
    }
}

fn body(content: Cow<'static, [u8]>) -> Body {
    match content {
        Cow::Borrowed(content) => content.into(),
        Cow::Owned(content) => content.into(),
    }
}

fn decoded(gzip: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut content = Vec::new();
    GzDecoder::new(gzip).read_to_end(&mut content)?;
    Ok(content)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use poem::Request;

    use super::*;

    async fn get(file: StoredFile, accepted: &str) -> (Option<String>, Vec<u8>) {
        let request = Request::builder().header("accept-encoding", accepted).finish();
        let response = file.response(request.headers(), Response::builder());
        assert!(response.header(header::CACHE_CONTROL).is_some_and(|policy| policy.contains("immutable")));
        let coding = response.header(header::CONTENT_ENCODING).map(str::to_owned);
        (coding, response.into_body().into_vec().await.expect("a body in memory"))
    }

    fn compressed() -> StoredFile {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(b"a script").expect("in memory");
        StoredFile::Compressed { brotli: b"by brotli".as_slice().into(), gzip: encoder.finish().expect("in memory").into() }
    }

    #[tokio::test]
    async fn a_client_is_sent_the_coding_that_it_prefers() {
        assert_eq!(get(compressed(), "gzip, deflate, br, zstd").await, (Some("br".to_owned()), b"by brotli".to_vec()));
        assert_eq!(get(compressed(), "gzip").await.0.as_deref(), Some("gzip"));
        assert_eq!(get(compressed(), "gzip, br;q=0").await.0.as_deref(), Some("gzip"));
    }

    #[tokio::test]
    async fn a_client_that_knows_no_coding_is_sent_the_content() {
        assert_eq!(get(compressed(), "identity").await, (None, b"a script".to_vec()));
        assert_eq!(get(StoredFile::Plain(b"short".as_slice().into()), "br").await, (None, b"short".to_vec()));
    }
}
