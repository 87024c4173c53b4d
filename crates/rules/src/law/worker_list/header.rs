//! The first row, which names the columns.

use csv::StringRecord;

use super::error::{Errors, ListErrors};
use super::formula::tidied;
use super::rows::Row;
use super::wrong::{Wrong, cut};
use super::{Column, Fault};

/// Where each column stands in the rows.
pub(super) struct Header {
    places: [Option<usize>; Column::ALL.len()],
    /// How many fields a row has; what stands to the right of them is empty.
    pub width: usize,
}

impl Header {
    /// Reads the names: in any order, in upper or lower case. Columns without a name at the right are what a spreadsheet leaves.
    pub(super) fn read(row: &Row<'_>) -> Result<Self, ListErrors> {
        if row.has_open_quote {
            return Err(row.wrong_as_a_whole(Fault::Quotes).into());
        }
        let mut header = Self { places: [None; Column::ALL.len()], width: row.width() };
        let mut errors = Errors::default();
        for (place, name) in row.fields.iter().take(header.width).map(str::trim).enumerate() {
            if let Err(wrong) = header.add(place, name) {
                errors.add(wrong.on(row.line, None, name));
            }
        }
        if header.places.iter().all(Option::is_none) {
            let written = row.fields.iter().collect::<Vec<_>>().join(";");
            return Err(Fault::Header.with("columns", Column::mandatory_names().as_str()).on(row.line, None, &written).into());
        }
        for column in header.missing() {
            errors.add(Fault::ColumnMissing.with("name", column.as_str()).on(row.line, Some(column), ""));
        }
        errors.or(header)
    }

    fn add(&mut self, place: usize, name: &str) -> Result<(), Wrong> {
        if name.is_empty() {
            return Err(Fault::ColumnUnnamed.with("place", place + 1));
        }
        let known = name.to_ascii_lowercase().replace(char::is_whitespace, "_").parse::<Column>();
        let column = known.map_err(|_| Fault::ColumnUnknown.with("name", cut(name).as_str()))?;
        match self.places[column as usize].replace(place) {
            None => Ok(()),
            Some(_) => Err(Fault::ColumnTwice.with("name", column.as_str())),
        }
    }

    fn missing(&self) -> impl Iterator<Item = Column> {
        Column::ALL.iter().copied().filter(|column| column.is_mandatory() && self.places[*column as usize].is_none())
    }

    /// What a row says in a column, tidied; empty when the header leaves the column out.
    pub(super) fn field<'a>(&self, fields: &'a StringRecord, column: Column) -> &'a str {
        self.places[column as usize].and_then(|place| fields.get(place)).map_or("", tidied)
    }
}
