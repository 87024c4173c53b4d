//! Reading a file from its first byte to its last.

use std::io::{self, BufReader, Read, Seek, SeekFrom};

use super::format::Format;
use super::refused::Refused;
use super::view::View;

/// Bytes of a file in memory at a time.
pub(super) const WINDOW: usize = 64 * 1024;

/// Reads a file of a known format from its first byte to its last, never past it.
pub(super) struct ByteReader<'v, 'f> {
    bytes: BufReader<&'v mut View<'f>>,
    format: Format,
    at: u64,
    end: u64,
}

impl<'v, 'f> ByteReader<'v, 'f> {
    pub(super) fn new(view: &'v mut View<'f>, format: Format) -> Result<Self, Refused> {
        view.seek(SeekFrom::Start(0))?;
        let end = view.length();
        Ok(Self { bytes: BufReader::with_capacity(WINDOW, view), format, at: 0, end })
    }

    pub(super) fn at(&self) -> u64 {
        self.at
    }

    pub(super) fn end(&self) -> u64 {
        self.end
    }

    pub(super) fn byte(&mut self) -> Result<u8, Refused> {
        self.array().map(|[byte]| byte)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], Refused> {
        let mut array = [0; N];
        self.bytes.read_exact(&mut array).map_err(|error| self.failed(error))?;
        self.at += N as u64;
        Ok(array)
    }

    pub(super) fn skip(&mut self, count: u64) -> Result<(), Refused> {
        let by = i64::try_from(count).map_err(|_| self.truncated())?;
        if count > self.end - self.at {
            return Err(self.truncated());
        }
        self.bytes.seek_relative(by)?;
        self.at += count;
        Ok(())
    }

    /// The file must end here.
    pub(super) fn finish(&self) -> Result<(), Refused> {
        match self.end - self.at {
            0 => Ok(()),
            bytes => Err(Refused::TrailingBytes { format: self.format, bytes }),
        }
    }

    /// The file must end here, or after a few bytes of these kinds.
    pub(super) fn finish_padded(&mut self, padding: &[u8], most: u64) -> Result<(), Refused> {
        let trailing = self.finish();
        if self.end - self.at > most {
            return trailing;
        }
        while self.at < self.end {
            if !padding.contains(&self.byte()?) {
                return trailing;
            }
        }
        Ok(())
    }

    pub(super) fn truncated(&self) -> Refused {
        Refused::Truncated { format: self.format }
    }

    pub(super) fn broken(&self) -> Refused {
        Refused::Broken { format: self.format, at: self.at }
    }

    fn failed(&self, error: io::Error) -> Refused {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => self.truncated(),
            _ => Refused::Unreadable(error),
        }
    }
}
