//! A list as an Excel workbook: written row by row to a file that has no name, and then sent.

use std::fs::File;
use std::io::{Seek, SeekFrom};

use omnia_texts::Language;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use serde_json::Value;
use tokio::sync::mpsc::Receiver;

use super::columns::{Column, Kind, List};
use super::values::text_of;
use crate::core::error::{Error, Result};

/// Writes the pages that come, until there are no more; the file from its beginning. It blocks.
pub fn write(list: &List, language: Language, mut pages: Receiver<Vec<Value>>) -> Result<File> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet_with_constant_memory().map_err(Error::fault)?;
    let (bold, date) = (Format::new().set_bold(), Format::new().set_num_format("yyyy-mm-dd"));
    for (at, column) in (0..).zip(list.columns) {
        sheet.write_string_with_format(0, at, column.heading(language), &bold).map_err(Error::fault)?;
    }
    let mut row = 1;
    while let Some(nodes) = pages.blocking_recv() {
        for node in &nodes {
            for (at, column) in (0..).zip(list.columns) {
                write_cell(sheet, (row, at), node, column, &date).map_err(Error::fault)?;
            }
            row += 1;
        }
    }
    let mut file = tempfile::tempfile().map_err(Error::fault)?;
    workbook.save_to_writer(&mut file).map_err(Error::fault)?;
    file.seek(SeekFrom::Start(0)).map_err(Error::fault)?;
    Ok(file)
}

/// A cell is a number or a day where its text is one, and else the text, which a workbook never takes for a formula.
fn write_cell(sheet: &mut Worksheet, (row, at): (u32, u16), node: &Value, column: &Column, date: &Format) -> Result<(), XlsxError> {
    let text = text_of(node, column);
    if text.is_empty() {
        return Ok(());
    }
    match column.kind {
        Kind::Number => match text.parse::<f64>() {
            Ok(number) => sheet.write_number(row, at, number)?,
            Err(_) => sheet.write_string(row, at, text)?,
        },
        Kind::Date => match ExcelDateTime::parse_from_str(&text) {
            Ok(day) => sheet.write_datetime_with_format(row, at, &day, date)?,
            Err(_) => sheet.write_string(row, at, text)?,
        },
        Kind::Text => sheet.write_string(row, at, text)?,
    };
    Ok(())
}
