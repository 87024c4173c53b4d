//! Pages: every list has a limit, and a cursor that stays valid when rows are added in between.

use async_graphql::ObjectType;
use async_graphql::connection::{Connection, ConnectionNameType, CursorType, Edge, EdgeNameType, EmptyFields};
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

/// A place in a list, at a row: the value it is ordered by, and its key where values are equal.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
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

/// The arguments of a list as a client wrote them: `first` and `after`, or `last` and `before`.
#[derive(Debug, Clone, Default)]
pub struct PageArguments {
    pub first: Option<i32>,
    pub after: Option<String>,
    pub last: Option<i32>,
    pub before: Option<String>,
}

/// The part of a list that a client asks for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Page<V> {
    /// Rows at most.
    pub size: usize,
    /// The row that it begins after, or ends before where it is read backward; none where it is the beginning or the end of the list.
    pub place: Option<Cursor<V>>,
    /// Whether it is read from its end: rows then come in the opposite order of the list.
    pub backward: bool,
}

impl<V: SortValue> Page<V> {
    /// Reads the arguments of a list.
    pub fn read(arguments: &PageArguments) -> Result<Self> {
        let PageArguments { first, after, last, before } = arguments;
        let forward = first.is_some() || after.is_some();
        let backward = last.is_some() || before.is_some();
        let [rows, row] = if backward { ["last", "before"] } else { ["first", "after"] };
        if forward && backward {
            return Err(Error::BadRequest(Refusal::new("PAGE_BOTH_WAYS").at([if last.is_some() { "last" } else { "before" }])));
        }
        let size = first.or(*last).unwrap_or(USUAL);
        if !(1..=MOST).contains(&size) {
            return Err(Error::BadRequest(Refusal::new("BAD_PAGE").at([rows]).with("most", MOST)));
        }
        let place = after.as_deref().or(before.as_deref()).map(Cursor::decode_cursor).transpose();
        let place = place.map_err(|_| Error::BadRequest(Refusal::new("BAD_CURSOR").at([row])))?;
        Ok(Self { size: size.unsigned_abs() as usize, place, backward })
    }

    /// Reads the arguments of a list in one of several orders; refused where the place is one of another order.
    pub fn read_in(arguments: &PageArguments, is_of_order: impl Fn(&V) -> bool) -> Result<Self> {
        let page = Self::read(arguments)?;
        match &page.place {
            Some(cursor) if !is_of_order(&cursor.value) => {
                let argument = if page.backward { "before" } else { "after" };
                Err(Error::BadRequest(Refusal::new("CURSOR_OF_ANOTHER_ORDER").at([argument])))
            }
            _ => Ok(page),
        }
    }

    /// The first rows of a list.
    pub const fn first(size: usize) -> Self {
        Self { size, place: None, backward: false }
    }

    /// One row more than it holds: it shows whether there are more.
    pub fn limit(&self) -> i64 {
        i64::try_from(self.size).map_or(i64::MAX, |size| size + 1)
    }

    /// The value of its place, as a statement takes it.
    pub fn value(&self) -> Option<V>
    where
        V: Clone,
    {
        self.place.as_ref().map(|place| place.value.clone())
    }

    /// Of rows that were read with `limit()`, those that it shows.
    pub fn shown<'r, R>(&self, rows: &'r [R]) -> impl Iterator<Item = &'r R> + use<'r, R, V> {
        rows.iter().take(self.size)
    }

    /// Makes the page of rows that were read with `limit()`, in the order in which they were read.
    pub fn connect<R, N, F, C, E>(
        &self,
        mut rows: Vec<R>,
        fields: F,
        cursor: impl Fn(&R) -> Cursor<V>,
        node: impl Fn(R) -> N,
    ) -> Connection<Cursor<V>, DirectObject<N>, F, EmptyFields, C, E>
    where
        V: Send + Sync,
        N: ContainerType + PlainFields,
        F: ObjectType,
        C: ConnectionNameType,
        E: EdgeNameType,
    {
        let has_more = rows.len() > self.size;
        let has_left = self.place.is_some();
        let (has_previous, has_next) = if self.backward { (has_more, has_left) } else { (has_left, has_more) };
        rows.truncate(self.size);
        if self.backward {
            rows.reverse();
        }
        let mut page = Connection::with_additional_fields(has_previous, has_next, fields);
        let edge = |row: R| Edge::new(cursor(&row), DirectObject(node(row)));
        page.edges = rows.into_iter().map(edge).collect();
        page
    }
}

/// A connection over rows ordered by a value and a key.
pub type Paged<V, N, F = EmptyFields> = Connection<Cursor<V>, DirectObject<N>, F, EmptyFields>;

#[cfg(test)]
mod tests {
    use super::*;

    fn read(first: Option<i32>, after: Option<&str>, last: Option<i32>, before: Option<&str>) -> Result<Page<String>> {
        Page::read(&PageArguments { first, after: after.map(Into::into), last, before: before.map(Into::into) })
    }

    #[test]
    fn a_page_has_at_least_one_row_and_at_most_a_hundred() {
        for rows in [0, -1, 101, i32::MIN] {
            assert!(read(Some(rows), None, None, None).is_err(), "{rows}");
            assert!(read(None, None, Some(rows), None).is_err(), "{rows}");
        }
        assert_eq!(read(None, None, None, None).ok(), Some(Page::first(20)));
    }

    #[test]
    fn a_page_is_read_one_way() {
        let cursor = Cursor { value: "rossi".to_owned(), key: Uuid::from_u128(9) };
        let text = cursor.encode_cursor();
        let before = Page { size: 3, place: Some(cursor), backward: true };

        assert_eq!(read(None, None, Some(3), Some(&text)).ok(), Some(before));
        assert!(read(None, None, None, Some(&text)).is_ok_and(|page| page.backward && page.size == 20));
        assert!(read(Some(3), None, Some(3), None).is_err());
        assert!(read(Some(3), None, None, Some(&text)).is_err());
        assert!(read(None, Some(&text), None, Some(&text)).is_err());
    }

    #[test]
    fn a_cursor_comes_back_and_a_wrong_one_is_refused() {
        let cursor = Cursor { value: "rossi".to_owned(), key: Uuid::from_u128(9) };

        assert_eq!(Cursor::<String>::decode_cursor(&cursor.encode_cursor()).ok(), Some(cursor.clone()));
        assert!(Cursor::<i64>::decode_cursor(&cursor.encode_cursor()).is_err());
        assert!(read(None, Some("è"), None, None).is_err());
        assert!(read(None, None, None, Some("è")).is_err());
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
