//! The additional contribution to the wage-integration fund (FIS).

use super::estimate::due;
use super::terms::terms;
use crate::amounts::{ContributionTerms, LastUse, REDUCED_FROM, WageFundRate};
use crate::cause::Benefit;
use crate::controls::rule::rule;
use crate::controls::{Confidence, Facts, Finding, Rule, RuleId, Severity};
use crate::schemes::SMALL_FIRM;

pub(in crate::controls) const R46: Rule = rule(RuleId::R46, Severity::Info, wage_fund)
    .for_benefits(&[Benefit::AisFis])
    .titled("Contributo addizionale al FIS", "Additional contribution to the FIS")
    .based("art. 29 c. 8 e 8-bis D.Lgs. 148/2015, INPS circ. 5/2025", Confidence::Reported)
    .telling(&["R46", "R46-reduced", "R46-never"]);

/// R46, art. 29 c. 8 and 8-bis: 4 % of the pay of the hours not worked; two fifths less for small employers who asked for
/// nothing in the 24 months before. Of who never asked, it is told as an open question.
fn wage_fund(facts: &Facts) -> Vec<Finding> {
    let Some(ContributionTerms::WageFund(rate)) = terms(facts) else {
        return Vec::new();
    };
    told(facts, rate).into_iter().collect()
}

fn told(facts: &Facts, rate: WageFundRate) -> Option<Finding> {
    let (period, employees) = facts.period.zip(facts.scheme.average_employees)?;
    let due = due(facts, ContributionTerms::WageFund(rate))?;
    let is_open = employees <= SMALL_FIRM && REDUCED_FROM <= period.from() && facts.pay.earlier_use.last == Some(LastUse::Never);
    let message = match rate {
        _ if is_open => "R46-never",
        WageFundRate::Reduced => "R46-reduced",
        WageFundRate::Ordinary => "R46",
    };
    let told = Finding::new(RuleId::R46, Severity::Info, message).at(&["averageEmployees"]);
    let told = told.reading("employees", employees).reading("start", period.from()).with("pay", due.lost_pay);
    Some(told.with("contribution", due.contribution).against("rate", rate.per_cent()).against("small", SMALL_FIRM))
}
