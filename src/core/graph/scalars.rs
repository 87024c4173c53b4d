//! The scalars of the graph: days, instants, and decimals that never pass through a float.

use std::str::FromStr;

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use chrono::{NaiveDate, SecondsFormat, Utc};
use omnia_rules::worker_list::FIRST_HIRING;
use rust_decimal::Decimal;

/// A day, as YYYY-MM-DD.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Date(pub NaiveDate);

/// A day of the calendar, written YYYY-MM-DD, from 2000-01-01 to 2100-12-31.
#[Scalar(name = "Date", specified_by_url = "https://www.rfc-editor.org/rfc/rfc3339#section-5.6")]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else { return Err(InputValueError::expected_type(value)) };
        day(text).map(Self).ok_or_else(|| {
            InputValueError::custom("a date is written YYYY-MM-DD, from 2000-01-01 to 2100-12-31").with_extension("code", "BAD_DATE")
        })
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

fn day(text: &str) -> Option<NaiveDate> {
    day_since(NaiveDate::from_ymd_opt(2000, 1, 1)?, text)
}

fn day_since(first: NaiveDate, text: &str) -> Option<NaiveDate> {
    let day = NaiveDate::from_str(text).ok().filter(|_| text.len() == 10)?;
    let last = NaiveDate::from_ymd_opt(2100, 12, 31)?;
    (first..=last).contains(&day).then_some(day)
}

/// The day of a hiring, which may lie further back than what the hub deals with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HiringDate(pub NaiveDate);

/// The day on which a worker was hired, written YYYY-MM-DD, from 1940-01-01 to 2100-12-31.
#[Scalar(name = "HiringDate", specified_by_url = "https://www.rfc-editor.org/rfc/rfc3339#section-5.6")]
impl ScalarType for HiringDate {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else { return Err(InputValueError::expected_type(value)) };
        day_since(FIRST_HIRING, text).map(Self).ok_or_else(|| {
            InputValueError::custom("the day of a hiring is written YYYY-MM-DD, from 1940-01-01 to 2100-12-31")
                .with_extension("code", "BAD_DATE")
        })
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// An instant, as RFC 3339 in UTC with milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateTime(pub chrono::DateTime<Utc>);

/// An instant in UTC with milliseconds, as RFC 3339 writes it: 2026-03-17T09:30:00.000Z.
#[Scalar(name = "DateTime", specified_by_url = "https://www.rfc-editor.org/rfc/rfc3339#section-5.6")]
impl ScalarType for DateTime {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else { return Err(InputValueError::expected_type(value)) };
        let instant = chrono::DateTime::parse_from_rfc3339(text);
        instant.map(|instant| Self(instant.to_utc())).map_err(|_| {
            InputValueError::custom("an instant is written as RFC 3339, as in 2026-03-17T09:30:00.000Z")
                .with_extension("code", "BAD_DATE_TIME")
        })
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

/// Euros or hours, with two places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Amount(#[serde(with = "rust_decimal::serde::str")] pub Decimal);

/// Euros or hours as a string with two decimals, "120.00". A JSON number is refused: it may have passed through a float.
#[Scalar(name = "Decimal", specified_by_url = "https://www.w3.org/TR/xmlschema11-2/#decimal")]
impl ScalarType for Amount {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else { return Err(InputValueError::expected_type(value)) };
        amount(text).map(Self).ok_or_else(|| {
            InputValueError::custom("a decimal is a string of digits with a point and at most two decimals, as in \"120.00\"")
                .with_extension("code", "BAD_DECIMAL")
        })
    }

    fn to_value(&self) -> Value {
        Value::String(format!("{:.2}", self.0))
    }
}

/// A number of workers, on average.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkerCount(pub Decimal);

/// A number of workers on average, with at most two decimals: a whole one as a number, 8, any other as a string, "2.50".
#[Scalar(name = "WorkerCount")]
impl ScalarType for WorkerCount {
    fn parse(value: Value) -> InputValueResult<Self> {
        let text = match &value {
            Value::Number(number) => number.to_string(),
            Value::String(text) => text.clone(),
            _ => return Err(InputValueError::expected_type(value)),
        };
        amount(&text).map(Self).ok_or_else(|| {
            InputValueError::custom("a number of workers has at most two decimals, as in 8 or \"2.50\"")
                .with_extension("code", "BAD_DECIMAL")
        })
    }

    fn to_value(&self) -> Value {
        match i64::try_from(self.0) {
            Ok(whole) if self.0.is_integer() => Value::from(whole),
            _ => Amount(self.0).to_value(),
        }
    }
}

fn amount(text: &str) -> Option<Decimal> {
    let is_shaped = text.len() <= 13 && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    let amount = Decimal::from_str_exact(text).ok().filter(|_| is_shaped)?;
    (amount.scale() <= 2).then_some(amount)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_outside_the_century_or_of_no_calendar_is_refused() {
        for text in ["1999-12-31", "2101-01-01", "2026-02-30", "2026-2-3", "26-02-03", "+2026-02-03"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn a_worker_may_have_been_hired_long_before_the_century() {
        assert_eq!(day_since(FIRST_HIRING, "1995-05-02").map(|day| day.to_string()), Some("1995-05-02".to_owned()));
        assert_eq!(day_since(FIRST_HIRING, "1939-12-31"), None);
    }

    #[test]
    fn a_number_of_workers_is_whole_or_has_two_decimals() {
        let written = |value: Value| WorkerCount::parse(value).ok().map(|count| count.to_value());

        assert_eq!(written(Value::from(8)), Some(Value::from(8)));
        assert_eq!(written(Value::from("8.00")), Some(Value::from(8)));
        assert_eq!(written(Value::from("2.5")), Some(Value::from("2.50")));
        assert_eq!(written(Value::from(2.5)), Some(Value::from("2.50")));
        assert_eq!((written(Value::from("2.505")), written(Value::Null)), (None, None));
    }

    #[test]
    fn a_decimal_has_at_most_two_places_and_no_exponent() {
        assert_eq!(amount("120.5").map(|a| Amount(a).to_value()), Some(Value::String("120.50".into())));
        for text in ["1e3", "1.234", "1,5", "", "NaN", "12345678901234"] {
            assert_eq!(amount(text), None, "{text}");
        }
    }
}
