//! Dates, hours and days, as the list writes them.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Fault;
use super::list_error::UnplacedError;
use crate::ground::calendar::{LAST_DAY, day};

/// The earliest day of hiring: people hired long before the calendar of the benefits are still at work.
pub const FIRST_HIRING: NaiveDate = day(1940, 1, 1);

/// The hours that a week may have by contract.
pub const MOST_WEEKLY_HOURS: u32 = 48;

/// The hours that may be asked for a worker, as the hub can hold them.
pub const MOST_HOURS: u32 = 9_999_999;

/// The days of work that a worker may have, as the hub can hold them.
pub const MOST_DAYS: u32 = 1_000_000;

/// Digits after the comma.
const MOST_DECIMALS: usize = 2;

/// What the numbers of a date like 03/04/2021 are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateOrder {
    /// Day, month, year, as wherever a comma comes before decimals and so a semicolon between columns.
    DayFirst,
    /// Nothing says whether the day comes first.
    Unknown,
}

impl DateOrder {
    pub(super) fn of(separator: u8) -> Self {
        if separator == b';' { Self::DayFirst } else { Self::Unknown }
    }
}

/// A day of hiring, written year, month, day, or as a spreadsheet rewrites it: day, month, year.
pub(super) fn hiring_day(text: &str, order: DateOrder) -> Result<NaiveDate, UnplacedError> {
    let (year, month, day) = parts_of_date(without_midnight(text), order)?;
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(Fault::DateNotInCalendar)?;
    let range = FIRST_HIRING..=LAST_DAY;
    if range.contains(&date) { Ok(date) } else { Err(Fault::DateRange.with("first", FIRST_HIRING).with("last", LAST_DAY)) }
}

/// The date without the hour that a spreadsheet puts after it.
fn without_midnight(text: &str) -> &str {
    let split = text.split_once([' ', 'T']);
    let midnight = split.filter(|(_, hour)| matches!(*hour, "00:00" | "0:00" | "00:00:00" | "0:00:00" | "00.00" | "00.00.00"));
    midnight.map_or(text, |(date, _)| date)
}

fn parts_of_date(text: &str, order: DateOrder) -> Result<(i32, u32, u32), UnplacedError> {
    let separator = ['-', '/', '.'].into_iter().find(|separator| text.contains(*separator)).ok_or(Fault::DateForm)?;
    let parts: Vec<_> = text.split(separator).collect();
    let &[first, second, third] = parts.as_slice() else {
        return Err(Fault::DateForm.into());
    };
    if !parts.iter().all(|part| is_digits(part)) {
        return Err(Fault::DateForm.into());
    }
    match (first.len(), second.len(), third.len()) {
        (4, 2, 2) => numbers(first, second, third),
        (1..=2, 1..=2, 4) if order == DateOrder::Unknown && could_be_two_days(first, second) => Err(Fault::DateAmbiguous.into()),
        (1..=2, 1..=2, 4) => numbers(third, second, first),
        (1..=2, 1..=2, 1..=2) => Err(Fault::DateYear.into()),
        _ => Err(Fault::DateForm.into()),
    }
}

fn numbers(year: &str, month: &str, day: &str) -> Result<(i32, u32, u32), UnplacedError> {
    let numbers = year.parse().ok().zip(month.parse().ok()).zip(day.parse().ok());
    numbers.map(|((year, month), day)| (year, month, day)).ok_or_else(|| Fault::DateForm.into())
}

/// Either number could be the month, and it would be another day.
fn could_be_two_days(first: &str, second: &str) -> bool {
    let is_month = |part: &str| part.parse().is_ok_and(|month: u32| (1..=12).contains(&month));
    is_month(first) && is_month(second) && first.parse::<u32>() != second.parse()
}

