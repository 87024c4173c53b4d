//! The rows of the file, as the separators and quotes divide it.

use csv::{Reader, ReaderBuilder, StringRecord};

use super::ListError;
use super::cell::DateOrder;
use super::file::Lines;
use super::list_error::UnplacedError;

/// What separates two columns, as the list is written.
pub(super) const SEPARATOR: u8 = b';';

/// What may separate two columns, the likeliest first.
const SEPARATORS: [u8; 4] = [SEPARATOR, b'\t', b',', b'|'];

/// The rows of the file, one at a time.
pub(super) struct Rows<'a> {
    text: &'a str,
    lines: Lines<'a>,
    reader: Reader<&'a [u8]>,
    fields: StringRecord,
    line: usize,
    has_open_quote: bool,
    order_of_dates: DateOrder,
}

/// A row that is not empty.
pub(super) struct Row<'a> {
    /// The line of the file on which it starts.
    pub line: usize,
    pub fields: &'a StringRecord,
    /// Whether a quote is opened and not closed, which may have swallowed other rows.
    pub has_open_quote: bool,
    pub order_of_dates: DateOrder,
}

impl Row<'_> {
    /// How many fields it has, without the empty ones at the right.
    pub(super) fn width(&self) -> usize {
        (0..self.fields.len()).rev().find(|place| !self.fields[*place].trim().is_empty()).map_or(0, |last| last + 1)
    }

    /// The error of a row that is wrong as a whole, shown with its first value.
    pub(super) fn wrong_as_a_whole(&self, wrong: impl Into<UnplacedError>) -> ListError {
        wrong.into().on(self.line, None, self.fields.get(0).unwrap_or_default())
    }
}

impl<'a> Rows<'a> {
    /// The rows, divided by what the first line says or, where it says nothing, by what it holds most of.
    pub(super) fn of(text: &'a str) -> Self {
        let first = text.split(['\r', '\n']).find(|line| !line.trim().is_empty()).unwrap_or_default();
        let stated = stated_separator(first);
        let separator = stated.unwrap_or_else(|| separator_of(first));
        let reader = ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
        let lines = Lines::of(text.as_bytes());
        let order_of_dates = DateOrder::of(separator);
        let mut rows = Self { text, lines, reader, fields: StringRecord::new(), line: 1, has_open_quote: false, order_of_dates };
        if stated.is_some() {
            rows.next();
        }
        rows
    }

    /// The next row; lines without anything but separators are passed over, as spreadsheets leave them at the end.
    pub(super) fn next(&mut self) -> Option<Row<'_>> {
        while self.read() {
            if self.has_open_quote || self.fields.iter().any(|field| !field.trim().is_empty()) {
                let Self { ref fields, line, has_open_quote, order_of_dates, .. } = *self;
                return Some(Row { line, fields, has_open_quote, order_of_dates });
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

/// The separator that spreadsheets take from a first line such as `sep=;`.
fn stated_separator(line: &str) -> Option<u8> {
    let line = line.trim_matches(['"', ' ']);
    let (name, separators) = line.split_at_checked(4)?;
    let separator = *separators.as_bytes().first().filter(|_| name.eq_ignore_ascii_case("sep="))?;
    let is_alone = separators.trim_end_matches([char::from(separator), '"']).is_empty();
    Some(separator).filter(|_| is_alone && SEPARATORS.contains(&separator))
}

/// The separator that the header holds most of; where it holds as many of two, the likelier one.
fn separator_of(header: &str) -> u8 {
    let count = |separator: &u8| header.bytes().filter(|byte| byte == separator).count();
    SEPARATORS.into_iter().rev().max_by_key(count).unwrap_or(SEPARATOR)
}
