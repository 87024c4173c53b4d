//! The productive unit.

use super::{Facts, Finding, RuleId, Severity, Unit, UnitKind};
use crate::calendar::last_day_of_months;

/// R32: the unit is in the company registry and active when the period starts; a site's contract lasts a month.
pub(super) fn unit(facts: &Facts) -> Vec<Finding> {
    let Some(unit) = &facts.unit else {
        return vec![blocking("R32")];
    };
    if !unit.registered {
        return vec![blocking("R32-unregistered").with("unit", number(unit).as_str())];
    }
    [inactive(facts, unit), short_contract(unit)].into_iter().flatten().collect()
}

fn blocking(message: &'static str) -> Finding {
    Finding::new(RuleId::R32, Severity::Blocking, message).at(&["unit"])
}

fn inactive(facts: &Facts, unit: &Unit) -> Option<Finding> {
    let start = facts.period?.from();
    let inactive = || blocking("R32-inactive").with("unit", number(unit).as_str()).with("start", start);
    (!unit.is_active_on(start)).then(inactive)
}

/// A month is counted as in art. 2963 c.c., first and last day of the contract included: our reading.
fn short_contract(unit: &Unit) -> Option<Finding> {
    let (from, to) = unit.contract_from.zip(unit.contract_to)?;
    let short = Finding::new(RuleId::R32, Severity::Warning, "R32-short-contract").at(&["unit"]);
    let is_short = unit.kind == UnitKind::Site && to < last_day_of_months(from, 1);
    is_short.then(|| short.with("from", from).with("to", to))
}

fn number(unit: &Unit) -> String {
    unit.key.number.to_string()
}
