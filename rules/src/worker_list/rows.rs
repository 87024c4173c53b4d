//! The rows of the file, as the separators and quotes divide it.

use csv::{Reader, ReaderBuilder, StringRecord};

use super::ListError;
use super::file::Lines;
use super::wrong::Wrong;

/// What stands between two columns.
pub(super) const SEPARATOR: u8 = b';';

/// The rows of the file, one at a time.
pub(super) struct Rows<'a> {
    text: &'a str,
    lines: Lines<'a>,
    reader: Reader<&'a [u8]>,
    fields: StringRecord,
    line: usize,
    has_open_quote: bool,
}

/// A row that is not empty.
pub(super) struct Row<'a> {
    /// The line of the file on which it starts.
    pub line: usize,
    pub fields: &'a StringRecord,
    /// Whether a quote is opened and not closed, which may have swallowed other rows.
    pub has_open_quote: bool,
}

impl Row<'_> {
    /// The error of a row that is wrong as a whole, told by its first value.
    pub(super) fn wrong_as_a_whole(&self, wrong: impl Into<Wrong>) -> ListError {
        wrong.into().on(self.line, None, self.fields.get(0).unwrap_or_default())
    }
}

impl<'a> Rows<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let reader = ReaderBuilder::new().delimiter(SEPARATOR).has_headers(false).flexible(true).from_reader(text.as_bytes());
        let lines = Lines::of(text.as_bytes());
        Self { text, lines, reader, fields: StringRecord::new(), line: 1, has_open_quote: false }
    }

    /// The next row; lines without anything but separators are passed over, as spreadsheets leave them at the end.
    pub(super) fn next(&mut self) -> Option<Row<'_>> {
        while self.read() {
            if self.has_open_quote || self.fields.iter().any(|field| !field.trim().is_empty()) {
                return Some(Row { line: self.line, fields: &self.fields, has_open_quote: self.has_open_quote });
            }
        }
        None
    }

    fn read(&mut self) -> bool {
        let before = self.place();
        let is_read = self.reader.read_record(&mut self.fields).expect("rows of any length, of a text in memory, cannot fail");
        let written = &self.text[before..self.place()];
        let row = written.trim_start_matches(['\r', '\n']);
        self.line = self.lines.line_of(before + written.len() - row.len());
        self.has_open_quote = row.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
        is_read
    }

    /// The byte up to which the text was read.
    fn place(&self) -> usize {
        usize::try_from(self.reader.position().byte()).expect("it counts the bytes of a text in memory")
    }
}
