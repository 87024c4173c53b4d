//! R32 and 3.7: the productive unit.

use omnia_rules::controls::{Facts, RegisteredUnit, Switches, UnitKey, UnitKind};
use rstest::rstest;

use crate::application::{application, computed, date, reported, unit_key};

fn in_a(change: impl FnOnce(RegisteredUnit) -> RegisteredUnit) -> Facts {
    let facts = application();
    Facts { unit: facts.unit.clone().map(change), ..facts }
}

fn site(contract_from: &str, contract_to: &str) -> Facts {
    in_a(|unit| RegisteredUnit {
        kind: UnitKind::Site,
        contract_from: Some(date(contract_from)),
        contract_to: Some(date(contract_to)),
        ..unit
    })
}

/// Hints at the check digits of the position, or not.
pub fn with_position(position: &str, hints_at_position_check_digits: bool) -> Facts {
    let key = UnitKey { position: position.parse().expect("a position number"), ..unit_key(1) };
    let facts = in_a(|unit| RegisteredUnit { key, ..unit });
    Facts { switches: Switches { hints_at_position_check_digits, ..Switches::default() }, ..facts }
}

#[test]
fn r32_an_application_without_a_unit_is_stopped() {
    assert_eq!(reported(&Facts { unit: None, ..application() }), ["BLOCKING R32 unit"]);
}

#[test]
fn r32_a_unit_that_the_registry_does_not_hold_is_stopped() {
    let facts = in_a(|unit| RegisteredUnit { registered: false, ..unit });

    assert_eq!(reported(&facts), ["BLOCKING R32-unregistered unit"]);
    assert_eq!(computed(&facts, "R32-unregistered"), ["unit 1"]);
}

#[rstest]
#[case::opened_that_day("2026-03-02", None, true)]
#[case::opened_the_day_after("2026-03-03", None, false)]
#[case::closed_that_day("2015-01-01", Some("2026-03-02"), true)]
#[case::closed_the_day_before("2015-01-01", Some("2026-03-01"), false)]
fn r32_a_unit_is_active_when_the_period_starts(#[case] from: &str, #[case] to: Option<&str>, #[case] active: bool) {
    let facts = in_a(|unit| RegisteredUnit { active_from: Some(date(from)), active_to: to.map(date), ..unit });

    let verdict = reported(&facts);

    assert_eq!(!verdict.contains(&"BLOCKING R32-inactive unit".to_owned()), active);
}

#[test]
fn r32_a_site_whose_contract_lasts_exactly_a_month_is_a_unit() {
    assert!(reported(&site("2026-03-01", "2026-03-31")).is_empty());
}

#[test]
fn r32_a_site_whose_contract_lasts_a_day_less_is_warned() {
    let facts = site("2026-03-01", "2026-03-30");

    assert_eq!(reported(&facts), ["WARNING R32-short-contract unit"]);
    assert_eq!(computed(&facts, "R32-short-contract"), ["from 2026-03-01", "to 2026-03-30"]);
}

#[test]
fn r32_a_plant_has_no_contract_to_measure() {
    let facts = site("2026-03-01", "2026-03-02");
    let plant = facts.unit.clone().map(|unit| RegisteredUnit { kind: UnitKind::Plant, ..unit });

    assert!(reported(&Facts { unit: plant, ..facts }).is_empty());
}

#[rstest]
#[case::switched_off(false, "4901234544", &[])]
#[case::agrees(true, "4901234543", &[])]
#[case::agrees_with_leading_zeros(true, "0000000101", &[])]
#[case::disagrees(true, "4901234544", &["INFO R32-position position"])]
fn r32_the_check_digits_of_a_position_are_a_hint_while_it_is_on(#[case] on: bool, #[case] position: &str, #[case] verdict: &[&str]) {
    let facts = with_position(position, on);

    assert_eq!(reported(&facts), verdict);
}

#[test]
fn r32_the_hint_names_the_digits_that_the_others_call_for() {
    assert_eq!(computed(&with_position("4901234544", true), "R32-position"), ["position 4901234544", "digits 43"]);
    assert_eq!(computed(&with_position("0000000199", true), "R32-position"), ["position 0000000199", "digits 01"]);
}

#[test]
fn r32_an_unregistered_unit_is_hinted_at_too() {
    let facts = with_position("4901234544", true);
    let unit = facts.unit.clone().map(|unit| RegisteredUnit { registered: false, ..unit });

    assert_eq!(reported(&Facts { unit, ..facts }), ["BLOCKING R32-unregistered unit", "INFO R32-position position"]);
}
