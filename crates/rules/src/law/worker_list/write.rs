//! Writing a list, so that it reads back the same, and no cell is run as a formula.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};
use rust_decimal::Decimal;

use super::code::word;
use super::file::BYTE_ORDER_MARK;
use super::rows::SEPARATOR;
use super::{Column, WorkerLine};

/// Writes a list: UTF-8 with a byte order mark, without which spreadsheets would take it for Latin-1, lines that end in CR LF,
/// decimal commas, days as YYYY-MM-DD; no cell is a formula. The optional column is written when some worker fills it.
pub fn write(workers: &[WorkerLine]) -> Vec<u8> {
    let columns = columns_of(workers);
    let written = BYTE_ORDER_MARK.as_bytes().to_vec();
    let mut writer = WriterBuilder::new().delimiter(SEPARATOR).terminator(Terminator::CRLF).from_writer(written);
    writer.write_record(columns.iter().map(|column| column.as_str())).expect(NEVER_FAILS);
    for worker in workers {
        let cells = columns.iter().map(|column| cell(worker, *column));
        writer.write_record(cells.map(|cell| guarded(&cell).into_owned())).expect(NEVER_FAILS);
    }
    writer.into_inner().expect(NEVER_FAILS)
}

const NEVER_FAILS: &str = "rows of one width, written to memory, cannot fail";

fn columns_of(workers: &[WorkerLine]) -> Vec<Column> {
    let has_contractor_days = workers.iter().any(|worker| worker.contractor_days.is_some());
    let columns = Column::ALL.iter().copied();
    columns.filter(|column| column.is_mandatory() || has_contractor_days).collect()
}

fn cell(worker: &WorkerLine, column: Column) -> Cow<'_, str> {
    match column {
        Column::TaxCode => worker.tax_code.as_str().into(),
        Column::Qualification => word(worker.qualification).into(),
        Column::HiredOn => text(worker.hired_on),
        Column::ContractHours => text(worker.contract_hours.map(hours)),
        Column::EffectiveDays => text(worker.effective_days),
        Column::HoursRequested => text(worker.hours_requested.map(hours)),
        Column::Iban => worker.iban.as_ref().map_or("", |iban| iban.as_str()).into(),
        Column::ContractorDays => text(worker.contractor_days),
    }
}

fn text(value: Option<impl ToString>) -> Cow<'static, str> {
    value.map_or_else(String::new, |value| value.to_string()).into()
}

/// Hours with a decimal comma and two decimals; further decimals are not lost, and the list refuses them.
fn hours(mut hours: Decimal) -> String {
    if hours.scale() < 2 {
        hours.rescale(2);
    }
    hours.to_string().replace('.', ",")
}

/// The signs with which a spreadsheet takes a cell for a formula.
const SIGNS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Whether a spreadsheet would take the cell for a formula.
pub(super) fn is_formula(cell: &str) -> bool {
    cell.starts_with(SIGNS)
}

/// What the cell holds: without blanks around it, and without the `="…"` by which a spreadsheet keeps digits as text.
pub(super) fn tidied(cell: &str) -> &str {
    let cell = cell.trim();
    let text = cell.strip_prefix("=\"").and_then(|cell| cell.strip_suffix('"'));
    text.filter(|text| !text.contains('"')).map_or(cell, str::trim)
}

/// The cell as it may be written in any file that a spreadsheet opens: one that begins like a formula is made text by `'`.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    if is_formula(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}
