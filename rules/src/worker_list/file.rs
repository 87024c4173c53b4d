//! The bytes of the file, until they are text.

use super::error::ListErrors;
use super::{Fault, ListError};

/// Written first, so that spreadsheets take the file for UTF-8.
pub(super) const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Bytes beyond which a line is no row of a list.
pub const LONGEST_LINE: usize = 65_536;

/// The text of the file, without its byte order mark; refused when it is not plain UTF-8 text in lines.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, ListErrors> {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK.as_bytes()).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| at_byte(bytes, error.valid_up_to(), Fault::NotUtf8))?;
    if let Some(place) = bytes.iter().position(|byte| *byte == 0) {
        return Err(at_byte(bytes, place, Fault::Nul).into());
    }
    let mut lines = text.split(['\r', '\n']);
    match lines.find(|line| line.len() > LONGEST_LINE) {
        None => Ok(text),
        Some(line) => Err(long_line(text, line).into()),
    }
}

/// Tells the line, the byte of the line, counted from 1, and what the byte is.
fn at_byte(bytes: &[u8], place: usize, fault: Fault) -> ListError {
    let line = line_of(bytes, place);
    let start = bytes[..place].iter().rposition(|byte| matches!(byte, b'\r' | b'\n')).map_or(0, |end| end + 1);
    let byte = format!("0x{:02X}", bytes[place]);
    fault.with("line", line).with("at", place - start + 1).with("byte", byte.as_str()).on(line, None, &byte)
}

fn long_line(text: &str, line: &str) -> ListError {
    let place = line.as_ptr().addr() - text.as_ptr().addr();
    let number = line_of(text.as_bytes(), place);
    Fault::LongLine.with("line", number).with("most", LONGEST_LINE).on(number, None, line)
}

/// The line on which a byte stands, counted from 1.
fn line_of(bytes: &[u8], place: usize) -> usize {
    Lines::of(bytes).line_of(place)
}

/// The lines of a text, counted on from byte to byte; they end in CR LF, LF or CR.
pub(super) struct Lines<'a> {
    bytes: &'a [u8],
    place: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    pub(super) const fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, place: 0, line: 1 }
    }

    /// The line on which a byte stands, counted from 1; asked of later and later bytes.
    pub(super) fn line_of(&mut self, place: usize) -> usize {
        self.line += (self.place..place).filter(|at| self.ends_at(*at)).count();
        self.place = place;
        self.line
    }

    fn ends_at(&self, place: usize) -> bool {
        match self.bytes[place] {
            b'\n' => true,
            b'\r' => self.bytes.get(place + 1) != Some(&b'\n'),
            _ => false,
        }
    }
}
