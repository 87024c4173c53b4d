//! On which terms the employer contributes, as far as the application tells.

use chrono::NaiveDate;

use crate::amounts::{ContributionTerms, Exemption, LastUse, WageFundRate};
use crate::cause::{Benefit, Cause};
use crate::controls::Facts;

/// The terms of the benefit asked for; none for benefits whose contribution is not held, or when they are not known yet.
pub(super) fn terms(facts: &Facts) -> Option<ContributionTerms> {
    match facts.benefit? {
        Benefit::Cigo => ordinary(facts),
        Benefit::AisFis if is_held_not_due(facts) => Some(ContributionTerms::Exempt(Exemption::Decision)),
        Benefit::AisFis => wage_fund_rate(facts).map(ContributionTerms::WageFund),
        Benefit::AisFund | Benefit::Cisoa | Benefit::Cigs => None,
    }
}

fn is_held_not_due(facts: &Facts) -> bool {
    facts.held.is_some_and(|held| !held.contribution_due)
}

/// The terms of the ordinary benefit, art. 5 and 13 D.Lgs. 148/2015.
fn ordinary(facts: &Facts) -> Option<ContributionTerms> {
    let start = facts.period?.from();
    if let Some(exemption) = exemption(facts, start) {
        return Some(ContributionTerms::Exempt(exemption));
    }
    let scale = facts.pay.earlier_use.scale(start, facts.switches.never_used_is_reduced);
    Some(ContributionTerms::Additional { scale, weeks_used: weeks_used(facts)? })
}

/// Why nothing is due: as the office held it, else as the cause and the employer tell.
fn exemption(facts: &Facts, start: NaiveDate) -> Option<Exemption> {
    let by_switch = facts.switches.insolvency_frees_contribution;
    let is_insolvent = by_switch && facts.pay.insolvent_since.is_some_and(|since| since <= start);
    match facts.held {
        Some(held) if held.unavoidable => Some(Exemption::UnavoidableEvent),
        Some(held) => (!held.contribution_due).then_some(if is_insolvent { Exemption::Insolvency } else { Exemption::Decision }),
        None if facts.cause.is_some_and(Cause::is_unavoidable) => Some(Exemption::UnavoidableEvent),
        None => is_insolvent.then_some(Exemption::Insolvency),
    }
}

/// The rate of the wage-integration fund.
fn wage_fund_rate(facts: &Facts) -> Option<WageFundRate> {
    let (period, employees) = facts.period.zip(facts.scheme.average_employees)?;
    Some(WageFundRate::of(period.from(), employees, facts.pay.earlier_use.last, facts.switches.never_used_is_reduced))
}

fn weeks_used(facts: &Facts) -> Option<u32> {
    let never = (facts.pay.earlier_use.last == Some(LastUse::Never)).then_some(0);
    facts.pay.weeks_used.or(never)
}
