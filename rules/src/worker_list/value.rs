//! Dates, hours and days, as the list writes them.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Fault;
use super::wrong::Wrong;
use crate::calendar::{LAST_DAY, day};

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

/// A day of hiring, written year, month, day.
pub(super) fn hiring_day(text: &str) -> Result<NaiveDate, Wrong> {
    let (year, month, day) = parts_of_date(text).ok_or(Fault::DateForm)?;
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(Fault::DateNotInCalendar)?;
    let range = FIRST_HIRING..=LAST_DAY;
    if range.contains(&date) { Ok(date) } else { Err(Fault::DateRange.with("first", FIRST_HIRING).with("last", LAST_DAY)) }
}

fn parts_of_date(text: &str) -> Option<(i32, u32, u32)> {
    let mut parts = text.split('-');
    let mut part = |length: usize| parts.next().filter(|part| part.len() == length && is_digits(part));
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    let whole = parts.next().is_none();
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)).filter(|_| whole)
}

/// The hours of a week by contract.
pub(super) fn weekly_hours(text: &str) -> Result<Decimal, Wrong> {
    let hours = number(text)?;
    let is_week = hours > Decimal::ZERO && hours <= Decimal::from(MOST_WEEKLY_HOURS);
    if is_week { Ok(hours) } else { Err(Fault::WeeklyHours.with("most", MOST_WEEKLY_HOURS)) }
}

/// The hours asked for the period: R37 refuses a row without any.
pub(super) fn hours_requested(text: &str) -> Result<Decimal, Wrong> {
    let hours = number(text)?;
    if hours <= Decimal::ZERO {
        return Err(Fault::NoHours.into());
    }
    if hours <= Decimal::from(MOST_HOURS) { Ok(hours) } else { Err(Fault::TooManyHours.with("most", MOST_HOURS)) }
}

/// A number with a comma or a point, but not with both: they would tell thousands from decimals differently in each language.
fn number(text: &str) -> Result<Decimal, Wrong> {
    if text.contains(',') && text.contains('.') {
        return Err(Fault::NumberSeparators.into());
    }
    let (sign, digits) = signed(text);
    match digits.split_once([',', '.']) {
        None if is_digits(digits) => {}
        Some((whole, decimals)) if is_digits(whole) && is_digits(decimals) => {
            if decimals.len() > MOST_DECIMALS {
                return Err(Fault::NumberDecimals.with("most", MOST_DECIMALS));
            }
        }
        _ => return Err(Fault::Number.into()),
    }
    // What has too many digits to be held is more than any column takes.
    let size: Decimal = digits.replace(',', ".").parse().unwrap_or(Decimal::MAX);
    Ok(sign * size)
}

/// A count of days.
pub(super) fn days(text: &str) -> Result<u32, Wrong> {
    let (_, digits) = signed(text);
    if !is_digits(digits) {
        return Err(Fault::Days.into());
    }
    let days = text.parse().ok().filter(|days| *days <= MOST_DAYS);
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
