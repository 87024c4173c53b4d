//! Reading a row: every column is read, so that everything that is wrong is told at once.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::error::Errors;
use super::formula::is_formula;
use super::header::Header;
use super::rows::Row;
use super::wrong::Wrong;
use super::{Column, Fault, WorkerLine, code, value, word};
use crate::identifiers::TaxCode;

/// The workers read so far, each with the line on which it first stood.
pub(super) type Seen = HashMap<TaxCode, usize>;

/// The reading of a row.
pub(super) struct Reading<'a> {
    pub row: &'a Row<'a>,
    pub header: &'a Header,
    pub errors: &'a mut Errors,
}

impl Reading<'_> {
    /// The worker of the row; none when the row is too wrong to tell, and the errors say why.
    pub(super) fn worker(mut self, seen: &mut Seen) -> Option<WorkerLine> {
        self.check_whole()?;
        let line = self.row.line;
        let tax_code = self.needed(Column::TaxCode, |text| code::tax_code(text).and_then(|code| once(code, line, seen)));
        let qualification = self.needed(Column::Qualification, word::qualification);
        let order = self.row.order_of_dates;
        let hired_on = self.given(Column::HiredOn, |text| value::hiring_day(text, order));
        let contract_hours = self.given(Column::ContractHours, value::weekly_hours);
        let effective_days = self.given(Column::EffectiveDays, value::days);
        let contractor_days = self.given(Column::ContractorDays, value::days);
        let hours_requested = self.given(Column::HoursRequested, value::hours_requested);
        let iban = self.given(Column::Iban, code::iban);
        let (tax_code, qualification) = (tax_code?, qualification?);
        Some(WorkerLine { tax_code, qualification, hired_on, contract_hours, effective_days, contractor_days, hours_requested, iban })
    }

    /// A row whose fields cannot be told from one another is not read further.
    fn check_whole(&mut self) -> Option<()> {
        let (found, needed) = (self.row.fields.len(), self.header.width);
        let is_wide = found >= needed && self.row.width() <= needed;
        let wrong = match (self.row.has_open_quote, is_wide) {
            (true, _) => Wrong::from(Fault::Quotes),
            (false, false) => Fault::Fields.with("found", found).with("needed", needed),
            (false, true) => return Some(()),
        };
        self.errors.add(self.row.wrong_as_a_whole(wrong));
        None
    }

    /// A value that every row has.
    fn needed<T>(&mut self, column: Column, read: impl FnOnce(&str) -> Result<T, Wrong>) -> Option<T> {
        if self.header.field(self.row.fields, column).is_empty() {
            self.errors.add(Wrong::from(Fault::ValueMissing).on(self.row.line, Some(column), ""));
        }
        self.given(column, read)
    }

    /// A value that a row may leave empty.
    fn given<T>(&mut self, column: Column, read: impl FnOnce(&str) -> Result<T, Wrong>) -> Option<T> {
        let text = self.header.field(self.row.fields, column);
        if text.is_empty() {
            return None;
        }
        let value = refuse_formula(text).and_then(|()| read(text));
        value.map_err(|wrong| self.errors.add(wrong.on(self.row.line, Some(column), text))).ok()
    }
}

fn once(code: TaxCode, line: usize, seen: &mut Seen) -> Result<TaxCode, Wrong> {
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
fn refuse_formula(text: &str) -> Result<(), Wrong> {
    if is_formula(text) && !value::is_negative(text) { Err(Fault::Formula.into()) } else { Ok(()) }
}
