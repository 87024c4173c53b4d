//! The additional contribution.

use super::estimate::due;
use super::terms::terms;
use crate::amounts::{
    ContributionTerms, Exemption, FIRST_RATE_UP_TO, LastUse, REDUCED_FROM, SECOND_RATE_UP_TO, Scale, first_reduced_start,
};
use crate::calendar::weeks_touched;
use crate::controls::rule::rule;
use crate::controls::{Confidence, Facts, Finding, Rule, RuleId, Severity};

pub(in crate::controls) const R34: Rule = rule(RuleId::R34, Severity::Info, additional)
    .titled("Contributo addizionale", "Additional contribution")
    .based("art. 5 c. 1 e 13 c. 3 D.Lgs. 148/2015", Confidence::Verified)
    .telling(&["R34", "R34-exempt"]);

/// R34, art. 5 c. 1: a part of the pay of the hours not worked, that grows with the weeks used in five years; none for
/// unavoidable events (art. 13 c. 3), inside the derogations of R09 as outside.
fn additional(facts: &Facts) -> Vec<Finding> {
    let told = match terms(facts) {
        Some(ContributionTerms::Exempt(Exemption::UnavoidableEvent)) => exempt(facts),
        Some(ContributionTerms::Additional { scale: Scale::Ordinary, weeks_used }) => {
            reckoned(facts, Scale::Ordinary, weeks_used, info(RuleId::R34, "R34"))
        }
        _ => None,
    };
    told.into_iter().collect()
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
fn reckoned(facts: &Facts, scale: Scale, weeks_used: u32, told: Finding) -> Option<Finding> {
    let due = due(facts, ContributionTerms::Additional { scale, weeks_used })?;
    let [low, middle, high] = scale.rates();
    let told = told.at(&["weeksUsed"]).reading("used", weeks_used).with("weeks", weeks_touched(facts.period?).len());
    let told = told.with("pay", due.lost_pay).with("contribution", due.contribution);
    let told = told.against("low", low).against("middle", middle).against("high", high);
    Some(told.against("first", FIRST_RATE_UP_TO).against("second", SECOND_RATE_UP_TO))
}

pub(in crate::controls) const R35: Rule = rule(RuleId::R35, Severity::Info, reduced)
    .since(REDUCED_FROM)
    .titled("Contributo addizionale ridotto", "Reduced additional contribution")
    .based("art. 5 c. 1-ter D.Lgs. 148/2015, INPS circ. 5/2025 e nota del 4-11-2025", Confidence::Reported)
    .telling(&["R35", "R35-again", "R35-never"]);

/// R35, art. 5 c. 1-ter: lower rates for who used no benefit in the 24 months before, and again in later periods of the
/// same five years. Of who never used any the text does not speak: it is told as an open question.
fn reduced(facts: &Facts) -> Vec<Finding> {
    let Some((period, ContributionTerms::Additional { scale, weeks_used })) = facts.period.zip(terms(facts)) else {
        return Vec::new();
    };
    let (start, earlier) = (period.from(), facts.pay.earlier_use);
    let told = |message| info(RuleId::R35, message).reading("start", start);
    let told = match (scale, earlier.last) {
        (Scale::Reduced, Some(last)) if last.is_reduced(start, false) => told("R35"),
        (Scale::Reduced, _) if earlier.reduced_before => told("R35-again"),
        (_, Some(LastUse::Never)) if REDUCED_FROM <= start => told("R35-never").with("scale", scale.as_str()),
        _ => return Vec::new(),
    };
    lower(facts, weeks_used, told).into_iter().collect()
}

/// What is contributed at the reduced rates, beside the ordinary ones.
fn lower(facts: &Facts, weeks_used: u32, told: Finding) -> Option<Finding> {
    let ordinary = due(facts, ContributionTerms::Additional { scale: Scale::Ordinary, weeks_used })?;
    let told = reckoned(facts, Scale::Reduced, weeks_used, told)?.at(&["lastUse"]).with("ordinary", ordinary.contribution);
    let Some(LastUse::EndedOn(end)) = facts.pay.earlier_use.last else {
        return Some(told);
    };
    Some(told.reading("last", end).against("from", first_reduced_start(end)))
}

pub(in crate::controls) const R53: Rule = rule(RuleId::R53, Severity::Info, insolvency)
    .titled("Procedure concorsuali e contributo addizionale", "Insolvency and the additional contribution")
    .based("art. 8 c. 8-bis D.L. 86/1988", Confidence::Remembered)
    .telling(&["R53"]);

/// R53, art. 8 c. 8-bis D.L. 86/1988: an employer in an insolvency procedure when the period starts owes no additional
/// contribution. Of an unavoidable event R34 tells it already.
fn insolvency(facts: &Facts) -> Vec<Finding> {
    let insolvent = facts.period.zip(facts.pay.insolvent_since);
    let Some((period, since)) = insolvent.filter(|_| terms(facts) == Some(ContributionTerms::Exempt(Exemption::Insolvency))) else {
        return Vec::new();
    };
    vec![info(RuleId::R53, "R53").at(&["insolventSince"]).reading("since", since).against("start", period.from())]
}
