//! On which terms the employer contributes, as far as the application tells.

use crate::amounts::{ContributionTerms, Exemption, LastUse, WageFundRate};
use crate::cause::{Benefit, Cause};
use crate::controls::Facts;

/// The terms of the benefit asked for; none for benefits whose contribution is not held, or when they are not known yet.
pub(super) fn terms(facts: &Facts) -> Option<ContributionTerms> {
    match facts.benefit? {
        Benefit::Cigo => ordinary(facts),
        Benefit::AisFis => wage_fund_rate(facts).map(ContributionTerms::WageFund),
        Benefit::AisFund | Benefit::Cisoa | Benefit::Cigs => None,
    }
}

/// The terms of the ordinary benefit, art. 5 and 13 D.Lgs. 148/2015.
fn ordinary(facts: &Facts) -> Option<ContributionTerms> {
    if facts.cause.is_some_and(Cause::is_unavoidable) {
        return Some(ContributionTerms::Exempt(Exemption::UnavoidableEvent));
    }
    let start = facts.period?.from();
    if facts.switches.insolvency_frees_contribution && facts.pay.insolvent_since.is_some_and(|since| since <= start) {
        return Some(ContributionTerms::Exempt(Exemption::Insolvency));
    }
    let scale = facts.pay.earlier_use.scale(start, facts.switches.never_used_is_reduced);
    Some(ContributionTerms::Additional { scale, weeks_used: weeks_used(facts)? })
}

/// The rate of the wage-integration fund.
pub(super) fn wage_fund_rate(facts: &Facts) -> Option<WageFundRate> {
    let (period, employees) = facts.period.zip(facts.scheme.average_employees)?;
    Some(WageFundRate::of(period.from(), employees, facts.pay.earlier_use.last, facts.switches.never_used_is_reduced))
}

fn weeks_used(facts: &Facts) -> Option<u32> {
    let never = (facts.pay.earlier_use.last == Some(LastUse::Never)).then_some(0);
    facts.pay.weeks_used.or(never)
}
