//! Reading a list: all its rows, or all that is wrong with it. Every column of a row is read, so that all its errors are reported at once.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::file::text_of;
use super::header::Header;
use super::list_error::{Errors, ListErrors, UnplacedError};
use super::rows::{Row, Rows};
use super::write::is_formula;
use super::{Column, Fault, WorkerLine, cell, code};
use crate::ground::identifiers::TaxCode;

/// The rows that a list may have.
pub const MOST_ROWS: usize = 10_000;

/// Reads a list of workers; one error refuses the whole. How many bytes a file may have is for the caller to say.
///
/// The header names the columns of [`Column`] in any order. Empty lines are passed over; values are trimmed. Reading stops at
/// the row that is one too many.
pub fn read(bytes: &[u8]) -> Result<Vec<WorkerLine>, ListErrors> {
    let text = text_of(bytes)?;
    let mut rows = Rows::of(&text);
    let header = match rows.next() {
        Some(row) => Header::read(&row)?,
        None => return Err(Fault::Header.with("columns", Column::mandatory_names().as_str()).on(1, None, "").into()),
    };
    read_rows(rows, &header)
}

fn read_rows(mut rows: Rows<'_>, header: &Header) -> Result<Vec<WorkerLine>, ListErrors> {
    let (mut workers, mut errors, mut seen, mut count) = (Vec::new(), Errors::default(), Seen::new(), 0);
    while let Some(row) = rows.next() {
        count += 1;
        if count > MOST_ROWS {
            errors.add_first(Fault::TooManyRows.with("most", MOST_ROWS).on(row.line, None, ""));
            break;
        }
        let reading = RowReader { row: &row, header, errors: &mut errors };
        workers.extend(reading.worker(&mut seen));
    }
    if count == 0 {
        errors.add(UnplacedError::from(Fault::Empty).on(1, None, ""));
    }
    errors.or(workers)
}

/// The workers read so far, each with the line on which it first stood.
type Seen = HashMap<TaxCode, usize>;

/// The reading of a row.
struct RowReader<'a> {
    row: &'a Row<'a>,
    header: &'a Header,
    errors: &'a mut Errors,
}

impl RowReader<'_> {
    /// The worker of the row; none when the row cannot be read, and the errors say why.
    fn worker(mut self, seen: &mut Seen) -> Option<WorkerLine> {
        self.check_whole()?;
        let line = self.row.line;
        let tax_code = self.needed(Column::TaxCode, |text| code::tax_code(text).and_then(|code| once(code, line, seen)));
        let qualification = self.needed(Column::Qualification, code::qualification);
        let order = self.row.order_of_dates;
        let hired_on = self.given(Column::HiredOn, |text| cell::hiring_day(text, order));
        let contract_hours = self.given(Column::ContractHours, cell::weekly_hours);
        let effective_days = self.given(Column::EffectiveDays, cell::days);
        let contractor_days = self.given(Column::ContractorDays, cell::days);
        let hours_requested = self.given(Column::HoursRequested, cell::hours_requested);
        let iban = self.given(Column::Iban, code::iban);
        let (tax_code, qualification) = (tax_code?, qualification?);
        Some(WorkerLine { tax_code, qualification, hired_on, contract_hours, effective_days, contractor_days, hours_requested, iban })
    }

    /// A row whose fields cannot be separated is not read further.
    fn check_whole(&mut self) -> Option<()> {
        let (found, needed) = (self.row.fields.len(), self.header.width);
        let is_wide = found >= needed && self.row.width() <= needed;
        let wrong = match (self.row.has_open_quote, is_wide) {
            (true, _) => UnplacedError::from(Fault::Quotes),
            (false, false) => Fault::Fields.with("found", found).with("needed", needed),
            (false, true) => return Some(()),
        };
        self.errors.add(self.row.wrong_as_a_whole(wrong));
        None
    }

    /// A value that every row has.
    fn needed<T>(&mut self, column: Column, read: impl FnOnce(&str) -> Result<T, UnplacedError>) -> Option<T> {
        if self.header.field(self.row.fields, column).is_empty() {
            self.errors.add(UnplacedError::from(Fault::ValueMissing).on(self.row.line, Some(column), ""));
        }
        self.given(column, read)
    }

    /// A value that a row may leave empty.
    fn given<T>(&mut self, column: Column, read: impl FnOnce(&str) -> Result<T, UnplacedError>) -> Option<T> {
        let text = self.header.field(self.row.fields, column);
        if text.is_empty() {
            return None;
        }
        let value = refuse_formula(text).and_then(|()| read(text));
        value.map_err(|wrong| self.errors.add(wrong.on(self.row.line, Some(column), text))).ok()
    }
}

fn once(code: TaxCode, line: usize, seen: &mut Seen) -> Result<TaxCode, UnplacedError> {
    match seen.entry(code) {
        Entry::Occupied(first) => Err(Fault::Duplicate.with("line", *first.get())),
        Entry::Vacant(place) => {
            let code = place.key().clone();
            place.insert(line);
            Ok(code)
        }
    }
}

/// No formula is stored, whatever the column; a number below zero is left to the column to refuse.
fn refuse_formula(text: &str) -> Result<(), UnplacedError> {
    if is_formula(text) && !cell::is_negative(text) { Err(Fault::Formula.into()) } else { Ok(()) }
}
