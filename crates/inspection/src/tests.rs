//! The tests of the inspection, and what they share.

mod arbitrary;
mod build;
mod cades;
mod foreign;
mod image;
mod list;
mod mail;
mod markup;
mod name;
mod pages;
mod pdf;
mod protected;
mod whole;

use std::io::Cursor;

use super::{Finding, Format, Inspected, Refused, inspect};

const LIMIT: u64 = 20 * 1024 * 1024;

fn upload(name: &str, bytes: &[u8]) -> Result<Inspected, Refused> {
    inspect(&mut Cursor::new(bytes), name, &Format::ALL, LIMIT)
}

/// The code of the refusal of an upload, or `ACCEPTED`.
fn answer(name: &str, bytes: &[u8]) -> &'static str {
    upload(name, bytes).map_or_else(|refused| refused.code(), |_| "ACCEPTED")
}

fn findings(name: &str, bytes: &[u8]) -> Result<Vec<Finding>, Refused> {
    upload(name, bytes).map(|inspected| inspected.findings)
}
