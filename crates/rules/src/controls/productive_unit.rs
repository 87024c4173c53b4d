//! R32: the productive unit, as the company registry knows it.

use chrono::NaiveDate;

use super::{Facts, Finding, RuleId, Severity};
use crate::ground::calendar::last_day_of_months;
use crate::ground::identifiers::{PositionNumber, UnitNumber};

named! {
    /// What a productive unit is.
    UnitKind {
        /// The seat of the firm: the unit with number 0.
        Seat = "SEAT",
        /// A plant or an office that stays.
        Plant = "PLANT",
        /// A construction site, with the days of its contract.
        Site = "CONSTRUCTION_SITE",
    }
}

/// What identifies a unit: unit numbers start again in each position.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UnitKey {
    /// The contributive position.
    pub position: PositionNumber,
    /// The number in that position.
    pub number: UnitNumber,
}

/// A productive unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisteredUnit {
    /// Which one.
    pub key: UnitKey,
    /// What it is.
    pub kind: UnitKind,
    /// Whether the company registry holds it.
    pub registered: bool,
    /// First day of activity, when the registry has it.
    pub active_from: Option<NaiveDate>,
    /// Last day of activity, when it ended.
    pub active_to: Option<NaiveDate>,
    /// First day of the contract of a site.
    pub contract_from: Option<NaiveDate>,
    /// Last day of the contract of a site.
    pub contract_to: Option<NaiveDate>,
}

impl RegisteredUnit {
    /// Whether it was active on a day.
    pub fn is_active_on(&self, date: NaiveDate) -> bool {
        self.active_from.is_none_or(|from| from <= date) && self.active_to.is_none_or(|to| date <= to)
    }
}

/// R32: the unit is in the company registry and active when the period starts; a site's contract lasts a month.
pub(super) fn unit(facts: &Facts) -> Vec<Finding> {
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

fn inactive(facts: &Facts, unit: &RegisteredUnit) -> Option<Finding> {
    let start = facts.period?.from();
    let inactive = || blocking("R32-inactive").reading("unit", number(unit).as_str()).reading("start", start);
    (!unit.is_active_on(start)).then(inactive)
}

/// A month is counted as in art. 2963 c.c., first and last day of the contract included: our reading.
fn short_contract(unit: &RegisteredUnit) -> Option<Finding> {
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
    let finding = || hint.reading("position", position.as_str()).with("digits", position.hinted_check_digits().as_str());
    is_doubtful.then(finding)
}

fn number(unit: &RegisteredUnit) -> String {
    unit.key.number.to_string()
}
