//! The columns of the list, and the first row, which names them.

use csv::StringRecord;

use super::Fault;
use super::list_error::{Errors, ListErrors, UnplacedError, cut};
use super::rows::Row;
use super::write::tidied;

/// The place of each column in the rows.
pub(super) struct Header {
    places: [Option<usize>; Column::ALL.len()],
    /// How many fields a row has; what is to the right of them is empty.
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

    fn add(&mut self, place: usize, name: &str) -> Result<(), UnplacedError> {
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

named! {
    /// A column, under the name that the header gives it; in the order in which they are written.
    Column {
        /// Tax code of the worker; every row has it.
        TaxCode = "codice_fiscale",
        /// What the worker is hired as; every row has it.
        Qualification = "qualifica",
        /// Day of hiring.
        HiredOn = "data_assunzione",
        /// Hours a week by contract.
        ContractHours = "orario_settimanale",
        /// Days of actual work in the unit.
        EffectiveDays = "giorni_effettivi",
        /// Hours asked for the period.
        HoursRequested = "ore_richieste",
        /// Account for direct payment.
        Iban = "iban",
        /// Days of actual work for the contractor before; the header may leave it out.
        ContractorDays = "giorni_appalto",
    }
}

impl Column {
    /// Whether the header must name it.
    pub const fn is_mandatory(self) -> bool {
        !matches!(self, Self::ContractorDays)
    }

    /// The names that the header must hold, as they are written there.
    pub(super) fn mandatory_names() -> String {
        let mandatory = Self::ALL.iter().filter(|column| column.is_mandatory());
        mandatory.map(|column| column.as_str()).collect::<Vec<_>>().join(";")
    }
}
