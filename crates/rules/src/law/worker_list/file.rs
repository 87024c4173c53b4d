//! The bytes of the file, until they are text.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::list_error::{ListErrors, UnplacedError};
use super::{Fault, ListError};

/// Written first, so that spreadsheets take the file for UTF-8.
pub(super) const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Bytes beyond which a line is no row of a list.
pub const LONGEST_LINE: usize = 65_536;

/// The bytes that Windows-1252 leaves without a character.
const UNASSIGNED: [u8; 5] = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/// The text of the file, without its byte order mark; refused when it is not plain text in lines.
pub(super) fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, ListErrors> {
    let text = decoded(bytes)?;
    if let Some(place) = text.bytes().position(|byte| byte == 0) {
        return Err(at_byte(text.as_bytes(), place, Fault::Nul).into());
    }
    let mut lines = text.split(['\r', '\n']);
    match lines.find(|line| line.len() > LONGEST_LINE) {
        Some(line) => Err(long_line(&text, line).into()),
        None => Ok(text),
    }
}

/// UTF-8; UTF-16 with its mark, as spreadsheets write "Unicode text"; or else Windows-1252, as they write a plain CSV.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, ListErrors> {
    match bytes {
        [0xff, 0xfe, wide @ ..] => wide_text(UTF_16LE, wide),
        [0xfe, 0xff, wide @ ..] => wide_text(UTF_16BE, wide),
        _ => {
            let bytes = bytes.strip_prefix(BYTE_ORDER_MARK.as_bytes()).unwrap_or(bytes);
            std::str::from_utf8(bytes).map(Cow::Borrowed).or_else(|_| latin_text(bytes))
        }
    }
}

fn wide_text<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Result<Cow<'a, str>, ListErrors> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.ok_or_else(|| UnplacedError::from(Fault::NotUtf16).on(1, None, "").into())
}

fn latin_text(bytes: &[u8]) -> Result<Cow<'_, str>, ListErrors> {
    if let Some(place) = bytes.iter().position(|byte| UNASSIGNED.contains(byte)) {
        return Err(at_byte(bytes, place, Fault::NotUtf8).into());
    }
    Ok(WINDOWS_1252.decode_without_bom_handling(bytes).0)
}

/// With the line, the byte of the line, counted from 1, and what the byte is.
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

/// The line of a byte, counted from 1.
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

    /// The line of a byte, counted from 1; only for later and later bytes.
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
