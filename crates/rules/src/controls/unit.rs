//! The productive unit.

use super::rule::rule;
use super::{Confidence, Facts, Finding, Rule, RuleId, Severity, Unit, UnitKind};
use crate::calendar::last_day_of_months;

pub(super) const R32: Rule = rule(RuleId::R32, Severity::Blocking, unit)
    .for_every_benefit()
    .titled("Unità produttiva", "Productive unit")
    .based("INPS circ. 9/2017 e msg 1444/2017", Confidence::Reported)
    .telling(&["R32", "R32-unregistered", "R32-inactive", "R32-short-contract", "R32-position"]);

/// R32: the unit is in the company registry and active when the period starts; a site's contract lasts a month.
fn unit(facts: &Facts) -> Vec<Finding> {
    registration(facts).into_iter().chain(doubtful_position(facts)).collect()
}

fn registration(facts: &Facts) -> Vec<Finding> {
    let Some(unit) = &facts.unit else {
        return vec![blocking("R32")];
    };
    if !unit.registered {
        return vec![blocking("R32-unregistered").reading("unit", number(unit).as_str())];
    }
    [inactive(facts, unit), short_contract(unit)].into_iter().flatten().collect()
}

fn blocking(message: &'static str) -> Finding {
    Finding::new(RuleId::R32, Severity::Blocking, message).at(&["unit"])
}

fn inactive(facts: &Facts, unit: &Unit) -> Option<Finding> {
    let start = facts.period?.from();
    let inactive = || blocking("R32-inactive").reading("unit", number(unit).as_str()).reading("start", start);
    (!unit.is_active_on(start)).then(inactive)
}

/// A month is counted as in art. 2963 c.c., first and last day of the contract included: our reading.
fn short_contract(unit: &Unit) -> Option<Finding> {
    let (from, to) = unit.contract_from.zip(unit.contract_to)?;
    let short = Finding::new(RuleId::R32, Severity::Warning, "R32-short-contract").at(&["unit"]);
    let is_short = unit.kind == UnitKind::Site && to < last_day_of_months(from, 1);
    is_short.then(|| short.reading("from", from).reading("to", to))
}

/// A hint while its switch is on: no published formula ties the last two digits to the others.
fn doubtful_position(facts: &Facts) -> Option<Finding> {
    let position = &facts.unit.as_ref()?.key.position;
    let is_doubtful = facts.switches.hints_at_position_check_digits && !position.agrees_with_check_digits();
    let hint = Finding::new(RuleId::R32, Severity::Info, "R32-position").at(&["position"]);
    let told = || hint.reading("position", position.as_str()).with("digits", position.hinted_check_digits().as_str());
    is_doubtful.then(told)
}

fn number(unit: &Unit) -> String {
    unit.key.number.to_string()
}
