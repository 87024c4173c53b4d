//! The rows of a page in SQL, in the direction of the page: after its place in the order of the list, or before it in the opposite order.

use sqlx::{Postgres, QueryBuilder};

use super::paging::{Page, SortValue};

/// What a list is ordered by, for statements that are put together.
#[derive(Debug, Clone, Copy)]
pub struct SortColumns {
    /// The columns of the value, and then that of the key.
    pub columns: &'static [&'static str],
    /// Whether the greatest come first.
    pub descends: bool,
    /// Whether rows of one value are distinguished by a key.
    pub has_key: bool,
}

impl SortColumns {
    /// From the least on.
    pub const fn ascending(columns: &'static [&'static str]) -> Self {
        Self { columns, descends: false, has_key: true }
    }

    /// From the greatest on.
    pub const fn descending(columns: &'static [&'static str]) -> Self {
        Self { columns, descends: true, has_key: true }
    }

    /// By values that no two rows share.
    pub const fn without_key(self) -> Self {
        Self { has_key: false, ..self }
    }
}

impl<V: SortValue + PushValue> Page<V> {
    /// Adds the condition that a row lies behind the place.
    pub fn push_place(&self, query: &mut QueryBuilder<Postgres>, by: SortColumns) {
        let Some(place) = &self.place else { return };
        let comparison = if by.descends == self.backward { ") > (" } else { ") < (" };
        query.push(" and (").push(by.columns.join(", ")).push(comparison);
        place.value.push(query);
        if by.has_key {
            query.push(", ").push_bind(place.key);
        }
        query.push(")");
    }

    /// Adds the order of the rows, without their number.
    pub fn push_order(&self, query: &mut QueryBuilder<Postgres>, by: SortColumns) {
        let direction = if by.descends == self.backward { "" } else { " desc" };
        let columns: Vec<String> = by.columns.iter().map(|column| format!("{column}{direction}")).collect();
        query.push(" order by ").push(columns.join(", "));
    }

    /// Adds both, and how many rows are read.
    pub fn push(&self, query: &mut QueryBuilder<Postgres>, by: SortColumns) {
        self.push_place(query, by);
        self.push_order(query, by);
        query.push(" limit ").push_bind(self.limit());
    }
}

/// A value of a place that is bound to a statement, as many columns as it is of.
pub trait PushValue {
    /// Binds it.
    fn push(&self, query: &mut QueryBuilder<Postgres>);
}

macro_rules! bound_as_it_is {
    ($($value:ty),*) => {
        $(impl PushValue for $value {
            fn push(&self, query: &mut QueryBuilder<Postgres>) {
                query.push_bind(self.clone());
            }
        })*
    };
}
bound_as_it_is!(i32, i64, String, chrono::NaiveDate, chrono::DateTime<chrono::Utc>);
