//! Reading a body that must fit in memory.
use std::{io, time::Duration};

use futures_util::{Stream, StreamExt};
use poem::{
    Body,
    http::{HeaderMap, header},
};
use tokio::time::timeout;

use super::{fault::Fault, knock::text, limits::BodyLimits, linger::Lingering};

/// Reads a whole body, counting on the way; one that says it is too large is not even begun.
pub async fn read(body: Body, headers: &HeaderMap, limits: &BodyLimits) -> Result<Vec<u8>, Fault> {
    let limit = limits.max_body_bytes;
    let mut pieces = Lingering::over(body.into_bytes_stream());
    let declared = text(headers, &header::CONTENT_LENGTH).and_then(|length| length.parse::<usize>().ok());
    if declared.is_some_and(|length| length > limit) {
        return Err(Fault::BodyTooLarge { limit });
    }
    let mut whole = Vec::with_capacity(declared.unwrap_or_default());
    while let Some(piece) = next(&mut pieces, limits.patience).await? {
        if whole.len() + piece.as_ref().len() > limit {
            return Err(Fault::BodyTooLarge { limit });
        }
        whole.extend_from_slice(piece.as_ref());
    }
    Ok(whole)
}

async fn next<T>(pieces: &mut (impl Stream<Item = io::Result<T>> + Unpin), patience: Duration) -> Result<Option<T>, Fault> {
    let piece = timeout(patience, pieces.next()).await.map_err(|_| Fault::BodyTooSlow)?;
    piece.transpose().map_err(|_| Fault::BodyCutShort)
}
