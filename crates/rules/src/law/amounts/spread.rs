//! How what is told for a whole period falls on its months and weeks.

use chrono::{Datelike, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy};

use super::WorkWeek;
use super::exact::quotient;
use crate::calendar::{Period, add_months, end_of_month, weeks_touched};

/// The months of a period that have working days of it, by their first day, with those days.
pub(super) fn months(period: Period) -> Vec<(NaiveDate, u32)> {
    let first = period.from().with_day(1).unwrap_or(period.from());
    let firsts = std::iter::successors(Some(first), |month| Some(add_months(*month, 1)));
    let firsts: Vec<_> = firsts.take_while(|month| *month <= period.to()).collect();
    let days = working(period, firsts.iter().map(|month| (*month, end_of_month(*month))));
    firsts.into_iter().zip(days).filter(|(_, days)| *days > 0).collect()
}

/// The working days of a period in each of its weeks; a week touched on a Sunday alone is one, without any.
pub(super) fn weeks(period: Period) -> Vec<u32> {
    working(period, weeks_touched(period).into_iter().map(|week| (week.monday(), week.sunday())))
}

/// The days of a period in each span: from Monday to Friday, or every day when the period has no other.
fn working(period: Period, spans: impl Iterator<Item = (NaiveDate, NaiveDate)>) -> Vec<u32> {
    let within: Vec<_> = spans.map(|(from, to)| (from.max(period.from()), to.min(period.to()))).collect();
    let weekdays: Vec<_> = within.iter().map(|(from, to)| WorkWeek::FiveDays.days_between(*from, *to)).collect();
    if weekdays.iter().any(|days| *days > 0) {
        return weekdays;
    }
    within.iter().map(|(from, to)| u32::try_from((*to - *from).num_days() + 1).unwrap_or_default()).collect()
}

/// A number of hours over parts of so many days each, in hundredths; the parts give the whole again.
pub(super) fn spread(hours: Decimal, days: impl IntoIterator<Item = u32> + Clone) -> Vec<Decimal> {
    let whole = days.clone().into_iter().fold(0, u32::saturating_add);
    let until = days.into_iter().scan(0_u32, |until, days| {
        *until = until.saturating_add(days);
        Some(*until)
    });
    let given = until.scan(Decimal::ZERO, |given, until| {
        let due = if until == whole { hours } else { hundredths(quotient(hours.saturating_mul(until.into()), whole.into())) };
        Some(due.saturating_sub(std::mem::replace(given, due)))
    });
    given.collect()
}

fn hundredths(hours: Decimal) -> Decimal {
    hours.round_dp_with_strategy(2, RoundingStrategy::ToZero)
}
