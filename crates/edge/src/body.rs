//! Reading a body that must fit in memory.
use std::io;

use futures_util::StreamExt;
use poem::{
    Body,
    http::{HeaderMap, header},
};

use super::{credentials::text, limits::BodyLimits, request_error::Fault};

/// Reads a whole body, counting on the way; one that says it is too large is not even begun.
pub async fn read(body: Body, headers: &HeaderMap, limits: &BodyLimits) -> Result<Vec<u8>, Fault> {
    let limit = limits.max_body_bytes;
    let declared = declared(headers);
    if declared.is_some_and(|length| length > limit as u64) {
        return Err(Fault::BodyTooLarge { limit });
    }
    let mut pieces = body.into_bytes_stream();
    let mut whole = Vec::with_capacity(declared.and_then(|length| usize::try_from(length).ok()).unwrap_or_default());
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(broken)?;
        if whole.len() + piece.len() > limit {
            return Err(Fault::BodyTooLarge { limit });
        }
        whole.extend_from_slice(&piece);
    }
    Ok(whole)
}

/// How long a body says it is, in bytes.
pub fn declared(headers: &HeaderMap) -> Option<u64> {
    text(headers, &header::CONTENT_LENGTH)?.parse().ok()
}

/// Why a body did not come to its end.
pub fn broken(error: io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::TimedOut => Fault::BodyTooSlow,
        _ => Fault::BodyCutShort,
    }
}
