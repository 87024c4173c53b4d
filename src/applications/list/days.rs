//! Days from and to, as a filter names them.

use async_graphql::InputObject;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use chrono_tz::Europe::Rome;

use crate::core::error::{Error, Refusal, Result};
use crate::core::graph::Date;

/// From a day to a day, both included; what is left out is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, InputObject)]
pub struct DateRangeInput {
    /// From this day on; without it from the first.
    pub from: Option<Date>,
    /// Up to this day, which counts; without it to the last.
    pub to: Option<Date>,
}

impl DateRangeInput {
    /// Refuses days that stand upside down: they would find nothing, and nobody would know why.
    pub fn check(self, name: &str) -> Result<()> {
        match self {
            Self { from: Some(from), to: Some(to) } if to < from => {
                let refusal = Refusal::new("PERIOD_UPSIDE_DOWN").at(["filter", name, "to"]);
                Err(Error::BadRequest(refusal.with("from", from.0).with("to", to.0)))
            }
            _ => Ok(()),
        }
    }

    /// From this instant on and up to the other one, which no longer counts: the days of Rome.
    pub fn instants(self) -> (Option<DateTime<Utc>>, Option<DateTime<Utc>>) {
        let next = self.to.and_then(|to| to.0.checked_add_days(Days::new(1)));
        (self.from.map(|from| start_of(from.0)), next.map(start_of))
    }
}

/// When a day begins in Rome; clocks change at two or three in the morning, never at midnight.
fn start_of(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    midnight.and_local_timezone(Rome).earliest().map_or_else(|| midnight.and_utc(), |start| start.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_in_rome() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");

        assert_eq!(start_of(day("2026-01-15")).to_rfc3339(), "2026-01-14T23:00:00+00:00");
        assert_eq!(start_of(day("2026-07-15")).to_rfc3339(), "2026-07-14T22:00:00+00:00");
    }
}
