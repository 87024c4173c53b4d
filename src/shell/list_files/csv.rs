//! A list as CSV: `;` between columns, UTF-8 with its mark, as spreadsheets of Italian offices open it.

use csv::{Terminator, Writer, WriterBuilder};
use omnia_rules::worker_list::guarded;
use omnia_texts::Language;
use serde_json::Value;

use super::columns::{Column, List};
use super::values::text_of;

const BYTE_ORDER_MARK: &str = "\u{feff}";
const NEVER_FAILS: &str = "rows of one width, written to memory, cannot fail";

/// The row of headings.
pub fn head(list: &List, language: Language) -> Vec<u8> {
    let mut written = writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    written.write_record(list.columns.iter().map(|column| column.heading(language))).expect(NEVER_FAILS);
    written.into_inner().expect(NEVER_FAILS)
}

/// The rows of a page.
pub fn rows(list: &List, nodes: &[Value]) -> Vec<u8> {
    let mut written = writer(Vec::new());
    for node in nodes {
        let cell = |column: &Column| guarded(&text_of(node, column)).into_owned();
        written.write_record(list.columns.iter().map(cell)).expect(NEVER_FAILS);
    }
    written.into_inner().expect(NEVER_FAILS)
}

fn writer(into: Vec<u8>) -> Writer<Vec<u8>> {
    WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(into)
}
