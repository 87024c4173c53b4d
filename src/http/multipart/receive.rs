//! A multipart body, part by part.
use std::io;

use multer::{Constraints, Field, Multipart, SizeLimit};
use poem::Body;

use super::{
    files::keep,
    map::FileMap,
    pieces::{Pieces, ReadAhead},
};
use crate::http::{call::Call, fault::Fault, limits::BodyLimits, linger::Lingering, operation::Upload};

/// Reads a call and its files.
pub async fn receive(body: Body, boundary: String, limits: &BodyLimits) -> Result<(Call, Vec<Upload>), Fault> {
    let mut parts = Parts::new(body, boundary, limits);
    let operations = parts.text("operations", Fault::OperationsFirst).await?;
    let call = Call::from_bytes(&operations)?;
    let map = parts.text("map", Fault::MapSecond).await?;
    let mut map = FileMap::read(&map, &call.variables, limits.max_files)?;
    let mut uploads = Vec::new();
    while let Some(field) = parts.next().await? {
        let paths = map.take(field.name().unwrap_or_default())?;
        let upload = keep(field, &parts.ahead, limits).await?;
        for path in paths {
            uploads.push((path, upload.try_clone().map_err(|_| Fault::Internal)?));
        }
    }
    map.finish()?;
    Ok((call, uploads))
}

struct Parts<'a> {
    multipart: Multipart<'a>,
    ahead: ReadAhead,
    limits: &'a BodyLimits,
}

impl<'a> Parts<'a> {
    fn new(body: Body, boundary: String, limits: &'a BodyLimits) -> Self {
        let (pieces, ahead) = Pieces::new(Lingering::over(body.into_bytes_stream()), limits.patience);
        let files = limits.max_file_bytes.saturating_mul(limits.max_files as u64);
        let whole = files.saturating_add(4 * limits.max_body_bytes as u64);
        let constraints = Constraints::new().size_limit(SizeLimit::new().whole_stream(whole));
        Self { multipart: Multipart::with_constraints(pieces, boundary, constraints), ahead, limits }
    }

    async fn next(&mut self) -> Result<Option<Field<'a>>, Fault> {
        self.ahead.renew();
        self.multipart.next_field().await.map_err(cut)
    }

    /// A part that must come now, and must fit in memory.
    async fn text(&mut self, name: &str, missing: Fault) -> Result<Vec<u8>, Fault> {
        let limit = self.limits.max_body_bytes;
        let mut field = match self.next().await? {
            Some(field) if field.name() == Some(name) => field,
            _ => return Err(missing),
        };
        let mut text = Vec::new();
        while let Some(piece) = field.chunk().await.map_err(cut)? {
            self.ahead.renew();
            if text.len() + piece.len() > limit {
                return Err(Fault::BodyTooLarge { limit });
            }
            text.extend_from_slice(&piece);
        }
        Ok(text)
    }
}

/// Why a multipart body could not be read to its end.
pub fn cut(error: multer::Error) -> Fault {
    match error {
        multer::Error::StreamSizeExceeded { limit } => Fault::BodyTooLarge { limit: usize::try_from(limit).unwrap_or(usize::MAX) },
        multer::Error::StreamReadFailed(error) => match error.downcast_ref::<io::Error>().map(io::Error::kind) {
            Some(io::ErrorKind::TimedOut) => Fault::BodyTooSlow,
            Some(io::ErrorKind::InvalidData) => Fault::BadMultipart,
            _ => Fault::BodyCutShort,
        },
        _ => Fault::BadMultipart,
    }
}
