//! R34, R35, R46, R53: what the employer contributes, and on which terms.

use chrono::NaiveDate;

use super::payable_amount::due;
use super::{Facts, Finding, RuleId, Severity};
use crate::ground::calendar::weeks_touched;
use crate::law::amounts::{
    ContributionTerms, Exemption, FIRST_RATE_UP_TO, LastUse, REDUCED_FROM, SECOND_RATE_UP_TO, Scale, WageFundRate, first_reduced_start,
};
use crate::law::cause::{Benefit, Cause};
use crate::law::schemes::SMALL_FIRM;

/// R34, art. 5 c. 1: a part of the pay of the hours not worked, that grows with the weeks used in five years; none for
/// unavoidable events (art. 13 c. 3), inside the derogations of R09 as outside.
pub(super) fn additional(facts: &Facts) -> Vec<Finding> {
    let finding = match contribution_terms(facts) {
        Some(ContributionTerms::Exempt(Exemption::UnavoidableEvent)) => exempt(facts),
        Some(ContributionTerms::Additional { scale: Scale::Ordinary, weeks_used }) => {
            reckoned(facts, Scale::Ordinary, weeks_used, info(RuleId::R34, "R34"))
        }
        _ => None,
    };
    finding.into_iter().collect()
}

fn info(rule: RuleId, message: &'static str) -> Finding {
    Finding::new(rule, Severity::Info, message)
}

fn exempt(facts: &Facts) -> Option<Finding> {
    let due = due(facts, ContributionTerms::Exempt(Exemption::UnavoidableEvent))?;
    let exempt = info(RuleId::R34, "R34-exempt").at(&["cause"]).reading("cause", facts.cause?.as_str());
    Some(exempt.with("pay", due.lost_pay).with("contribution", due.contribution))
}

/// What is contributed at the rates of a scale, with all that it is reckoned from.
fn reckoned(facts: &Facts, scale: Scale, weeks_used: u32, finding: Finding) -> Option<Finding> {
    let due = due(facts, ContributionTerms::Additional { scale, weeks_used })?;
    let [low, middle, high] = scale.rates();
    let finding = finding.at(&["weeksUsed"]).reading("used", weeks_used).with("weeks", weeks_touched(facts.period?).len());
    let finding = finding.with("pay", due.lost_pay).with("contribution", due.contribution);
    let finding = finding.against("low", low).against("middle", middle).against("high", high);
    Some(finding.against("first", FIRST_RATE_UP_TO).against("second", SECOND_RATE_UP_TO))
}

/// R35, art. 5 c. 1-ter: lower rates for who used no benefit in the 24 months before, and again in later periods of the
/// same five years. The text is silent on employers who never used any: reported as an open question.
pub(super) fn reduced(facts: &Facts) -> Vec<Finding> {
    let Some((period, ContributionTerms::Additional { scale, weeks_used })) = facts.period.zip(contribution_terms(facts)) else {
        return Vec::new();
    };
    let (start, earlier) = (period.from(), facts.pay.earlier_use);
    let finding = |message| info(RuleId::R35, message).reading("start", start);
    let finding = match (scale, earlier.last) {
        (Scale::Reduced, Some(last)) if last.is_reduced(start, false) => finding("R35"),
        (Scale::Reduced, _) if earlier.reduced_before => finding("R35-again"),
        (_, Some(LastUse::Never)) if REDUCED_FROM <= start => finding("R35-never").with("scale", scale.as_str()),
        _ => return Vec::new(),
    };
    lower(facts, weeks_used, finding).into_iter().collect()
}

/// What is contributed at the reduced rates, compared with the ordinary ones.
fn lower(facts: &Facts, weeks_used: u32, finding: Finding) -> Option<Finding> {
    let ordinary = due(facts, ContributionTerms::Additional { scale: Scale::Ordinary, weeks_used })?;
    let finding = reckoned(facts, Scale::Reduced, weeks_used, finding)?.at(&["lastUse"]).with("ordinary", ordinary.contribution);
    let Some(LastUse::EndedOn(end)) = facts.pay.earlier_use.last else {
        return Some(finding);
    };
    Some(finding.reading("last", end).against("from", first_reduced_start(end)))
}

/// R53, art. 8 c. 8-bis D.L. 86/1988: an employer in an insolvency procedure when the period starts owes no additional
/// contribution. For an unavoidable event R34 reports it already.
pub(super) fn insolvency(facts: &Facts) -> Vec<Finding> {
    let insolvent = facts.period.zip(facts.pay.insolvent_since);
    let Some((period, since)) = insolvent.filter(|_| contribution_terms(facts) == Some(ContributionTerms::Exempt(Exemption::Insolvency)))
    else {
        return Vec::new();
    };
    vec![info(RuleId::R53, "R53").at(&["insolventSince"]).reading("since", since).against("start", period.from())]
}

/// R46, art. 29 c. 8 and 8-bis: 4 % of the pay of the hours not worked; two fifths less for small employers who asked for
/// nothing in the 24 months before. For those who never asked, it is reported as an open question.
pub(super) fn wage_fund(facts: &Facts) -> Vec<Finding> {
    let Some(ContributionTerms::WageFund(rate)) = contribution_terms(facts) else {
        return Vec::new();
    };
    at_rate(facts, rate).into_iter().collect()
}

fn at_rate(facts: &Facts, rate: WageFundRate) -> Option<Finding> {
    let (period, employees) = facts.period.zip(facts.scheme.average_employees)?;
    let due = due(facts, ContributionTerms::WageFund(rate))?;
    let is_open = employees <= SMALL_FIRM && REDUCED_FROM <= period.from() && facts.pay.earlier_use.last == Some(LastUse::Never);
    let message = match rate {
        _ if is_open => "R46-never",
        WageFundRate::Reduced => "R46-reduced",
        WageFundRate::Ordinary => "R46",
    };
    let finding = Finding::new(RuleId::R46, Severity::Info, message).at(&["averageEmployees"]);
    let finding = finding.reading("employees", employees).reading("start", period.from()).with("pay", due.lost_pay);
    Some(finding.with("contribution", due.contribution).against("rate", rate.per_cent()).against("small", SMALL_FIRM))
}

/// The terms of the benefit asked for; none for benefits whose contribution is not held, or when they are not known yet.
pub(super) fn contribution_terms(facts: &Facts) -> Option<ContributionTerms> {
    match facts.benefit? {
        Benefit::Cigo => terms_of_ordinary(facts),
        Benefit::AisFis if is_held_not_due(facts) => Some(ContributionTerms::Exempt(Exemption::Decision)),
        Benefit::AisFis => wage_fund_rate(facts).map(ContributionTerms::WageFund),
        _ => None,
    }
}

fn is_held_not_due(facts: &Facts) -> bool {
    facts.held.is_some_and(|held| !held.contribution_due)
}

/// The terms of the ordinary benefit, art. 5 and 13 D.Lgs. 148/2015.
fn terms_of_ordinary(facts: &Facts) -> Option<ContributionTerms> {
    let start = facts.period?.from();
    if let Some(exemption) = exemption(facts, start) {
        return Some(ContributionTerms::Exempt(exemption));
    }
    let scale = facts.pay.earlier_use.scale(start, facts.switches.never_used_is_reduced);
    Some(ContributionTerms::Additional { scale, weeks_used: weeks_used(facts)? })
}

/// Why nothing is due: as the office held it, else by the cause and what the employer declares.
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
