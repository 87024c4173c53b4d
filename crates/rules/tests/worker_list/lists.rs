//! Lists to read, and what is reported of them.

use chrono::{Days, NaiveDate};
use omnia_rules::controls::Value;
use omnia_rules::identifiers::{PersonalDetails, Sex, TaxCode};
use omnia_rules::worker_list::{ListError, ListErrors, WorkerLine, read};

pub const HEADER: &str = "codice_fiscale;qualifica;data_assunzione;orario_settimanale;giorni_effettivi;ore_richieste;iban";
pub const ROSSI: &str = "RSSMRA85T10A562S;OPERAIO;2021-03-01;40,00;310;120,00;IT60X0542811101000000123456";
pub const VERDI: &str = "VRDLCU70A41H501I;APPRENDISTA;2025-09-15;20,00;95;60,00;";

/// A list under the header of the layout.
pub fn list(rows: &[&str]) -> String {
    format!("{HEADER}\n{}\n", rows.join("\n"))
}

/// A list of Rossi alone, with another value in a column.
pub fn rossi_with(column: &str, value: &str) -> String {
    let place = HEADER.split(';').position(|name| name == column).expect("a column of the layout");
    let mut fields: Vec<_> = ROSSI.split(';').collect();
    fields[place] = value;
    list(&[&fields.join(";")])
}

pub fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub fn tax_code(index: usize) -> TaxCode {
    let born_on = date("1950-01-01") + Days::new(index as u64);
    let person = PersonalDetails { surname: "Rossi", name: "Mario", born_on, sex: Sex::Male, birthplace: "H501" };
    TaxCode::for_person(&person).expect("a valid code")
}

/// As many workers as asked, each with everything a row can hold.
pub fn many(count: usize) -> String {
    let rows: Vec<_> = (0..count).map(|index| ROSSI.replace("RSSMRA85T10A562S", tax_code(index).as_str())).collect();
    format!("{HEADER}\n{}\n", rows.join("\n"))
}

pub fn workers(text: impl AsRef<[u8]>) -> Vec<WorkerLine> {
    read(text.as_ref()).expect("a list in order")
}

pub fn refused(text: impl AsRef<[u8]>) -> ListErrors {
    read(text.as_ref()).expect_err("a list that is refused")
}

/// The only error of a list.
pub fn only(text: impl AsRef<[u8]>) -> ListError {
    let ListErrors { mut listed, total } = refused(text);
    assert_eq!((listed.len(), total), (1, 1), "{listed:?}");
    listed.remove(0)
}

/// What is reported: line, column, rule, message.
pub fn reported(text: impl AsRef<[u8]>) -> Vec<String> {
    refused(text).listed.iter().map(line).collect()
}

fn line(error: &ListError) -> String {
    format!("{} {} {} {}", error.row, error.column.unwrap_or("-"), error.rule, error.message)
}

/// A value that a message names, as written.
pub fn param(error: &ListError, name: &str) -> String {
    let value = error.params.iter().find(|(known, _)| *known == name).map(|(_, value)| written(value));
    value.expect(name)
}

pub fn written(value: &Value) -> String {
    match value {
        Value::Date(day) => day.to_string(),
        Value::Integer(count) => count.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Text(text) => text.clone(),
    }
}