/// The hours of a week by contract.
pub(super) fn weekly_hours(text: &str) -> Result<Decimal, UnplacedError> {
    let hours = number(text)?;
    let is_week = hours > Decimal::ZERO && hours <= Decimal::from(MOST_WEEKLY_HOURS);
    if is_week { Ok(hours) } else { Err(Fault::WeeklyHours.with("most", MOST_WEEKLY_HOURS)) }
}

/// The hours asked for the period: R37 refuses a row without any.
pub(super) fn hours_requested(text: &str) -> Result<Decimal, UnplacedError> {
    let hours = number(text)?;
    if hours <= Decimal::ZERO {
        return Err(Fault::NoHours.into());
    }
    if hours <= Decimal::from(MOST_HOURS) { Ok(hours) } else { Err(Fault::TooManyHours.with("most", MOST_HOURS)) }
}

/// A number with a comma or a point before its decimals. Thousands may be divided where that can be read in one way only:
/// 1.234,5 and 1 234 can, 1.234 cannot.
fn number(text: &str) -> Result<Decimal, UnplacedError> {
    let (sign, digits) = signed(text);
    let (whole, decimals) = parts_of_number(digits)?;
    if decimals.len() > MOST_DECIMALS {
        return Err(Fault::NumberDecimals.with("most", MOST_DECIMALS));
    }
    // What has too many digits to be held is more than any column takes.
    let written = if decimals.is_empty() { whole } else { format!("{whole}.{decimals}") };
    let size: Decimal = written.parse().unwrap_or(Decimal::MAX);
    Ok(sign * size)
}

/// The digits before the decimals, without what divides the thousands, and the decimals.
fn parts_of_number(text: &str) -> Result<(String, &str), UnplacedError> {
    let marks = || text.chars().filter(|sign| matches!(sign, ',' | '.'));
    let last = text.rfind([',', '.']);
    let is_decimal = |at: &usize| marks().filter(|mark| text[*at..].starts_with(*mark)).count() == 1;
    let (whole, decimals) = match last.filter(is_decimal) {
        Some(at) => (&text[..at], &text[at + 1..]),
        None => (text, ""),
    };
    let is_written = whole.len() == text.len() || is_digits(decimals);
    match ungrouped(whole).filter(|_| is_written) {
        Some(digits) => Ok((digits, decimals)),
        None if text.contains(',') && text.contains('.') => Err(Fault::NumberSeparators.into()),
        None => Err(Fault::Number.into()),
    }
}

/// The digits without what divides the thousands: one sign throughout, before groups of three.
fn ungrouped(text: &str) -> Option<String> {
    let Some(divider) = text.chars().find(|sign| !sign.is_ascii_digit()) else {
        return Some(text.to_owned()).filter(|text| is_digits(text));
    };
    if !matches!(divider, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}') {
        return None;
    }
    let mut groups = text.split(divider);
    let is_first = groups.next().is_some_and(|group| is_digits(group) && group.len() <= 3);
    (is_first && groups.all(|group| is_digits(group) && group.len() == 3)).then(|| text.replace(divider, ""))
}

/// A count of days; a spreadsheet may write decimals that are none.
pub(super) fn days(text: &str) -> Result<u32, UnplacedError> {
    let days = number(text).ok().filter(Decimal::is_integer).ok_or(Fault::Days)?;
    let days = u32::try_from(days).ok().filter(|days| *days <= MOST_DAYS);
    days.ok_or_else(|| Fault::DaysRange.with("most", MOST_DAYS))
}

/// Whether it is written as a number below zero, which no column takes and which is no formula either.
pub(super) fn is_negative(text: &str) -> bool {
    let (sign, digits) = signed(text);
    sign.is_sign_negative() && !digits.is_empty() && digits.chars().all(|sign| sign.is_ascii_digit() || ",.".contains(sign))
}

fn signed(text: &str) -> (Decimal, &str) {
    text.strip_prefix('-').map_or((Decimal::ONE, text), |digits| (Decimal::NEGATIVE_ONE, digits))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
