//! Pages: every list has a limit, and a cursor that stays valid when rows are added in between.

use async_graphql::ObjectType;
use async_graphql::connection::{Connection, CursorType, Edge, EmptyFields};
use async_graphql::resolver_utils::ContainerType;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use omnia_edge::{DirectObject, PlainFields};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::core::error::{Error, Refusal, Result};

/// Rows of a page where `first` is left out.
pub const USUAL: i32 = 20;
/// Rows of a page at most.
pub const MOST: i32 = 100;

/// A value that rows are ordered by.
pub trait SortValue: Serialize + DeserializeOwned {
    /// Whether a row can have it. The database cannot compare with other values: its texts hold no NUL, and its years have limits.
    fn is_possible(&self) -> bool {
        true
    }
}

impl SortValue for i32 {}
impl SortValue for i64 {}
impl SortValue for usize {}

impl SortValue for String {
    fn is_possible(&self) -> bool {
        !self.contains('\0')
    }
}

impl SortValue for NaiveDate {
    fn is_possible(&self) -> bool {
        (1..=9999).contains(&self.year())
    }
}

impl SortValue for DateTime<Utc> {
    fn is_possible(&self) -> bool {
        self.date_naive().is_possible()
    }
}

/// The place after a row: the value it is ordered by, and its key where values are equal.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cursor<V> {
    /// What the rows are ordered by.
    pub value: V,
    /// The key of the row.
    pub key: Uuid,
}

/// A text that is not a cursor of this list.
#[derive(Debug, thiserror::Error)]
#[error("malformed cursor")]
pub struct BadCursor;

impl<V: SortValue> CursorType for Cursor<V> {
    type Error = BadCursor;

    fn decode_cursor(text: &str) -> std::result::Result<Self, BadCursor> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| BadCursor)?;
        let cursor: Self = serde_json::from_slice(&bytes).map_err(|_| BadCursor)?;
        if cursor.value.is_possible() { Ok(cursor) } else { Err(BadCursor) }
    }

    fn encode_cursor(&self) -> String {
        URL_SAFE_NO_PAD.encode(serde_json::to_vec(self).unwrap_or_default())
    }
}

/// The part of a list that a client asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<V> {
    /// Rows at most.
    pub first: usize,
    /// The row before the first.
    pub after: Option<Cursor<V>>,
}

impl<V: SortValue> Page<V> {
    /// Reads the arguments of a list.
    pub fn read(first: Option<i32>, after: Option<&str>) -> Result<Self> {
        let first = first.unwrap_or(USUAL);
        if !(1..=MOST).contains(&first) {
            return Err(Error::BadRequest(Refusal::new("BAD_PAGE").at(["first"]).with("most", MOST)));
        }
        let after =
            after.map(Cursor::decode_cursor).transpose().map_err(|_| Error::BadRequest(Refusal::new("BAD_CURSOR").at(["after"])))?;
        Ok(Self { first: first.unsigned_abs() as usize, after })
    }

    /// One row more than the page holds: it shows whether there is a next page.
    pub fn limit(&self) -> i64 {
        i64::try_from(self.first).map_or(i64::MAX, |first| first + 1)
    }

    /// The value of the cursor and its key, as a statement takes them.
    pub fn place(self) -> (Option<V>, Option<Uuid>) {
        self.after.map_or((None, None), |cursor| (Some(cursor.value), Some(cursor.key)))
    }
}

/// A connection over rows ordered by a value and a key.
pub type Paged<V, N, F = EmptyFields> = Connection<Cursor<V>, DirectObject<N>, F, EmptyFields>;

/// Makes a page of rows that were read with `limit()`.
pub fn page_of<V, R, N, F>(
    rows: Vec<R>,
    first: usize,
    has_previous: bool,
    fields: F,
    cursor: impl Fn(&R) -> Cursor<V>,
    node: impl Fn(R) -> N,
) -> Paged<V, N, F>
where
    V: SortValue + Send + Sync,
    N: ContainerType + PlainFields,
    F: ObjectType,
{
    let mut page = Connection::with_additional_fields(has_previous, rows.len() > first, fields);
    page.edges = rows
        .into_iter()
        .take(first)
        .map(|row| {
            let cursor = cursor(&row);
            Edge::new(cursor, DirectObject(node(row)))
        })
        .collect();
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_at_least_one_row_and_at_most_a_hundred() {
        for first in [0, -1, 101, i32::MIN] {
            assert!(Page::<String>::read(Some(first), None).is_err(), "{first}");
        }
        assert_eq!(Page::<String>::read(None, None).map(|page| page.first).ok(), Some(20));
    }

    #[test]
    fn a_cursor_comes_back_and_a_wrong_one_is_refused() {
        let cursor = Cursor { value: "rossi".to_owned(), key: Uuid::from_u128(9) };

        assert_eq!(Cursor::<String>::decode_cursor(&cursor.encode_cursor()).ok(), Some(cursor.clone()));
        assert!(Cursor::<i64>::decode_cursor(&cursor.encode_cursor()).is_err());
        assert!(Page::<String>::read(None, Some("è")).is_err());
    }

    #[test]
    fn a_cursor_whose_value_no_row_can_have_is_refused() {
        let forged = |value: &str| URL_SAFE_NO_PAD.encode(format!(r#"{{"value":{value},"key":"{}"}}"#, Uuid::nil()));
        let instants =
            [r#""-262143-01-01T00:00:00Z""#, r#""+262142-12-31T23:59:59Z""#, r#""0000-12-31T23:59:59Z""#, "1e999", "NaN", "null"];
        let days = [r#""-262143-01-01""#, r#""+10000-01-01""#, "7"];
        let numbers = ["2147483648", "1.5", "-1e400", r#""1""#];

        assert!(instants.iter().all(|value| Cursor::<DateTime<Utc>>::decode_cursor(&forged(value)).is_err()));
        assert!(days.iter().all(|value| Cursor::<NaiveDate>::decode_cursor(&forged(value)).is_err()));
        assert!(numbers.iter().all(|value| Cursor::<i32>::decode_cursor(&forged(value)).is_err()));
        assert!(Cursor::<String>::decode_cursor(&forged(r#""a\u0000b""#)).is_err());
        assert!(Cursor::<String>::decode_cursor(&forged(r#""a","more":1"#)).is_err());
        assert!(Cursor::<DateTime<Utc>>::decode_cursor(&forged(r#""2026-03-16T09:00:00Z""#)).is_ok());
    }
}
