//! Which applications a list is about, among those that the viewer sees.

use async_graphql::InputObject;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use chrono_tz::Europe::Rome;
use omnia_rules::cause::{Benefit, Cause};
use omnia_rules::controls::PaymentMode;
use sqlx::{Postgres, QueryBuilder};

use crate::applications::lifecycle::status::Status;
use crate::applications::list::search::{Search, employers_named};
use crate::core::error::{Error, Refusal, Result};
use crate::core::graph::Date;
use crate::core::ids::{CapacityId, EmployerId, UnitId};

/// From a day to a day, both included; what is left out is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, InputObject)]
pub struct DateRangeInput {
    /// From this day on; without it from the first.
    pub from: Option<Date>,
    /// Up to this day, which counts; without it to the last.
    pub to: Option<Date>,
}

/// Which applications, among those that the viewer sees. All that is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, InputObject)]
pub struct ApplicationFilter {
    /// Those in one of these.
    pub status: Option<Vec<Status>>,
    /// Those for this benefit.
    pub benefit: Option<Benefit>,
    /// Those with this cause.
    pub cause: Option<Cause>,
    /// Those that are paid so.
    pub payment_mode: Option<PaymentMode>,
    /// A tax code, a position number or a protocol number, whole; or the beginnings of words of the employer's name.
    pub search: Option<String>,
    /// Those of this employer.
    pub employer_id: Option<EmployerId>,
    /// Those of this productive unit.
    pub unit_id: Option<UnitId>,
    /// Those that ask for some day of this range.
    pub period: Option<DateRangeInput>,
    /// Those that were submitted within these days, by the calendar of Rome.
    pub submitted: Option<DateRangeInput>,
    /// Those that have, or have not, an open alert that stops the submission.
    pub has_blocking_alerts: Option<bool>,
    /// Those that the viewer, an operator, has in hand.
    #[graphql(default)]
    pub mine: bool,
}

impl ApplicationFilter {
    /// What waits at the office.
    pub fn waiting() -> Self {
        Self { status: Some(vec![Status::Protocolled]), ..Self::default() }
    }

    /// Refuses days that stand upside down: they would find nothing, and nobody would know why.
    pub fn check(&self) -> Result<()> {
        for (name, range) in [("period", self.period), ("submitted", self.submitted)] {
            if let Some(DateRangeInput { from: Some(from), to: Some(to) }) = range
                && to < from
            {
                let refusal = Refusal::new("PERIOD_UPSIDE_DOWN").at(["filter", name, "to"]);
                return Err(Error::BadRequest(refusal.with("from", from.0).with("to", to.0)));
            }
        }
        Ok(())
    }

    /// Adds its conditions on table application named a; `me` is the capacity of who asks.
    pub fn push(&self, query: &mut QueryBuilder<Postgres>, me: CapacityId) {
        self.push_kinds(query);
        self.push_ties(query, me);
        self.push_days(query);
        if let Some(wanted) = self.has_blocking_alerts {
            query.push(if wanted { " and a.blocking_alerts > 0" } else { " and a.blocking_alerts = 0" });
        }
        match self.search.as_deref().map_or(Search::All, Search::read) {
            Search::ProtocolNumber(number) => {
                query.push(" and a.protocol_number = ").push_bind(number);
            }
            Search::PositionNumber(number) => {
                query.push(" and a.position_id = any(array(select id from position where number = ").push_bind(number).push("))");
            }
            search => employers_named(query, "a.employer_id", &search),
        }
    }

    fn push_kinds(&self, query: &mut QueryBuilder<Postgres>) {
        let statuses: Option<Vec<&str>> = self.status.as_ref().map(|list| list.iter().map(|name| (*name).as_str()).collect());
        match statuses.as_deref() {
            None => {}
            // One status alone keeps the order of the queue's index.
            Some([status]) => {
                query.push(" and a.status = ").push_bind((*status).to_owned());
            }
            Some(statuses) => {
                let statuses: Vec<String> = statuses.iter().map(|status| (*status).to_owned()).collect();
                query.push(" and a.status = any(").push_bind(statuses).push(")");
            }
        }
        if let Some(benefit) = self.benefit {
            query.push(" and a.benefit = ").push_bind(benefit.as_str());
        }
        if let Some(cause) = self.cause {
            query.push(" and a.cause = ").push_bind(cause.as_str());
        }
        if let Some(mode) = self.payment_mode {
            query.push(" and a.payment_mode = ").push_bind(mode.as_str());
        }
    }

    fn push_ties(&self, query: &mut QueryBuilder<Postgres>, me: CapacityId) {
        if let Some(employer) = self.employer_id {
            query.push(" and a.employer_id = ").push_bind(employer.0);
        }
        if let Some(unit) = self.unit_id {
            query.push(" and a.unit_id = ").push_bind(unit.0);
        }
        if self.mine {
            query.push(" and a.operator_capacity_id = ").push_bind(me.0);
        }
    }

    fn push_days(&self, query: &mut QueryBuilder<Postgres>) {
        let period = self.period.unwrap_or_default();
        if let Some(from) = period.from {
            query.push(" and a.period_to >= ").push_bind(from.0);
        }
        if let Some(to) = period.to {
            query.push(" and a.period_from <= ").push_bind(to.0);
        }
        let submitted = self.submitted.unwrap_or_default();
        if let Some(from) = submitted.from {
            query.push(" and a.submitted_at >= ").push_bind(start_of(from.0));
        }
        if let Some(next) = submitted.to.and_then(|to| to.0.checked_add_days(Days::new(1))) {
            query.push(" and a.submitted_at < ").push_bind(start_of(next));
        }
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
