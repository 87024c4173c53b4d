//! R05 to R11 and R13, as they are reported to an employer. The calculations have their own tests, in `tests/limits`.

mod contradictions;
mod five_years;
mod third;
mod unavoidable;
mod weeks;

use omnia_rules::calendar::Week;
use omnia_rules::cause::{Article10, Cause};
use omnia_rules::controls::{Beneficiary, Facts, History};
use omnia_rules::limits::{Counting, Grant, Ground};
use rust_decimal::Decimal;

use crate::application::{application, date, period, reported, worker};

fn weeks(number: u64, from: &str) -> Grant {
    days(number * 7, from)
}

fn days(number: u64, from: &str) -> Grant {
    let from = date(from);
    let grant = Grant::new(&from.to_string(), from, from + chrono::Days::new(number - 1));
    Grant { ground: Ground::new(Cause::LackOfWork, None), ..grant }
}

fn lost(cause: Cause, grant: Grant) -> Grant {
    Grant { ground: Ground::new(cause, None), ..grant }
}

fn of_hours(hours: i64, grant: Grant) -> Grant {
    Grant { hours: Some(Decimal::from(hours)), ..grant }
}

fn after(grants: impl IntoIterator<Item = Grant>) -> Facts {
    let history = History { grants: grants.into_iter().collect(), ..History::default() };
    Facts { history, ..application() }
}

/// Sent on its first day, for as many weeks.
fn asking(number: u64, from: &str, facts: Facts) -> Facts {
    let (from, to) = (date(from), date(from) + chrono::Days::new(number * 7 - 1));
    Facts { today: from, period: Some(period(&from.to_string(), &to.to_string())), ..facts }
}

fn of_builders(facts: Facts) -> Facts {
    Facts { article10: Some(Article10::M), classification: None, ..facts }
}

fn for_fire(facts: Facts) -> Facts {
    Facts { cause: Some(Cause::FireCollapseFlood), ..facts }
}

fn asking_hours(hours: i64, facts: Facts) -> Facts {
    let asking = Beneficiary { hours_requested: Some(Decimal::from(hours)), ..worker(0) };
    Facts { beneficiaries: vec![asking, worker(1)], ..facts }
}

/// A day in each of that many weeks, every other week back from 2 March 2026.
fn alternate(number: u32) -> Vec<Grant> {
    let back = (1..=number).map(|index| Week::of(date("2026-03-02")).earlier(index * 2).monday());
    back.map(|monday| days(1, &monday.to_string())).collect()
}

fn full_two_years() -> Facts {
    after([weeks(26, "2024-09-02"), weeks(26, "2025-05-05")])
}

/// Every other week of two years was used, and ten years are asked for.
fn endless() -> Facts {
    asking(520, "2026-03-02", after(alternate(51)))
}

/// Twenty-five grants that end before they start.
fn upside_down() -> Facts {
    after((0..25).map(|number| Grant::new(&number.to_string(), date("2025-03-10"), date("2025-03-09"))))
}

/// Applications that, together, give every finding of the family.
pub fn troubled() -> Vec<Facts> {
    let by_days = |facts: Facts| Facts { history: History { counting: Counting::SixDays, ..facts.history }, ..facts };
    let unavoidable = || lost(Cause::FireCollapseFlood, weeks(3, "2025-01-06"));
    let derogated = || lost(Cause::FireCollapseFlood, weeks(3, "2025-07-07"));
    vec![
        asking(13, "2026-03-02", after([weeks(40, "2025-05-26")])),
        full_two_years(),
        by_days(full_two_years()),
        endless(),
        asking(2, "2026-12-28", after([weeks(52, "2025-01-06")])),
        after([unavoidable()]),
        of_builders(after([unavoidable(), derogated()])),
        asking(2, "2025-07-07", for_fire(of_builders(after([])))),
        asking_hours(1867, after([of_hours(12_000, weeks(1, "2025-03-03"))])),
        for_fire(asking_hours(1867, after([of_hours(12_000, weeks(1, "2025-03-03"))]))),
        after([weeks(110, "2021-06-07")]),
        upside_down(),
        after([Grant::new("A", date("1999-12-31"), date("2000-01-10"))]),
        after([early_grant()]),
        after([of_hours(-1, weeks(2, "2025-03-03"))]),
        certified(&["2025-03-03"]),
    ]
}

/// A grant that names an event after its last day.
fn early_grant() -> Grant {
    let event_days = [date("2025-04-01")].into();
    Grant { ground: Ground { event_days, ..Ground::default() }, ..weeks(2, "2025-03-03") }
}

/// Nothing was authorized, and these days are certified as used.
fn certified(used: &[&str]) -> Facts {
    let declared_use = used.iter().map(|day| date(day)).collect();
    Facts { history: History { declared_use, ..History::default() }, ..application() }
}

fn limits_reported(facts: &Facts) -> Vec<String> {
    let rules = ["R05", "R06", "R07", "R08", "R09", "R10", "R11", "R13"];
    reported(facts).into_iter().filter(|reported| rules.iter().any(|rule| reported.contains(rule))).collect()
}
