//! Reading a list: all its rows, or all that is wrong with it.

use super::error::{Errors, ListErrors};
use super::file::text_of;
use super::header::Header;
use super::reading::{Reading, Seen};
use super::rows::Rows;
use super::wrong::Wrong;
use super::{Column, Fault, WorkerLine};

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
        let reading = Reading { row: &row, header, errors: &mut errors };
        workers.extend(reading.worker(&mut seen));
    }
    if count == 0 {
        errors.add(Wrong::from(Fault::Empty).on(1, None, ""));
    }
    errors.or(workers)
}
