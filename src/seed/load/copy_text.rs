//! The text format of COPY: tabs between fields, `\N` for null.

use std::fmt::{Display, Write};

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use serde_json::Value;
use uuid::Uuid;

/// Rows of one table, in the text format of COPY.
pub struct Rows {
    /// The table.
    pub table: &'static str,
    /// Its columns, with commas.
    pub columns: &'static str,
    /// The rows.
    pub text: String,
    /// How many.
    pub count: u64,
    begun: bool,
}

/// A value that COPY can read.
pub trait Field {
    /// Writes it.
    fn put(&self, out: &mut String);
}

impl Rows {
    /// No rows yet.
    pub const fn of(table: &'static str, columns: &'static str) -> Self {
        Self { table, columns, text: String::new(), count: 0, begun: false }
    }

    /// Writes the next field of a row.
    pub fn put(&mut self, field: &dyn Field) {
        if std::mem::replace(&mut self.begun, true) {
            self.text.push('\t');
        }
        field.put(&mut self.text);
    }

    /// Ends a row.
    pub fn end(&mut self) {
        self.text.push('\n');
        self.count += 1;
        self.begun = false;
    }
}

/// Writes one row, its fields in the order of the columns.
macro_rules! row {
    ($rows:expr; $($field:expr),+ $(,)?) => {{
        let rows: &mut $crate::seed::load::copy_text::Rows = &mut $rows;
        $(rows.put(&$field);)+
        rows.end();
    }};
}
pub(super) use row;

fn show(out: &mut String, value: &impl Display) {
    write!(out, "{value}").expect("writing to a string does not fail");
}

macro_rules! shown {
    ($($type:ty),+) => {$(
        impl Field for $type {
            fn put(&self, out: &mut String) {
                show(out, self);
            }
        }
    )+};
}

shown!(i32, i64, u32, bool, Uuid, NaiveDate, Decimal);

impl Field for str {
    fn put(&self, out: &mut String) {
        for character in self.chars() {
            match character {
                '\\' => out.push_str("\\\\"),
                '\t' => out.push_str("\\t"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                other => out.push(other),
            }
        }
    }
}

impl Field for String {
    fn put(&self, out: &mut String) {
        self.as_str().put(out);
    }
}

impl Field for DateTime<Utc> {
    fn put(&self, out: &mut String) {
        show(out, &self.naive_utc());
        out.push('Z');
    }
}

impl Field for Value {
    fn put(&self, out: &mut String) {
        self.to_string().put(out);
    }
}

impl Field for [u8; 32] {
    fn put(&self, out: &mut String) {
        out.push_str("\\\\x");
        out.push_str(&hex::encode(self));
    }
}

impl Field for [String] {
    fn put(&self, out: &mut String) {
        let quoted: Vec<String> = self.iter().map(|item| format!("\"{}\"", item.replace('\\', "\\\\").replace('"', "\\\""))).collect();
        format!("{{{}}}", quoted.join(",")).put(out);
    }
}

impl<T: Field + ?Sized> Field for &T {
    fn put(&self, out: &mut String) {
        (**self).put(out);
    }
}

impl<T: Field> Field for Vec<T>
where
    [T]: Field,
{
    fn put(&self, out: &mut String) {
        self.as_slice().put(out);
    }
}

impl<T: Field> Field for Option<T> {
    fn put(&self, out: &mut String) {
        match self {
            Some(value) => value.put(out),
            None => out.push_str("\\N"),
        }
    }
}
