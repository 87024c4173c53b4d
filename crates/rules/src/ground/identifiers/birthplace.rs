//! Where a person was born: the codes of municipalities and foreign countries (Belfiore).

use std::sync::LazyLock;

use chrono::NaiveDate;

/// The list, sorted by code; its source, licence and date are in the README next to it.
const LIST: &str = include_str!("../../../data/belfiore.csv");

/// The province under which the list holds foreign countries.
const ABROAD: &str = "EE";

static PLACES: LazyLock<Vec<(&str, ListedPlace)>> = LazyLock::new(|| LIST.lines().filter_map(read).collect());

/// A municipality of Italy or a foreign country, under its latest name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListedPlace {
    /// Its name.
    pub name: &'static str,
    /// The letters of its province; none for a country.
    pub province: Option<&'static str>,
    /// Its last day, where it is no more: who was born there keeps the code.
    pub suppressed_on: Option<NaiveDate>,
}

/// What the list holds on the place of birth in a tax code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Birthplace {
    /// It exists.
    Standing(ListedPlace),
    /// It was suppressed, and its code is as good as before.
    Suppressed(ListedPlace),
    /// The list does not hold it: a slip of the pen, or a place newer than the list.
    Unknown,
}

impl Birthplace {
    /// What the list holds on a code: a letter and three digits, upper case.
    pub fn of(code: &str) -> Self {
        match birthplace(code) {
            Some(place) if place.suppressed_on.is_some() => Self::Suppressed(place),
            Some(place) => Self::Standing(place),
            None => Self::Unknown,
        }
    }
}

/// The place of a code: a letter and three digits, upper case; `Z` and three digits for a country.
pub fn birthplace(code: &str) -> Option<ListedPlace> {
    let index = PLACES.binary_search_by_key(&code, |(code, _)| *code).ok()?;
    PLACES.get(index).map(|(_, place)| *place)
}

/// A line of the list; the header holds none.
fn read(line: &'static str) -> Option<(&'static str, ListedPlace)> {
    let mut fields = line.split(';');
    let (code, name, province, last_day) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
    let province = Some(province).filter(|province| *province != ABROAD);
    let place = ListedPlace { name, province, suppressed_on: last_day.parse().ok() };
    (!code.starts_with('#')).then_some((code, place))
}
