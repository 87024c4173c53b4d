//! A file, or the part of it that a signature holds.

use std::io::{self, Read, Seek, SeekFrom};

use super::refused::Refused;

/// More pieces than a signature ever splits a file of the largest size into (about 1,000 bytes each).
pub(super) const MOST_PIECES: usize = 32_768;

/// Anything that can be read from any place.
pub(super) trait Source: Read + Seek {}
impl<T: Read + Seek> Source for T {}

/// A stretch of bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) start: u64,
    pub(super) length: u64,
}

struct Piece {
    start: u64,
    end_in_view: u64,
}

/// A file, or what a signature encloses, read as if it were a file of its own.
///
/// Holds the places of its pieces, never their bytes.
pub(super) struct View<'f> {
    file: &'f mut dyn Source,
    pieces: Vec<Piece>,
    at: u64,
}

impl<'f> View<'f> {
    /// The whole file.
    pub(super) fn whole(file: &'f mut dyn Source, length: u64) -> Self {
        Self { file, pieces: vec![Piece { start: 0, end_in_view: length }], at: 0 }
    }

    /// Only these spans of what is seen here, one after the other.
    pub(super) fn within(&mut self, spans: &[Span]) -> Result<View<'_>, Refused> {
        let mut pieces = Vec::new();
        for &span in spans {
            self.locate_all(span, &mut pieces)?;
        }
        Ok(View { file: &mut *self.file, pieces, at: 0 })
    }

    pub(super) fn length(&self) -> u64 {
        self.pieces.last().map_or(0, |piece| piece.end_in_view)
    }

    /// The first bytes, at most this many.
    pub(super) fn head(&mut self, most: usize) -> io::Result<Vec<u8>> {
        self.bytes_from(0, most)
    }

    /// The last bytes, at most this many, and where they begin.
    pub(super) fn tail(&mut self, most: usize) -> io::Result<(u64, Vec<u8>)> {
        let start = self.length().saturating_sub(most as u64);
        Ok((start, self.bytes_from(start, most)?))
    }

    /// At most this many bytes from there on.
    pub(super) fn bytes_from(&mut self, start: u64, most: usize) -> io::Result<Vec<u8>> {
        self.seek(SeekFrom::Start(start))?;
        let mut bytes = Vec::new();
        self.take(most as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn locate_all(&self, mut span: Span, pieces: &mut Vec<Piece>) -> Result<(), Refused> {
        let mut end_in_view = pieces.last().map_or(0, |piece: &Piece| piece.end_in_view);
        while let Some(found) = self.locate(span.start).filter(|_| span.length > 0) {
            if pieces.len() == MOST_PIECES {
                return Err(Refused::TooFragmented { limit: MOST_PIECES });
            }
            let length = found.length.min(span.length);
            end_in_view += length;
            pieces.push(Piece { start: found.start, end_in_view });
            span = Span { start: span.start + length, length: span.length - length };
        }
        Ok(())
    }

    /// Where in the file the byte is, and how many follow it there contiguously.
    fn locate(&self, at: u64) -> Option<Span> {
        let index = self.pieces.partition_point(|piece| piece.end_in_view <= at);
        let piece = self.pieces.get(index)?;
        let begin = index.checked_sub(1).map_or(0, |before| self.pieces[before].end_in_view);
        Some(Span { start: piece.start + (at - begin), length: piece.end_in_view - at })
    }
}

impl Read for View<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let Some(span) = self.locate(self.at) else {
            return Ok(0);
        };
        self.file.seek(SeekFrom::Start(span.start))?;
        let most = usize::try_from(span.length).map_or(into.len(), |length| length.min(into.len()));
        let read = self.file.read(&mut into[..most])?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for View<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::End(by) => self.length().checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = place.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

/// Reads the next bytes, at most as many as the window holds; none at the end.
pub(super) fn read_window<'w>(file: &mut impl Read, window: &'w mut [u8]) -> io::Result<Option<&'w [u8]>> {
    loop {
        match file.read(window) {
            Ok(0) => return Ok(None),
            Ok(read) => return Ok(Some(&window[..read])),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
