//! A reader that bounds what a parser may hold in memory.

use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

use super::byte_reader::WINDOW;
use super::view::View;

/// A reader that returns no more bytes than it is allowed, and counts the lines.
///
/// It bounds what a parser that collects an event in memory can hold.
pub(super) struct LimitedReader<'v, 'f> {
    bytes: BufReader<&'v mut View<'f>>,
    allowed: usize,
    exhausted: bool,
    line: u64,
}

impl<'v, 'f> LimitedReader<'v, 'f> {
    pub(super) fn new(view: &'v mut View<'f>) -> io::Result<Self> {
        view.seek(SeekFrom::Start(0))?;
        let bytes = BufReader::with_capacity(WINDOW, view);
        Ok(Self { bytes, allowed: 0, exhausted: false, line: 1 })
    }

    /// Allows this many bytes from here on.
    pub(super) fn allow(&mut self, bytes: usize) {
        self.allowed = bytes;
    }

    /// Whether more was asked for than was allowed.
    pub(super) fn is_exhausted(&self) -> bool {
        self.exhausted
    }

    pub(super) fn line(&self) -> u64 {
        self.line
    }
}

impl Read for LimitedReader<'_, '_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let read = available.len().min(into.len());
        into[..read].copy_from_slice(&available[..read]);
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for LimitedReader<'_, '_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let available = self.bytes.fill_buf()?;
        if self.allowed == 0 && !available.is_empty() {
            self.exhausted = true;
            return Err(io::Error::other("more bytes than one event may have"));
        }
        Ok(&available[..available.len().min(self.allowed)])
    }

    fn consume(&mut self, count: usize) {
        let consumed = self.bytes.buffer().iter().take(count);
        self.line += consumed.filter(|&&byte| byte == b'\n').count() as u64;
        self.allowed = self.allowed.saturating_sub(count);
        self.bytes.consume(count);
    }
}
