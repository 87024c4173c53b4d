//! CSV lists.

use std::collections::BTreeSet;
use std::io::{Seek, SeekFrom};

use super::byte_reader::WINDOW;
use super::finding::Finding;
use super::refused::Refused;
use super::text::{self, Utf8};
use super::view::{View, read_window};

const LONGEST_LINE: u64 = 64 * 1024;
const SEPARATORS: &[u8] = b";,\t|";
/// The bytes without a character in Windows-1252, which programs write when they save "Latin-1".
const UNASSIGNED: [u8; 5] = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/// Checks that the list is text in lines of bounded length, and has columns.
pub(super) fn check(view: &mut View<'_>) -> Result<BTreeSet<Finding>, Refused> {
    let start = view.head(3)?.len() - text::without_bom(&view.head(3)?).len();
    view.seek(SeekFrom::Start(start as u64))?;
    let mut window = vec![0; WINDOW];
    let mut list = List::new();
    while let Some(bytes) = read_window(view, &mut window)? {
        list.utf8.feed(bytes);
        bytes.iter().try_for_each(|&byte| list.feed(byte))?;
    }
    list.finish()
}

struct List {
    utf8: Utf8,
    unassigned: bool,
    line: u64,
    length: u64,
    cell: Cell,
    quoted: bool,
    columns: Columns,
    findings: BTreeSet<Finding>,
}

/// Whether the first line has more than one.
#[derive(PartialEq)]
enum Columns {
    Awaited,
    Missing,
    Found,
}

/// How far a cell was read, as long as it may still become a formula.
enum Cell {
    Begins,
    Signed,
    Plain,
}

impl List {
    fn new() -> Self {
        Self {
            utf8: Utf8::default(),
            unassigned: false,
            line: 1,
            length: 0,
            cell: Cell::Begins,
            quoted: false,
            columns: Columns::Awaited,
            findings: BTreeSet::new(),
        }
    }

    fn feed(&mut self, byte: u8) -> Result<(), Refused> {
        if text::is_control(byte) {
            return Err(Refused::CsvNotText { line: self.line });
        }
        self.unassigned |= UNASSIGNED.contains(&byte);
        self.count(byte)?;
        match byte {
            b'"' => self.quoted = !self.quoted,
            b'\n' | b'\r' if !self.quoted => {
                self.decide_columns(Columns::Missing);
                self.cell = Cell::Begins;
            }
            _ if SEPARATORS.contains(&byte) && !self.quoted => {
                self.decide_columns(Columns::Found);
                self.cell = Cell::Begins;
            }
            _ => self.follow(byte),
        }
        Ok(())
    }

    /// The first separator or line end decides.
    fn decide_columns(&mut self, columns: Columns) {
        if self.columns == Columns::Awaited {
            self.columns = columns;
        }
    }

    fn count(&mut self, byte: u8) -> Result<(), Refused> {
        self.length += 1;
        if matches!(byte, b'\n' | b'\r') {
            self.length = 0;
        }
        if self.length > LONGEST_LINE {
            return Err(Refused::CsvLineTooLong { line: self.line, limit: LONGEST_LINE });
        }
        self.line += u64::from(byte == b'\n');
        Ok(())
    }

    /// `-12,50` is an amount, `-A1` and `=A1` are formulas.
    fn follow(&mut self, byte: u8) {
        let formula = match (&self.cell, byte) {
            (Cell::Begins, b'=' | b'@') => true,
            (Cell::Signed, letter) => letter.is_ascii_alphabetic() || b"=@(".contains(&letter),
            _ => false,
        };
        if formula {
            self.findings.insert(Finding::Formula);
        }
        self.cell = match (&self.cell, byte) {
            (Cell::Begins, b' ') => Cell::Begins,
            (Cell::Begins, b'+' | b'-') => Cell::Signed,
            _ => Cell::Plain,
        };
    }

    fn finish(self) -> Result<BTreeSet<Finding>, Refused> {
        if !self.utf8.is_valid() && self.unassigned {
            return Err(Refused::NotUtf8);
        }
        if self.columns != Columns::Found {
            return Err(Refused::CsvOneColumn);
        }
        Ok(self.findings)
    }
}
