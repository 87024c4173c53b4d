//! Reads request bodies that must fit in memory.
use std::io;

use futures_util::StreamExt;
use poem::Body;
use poem::http::{HeaderMap, header};

use super::credentials::text;
use super::limits::BodyLimits;
use super::request_error::RequestError;

/// Reads a whole body, up to the limit; one whose declared length exceeds it is not read at all.
pub async fn read(body: Body, headers: &HeaderMap, limits: &BodyLimits) -> Result<Vec<u8>, RequestError> {
    let limit = limits.max_body_bytes;
    let declared_length = declared_length(headers);
    if declared_length.is_some_and(|length| length > limit as u64) {
        return Err(RequestError::BodyTooLarge { limit });
    }
    let mut chunks = body.into_bytes_stream();
    let mut whole = Vec::with_capacity(declared_length.and_then(|length| usize::try_from(length).ok()).unwrap_or_default());
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(body_error)?;
        if whole.len() + chunk.len() > limit {
            return Err(RequestError::BodyTooLarge { limit });
        }
        whole.extend_from_slice(&chunk);
    }
    Ok(whole)
}

/// The declared length of a body, in bytes.
pub fn declared_length(headers: &HeaderMap) -> Option<u64> {
    text(headers, &header::CONTENT_LENGTH)?.parse().ok()
}

/// Why a body could not be read to its end.
pub fn body_error(error: io::Error) -> RequestError {
    match error.kind() {
        io::ErrorKind::TimedOut => RequestError::BodyTooSlow,
        _ => RequestError::BodyCutShort,
    }
}
