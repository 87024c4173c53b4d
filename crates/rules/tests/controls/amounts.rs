//! R34 to R37, R40, R46, R52 and R53.

mod accounts_and_other_work;
mod contribution;
mod estimate;
mod hours;
mod wage_fund;

use omnia_rules::amounts::{EarlierUse, LastUse};
use omnia_rules::cause::{Benefit, Cause};
use omnia_rules::controls::{Beneficiary, Facts, OtherWork, Pay, PaymentMode, Scheme};
use rust_decimal::Decimal;

use crate::application::{application, date, period, reported, worker};

/// Four weeks from 2 March 2026 for five workers, each of whom loses 160 hours at € 12.50: € 2,500 a week for all.
fn paid(pay: Pay) -> Facts {
    Facts { beneficiaries: (0..5).map(|index| earning(worker(index))).collect(), pay, ..application() }
}

fn earning(worker: Beneficiary) -> Beneficiary {
    let (hours_requested, contract_hours) = (Some(Decimal::from(160)), Some(Decimal::from(40)));
    Beneficiary { hourly_pay: Some(Decimal::new(125, 1)), hours_requested, contract_hours, ..worker }
}

fn after(weeks: u32) -> Pay {
    Pay { weeks_used: Some(weeks), ..Pay::default() }
}

fn last_used_until(day: &str) -> EarlierUse {
    EarlierUse { last: Some(LastUse::EndedOn(date(day))), reduced_before: false }
}

const NEVER_USED: EarlierUse = EarlierUse { last: Some(LastUse::Never), reduced_before: false };

/// The findings of one rule.
fn of(rule: &str, facts: &Facts) -> Vec<String> {
    reported(facts).into_iter().filter(|reported| reported.split(' ').nth(1).is_some_and(|message| message.starts_with(rule))).collect()
}

fn twenty_five(change: fn(Beneficiary) -> Beneficiary, pay: Pay) -> Facts {
    Facts { beneficiaries: (0..25).map(|index| change(worker(index))).collect(), pay, ..application() }
}

/// Applications that, together, give every finding of the family.
pub fn troubled() -> Vec<Facts> {
    [troubled_contributions(), troubled_amounts(), troubled_workers()].concat()
}

fn troubled_contributions() -> Vec<Facts> {
    let fund = |last| Facts {
        benefit: Some(Benefit::AisFis),
        scheme: Scheme { average_employees: Some(Decimal::from(5)), ..Scheme::default() },
        ..paid(Pay { earlier_use: EarlierUse { last, reduced_before: false }, ..Pay::default() })
    };
    let used = |earlier_use| paid(Pay { earlier_use, ..after(50) });
    let one_week = |facts| Facts { period: Some(period("2026-03-02", "2026-03-08")), ..facts };
    vec![
        used(EarlierUse::default()),
        one_week(used(EarlierUse::default())),
        Facts { cause: Some(Cause::FireCollapseFlood), ..paid(Pay::default()) },
        used(last_used_until("2023-12-31")),
        one_week(used(last_used_until("2023-12-31"))),
        used(EarlierUse { last: None, reduced_before: true }),
        used(NEVER_USED),
        fund(None),
        fund(last_used_until("2023-12-31").last),
        fund(NEVER_USED.last),
        paid(Pay { insolvent_since: Some(date("2026-03-01")), ..Pay::default() }),
    ]
}

fn troubled_amounts() -> Vec<Facts> {
    let fields = Facts { benefit: Some(Benefit::Cisoa), cause: Some(Cause::WeatherAgriculture), ..paid(Pay::default()) };
    let beyond = Facts { period: Some(period("2027-01-04", "2027-01-31")), today: date("2027-01-05"), ..paid(Pay::default()) };
    let mut alone = paid(Pay::default());
    alone.beneficiaries.truncate(1);
    vec![fields, beyond, alone]
}

fn troubled_workers() -> Vec<Facts> {
    let direct = || Pay { payment_mode: Some(PaymentMode::Direct), ..Pay::default() };
    let work = |days, declared_beforehand| Some(OtherWork { days, declared_beforehand });
    let mut elsewhere = application();
    elsewhere.beneficiaries[0].other_work = work(1, true);
    elsewhere.beneficiaries[1].other_work = work(3, false);
    vec![
        elsewhere,
        twenty_five(|worker| Beneficiary { hours_requested: Some(Decimal::ZERO), ..worker }, Pay::default()),
        twenty_five(|worker| Beneficiary { hours_requested: Some(Decimal::from(161)), ..earning(worker) }, Pay::default()),
        Facts {
            period: Some(period("2026-03-02", "2026-03-03")),
            ..twenty_five(|worker| Beneficiary { hours_requested: Some(Decimal::from(20)), ..earning(worker) }, Pay::default())
        },
        twenty_five(|worker| worker, direct()),
        twenty_five(|worker| Beneficiary { iban: Some("IT65A0542811101000000123456".to_owned()), ..worker }, direct()),
        twenty_five(|worker| Beneficiary { other_work: Some(OtherWork { days: 2, declared_beforehand: true }), ..worker }, Pay::default()),
    ]
}
