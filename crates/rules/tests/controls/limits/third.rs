//! R10 and R11: a third of the workable hours.

use omnia_rules::cause::Cause;
use omnia_rules::controls::{Beneficiary, Facts, Switches, WorkforceBand};
use omnia_rules::limits::{Grant, Ground};
use rstest::rstest;
use rust_decimal::Decimal;

use super::{after, asking_hours, for_fire, limits_reported, of_hours, weeks};
use crate::application::{application, band, computed, worker};

fn with_twelve_thousand_hours(cause: Cause) -> Facts {
    after([of_hours(12_000, Grant { ground: Ground::new(cause, None), ..weeks(1, "2025-03-03") })])
}

#[rstest]
#[case::within_the_third(1866, &[])]
#[case::a_third_of_an_hour_beyond(1867, &["WARNING R10 beneficiaries"])]
fn r10_a_third_of_the_workable_hours_may_be_asked_for(#[case] hours: i64, #[case] verdict: &[&str]) {
    assert_eq!(limits_reported(&asking_hours(hours, with_twelve_thousand_hours(Cause::LackOfWork))), verdict);
}

#[test]
fn r10_the_hours_and_the_limit_are_reported() {
    let facts = asking_hours(1867, with_twelve_thousand_hours(Cause::LackOfWork));

    assert_eq!(
        computed(&facts, "R10"),
        ["weekly 400", "authorized 12000", "requested 1867", "total 13867", "excess 0.33", "limit 13866.67"]
    );
}

#[rstest]
#[case::no_hours_yet(application().beneficiaries, vec![band(40, 1)])]
#[case::less_than_no_hours(vec![Beneficiary { hours_requested: Some(Decimal::NEGATIVE_ONE), ..worker(0) }], vec![band(40, 1)])]
#[case::no_schedule_yet(asking_hours(10, application()).beneficiaries, vec![band(0, 12)])]
fn r10_is_silent_of_what_is_not_known(#[case] beneficiaries: Vec<Beneficiary>, #[case] workforce: Vec<WorkforceBand>) {
    let facts = Facts { beneficiaries, workforce, ..with_twelve_thousand_hours(Cause::LackOfWork) };

    assert!(limits_reported(&facts).is_empty());
}

#[test]
fn r10_the_average_workforce_has_decimals() {
    let two_and_a_half = WorkforceBand { weekly_hours: Decimal::from(40), workers: Decimal::new(25, 1) };
    let facts = Facts { workforce: vec![two_and_a_half], ..asking_hours(3467, application()) };

    assert_eq!(limits_reported(&facts), ["WARNING R10 beneficiaries"]);
    assert_eq!(computed(&facts, "R10")[5], "limit 3466.67");
}

#[rstest]
#[case::held_avoidable(Some(false), true)]
#[case::held_unavoidable(None, false)]
fn r10_what_the_office_held_of_a_grant_prevails_in_the_third(#[case] held_unavoidable: Option<bool>, #[case] is_reported: bool) {
    let mut facts = asking_hours(1867, with_twelve_thousand_hours(Cause::MachineryBreakdown));
    facts.history.grants[0].ground.held_unavoidable = held_unavoidable;
    facts.switches.third_counts_unavoidable = false;

    assert_eq!(limits_reported(&facts).contains(&"WARNING R10 beneficiaries".to_owned()), is_reported);
}

#[test]
fn r10_a_line_of_less_than_no_hours_takes_none_from_the_others() {
    let mut facts = asking_hours(1867, with_twelve_thousand_hours(Cause::LackOfWork));
    facts.beneficiaries[1].hours_requested = Some(Decimal::from(-100));

    assert_eq!(limits_reported(&facts), ["WARNING R10 beneficiaries"]);
}

#[test]
fn r10_hours_before_the_two_years_are_left_out() {
    let facts = asking_hours(1867, after([of_hours(12_000, weeks(1, "2024-03-18"))]));

    assert!(limits_reported(&facts).is_empty());
}

#[rstest]
#[case::counted(true, &["WARNING R11 beneficiaries"])]
#[case::not_counted(false, &[])]
fn r11_the_third_holds_for_unavoidable_events_while_the_switch_is_on(#[case] third_counts_unavoidable: bool, #[case] verdict: &[&str]) {
    let mut facts = asking_hours(1867, for_fire(with_twelve_thousand_hours(Cause::LackOfWork)));
    facts.switches.third_counts_unavoidable = third_counts_unavoidable;

    assert_eq!(limits_reported(&facts), verdict);
}

#[rstest]
#[case::counted(true, true)]
#[case::not_counted(false, false)]
fn r11_hours_of_unavoidable_events_count_in_the_third_of_the_others_while_the_switch_is_on(
    #[case] third_counts_unavoidable: bool,
    #[case] is_reported: bool,
) {
    let mut facts = asking_hours(1867, with_twelve_thousand_hours(Cause::FireCollapseFlood));
    facts.switches.third_counts_unavoidable = third_counts_unavoidable;

    assert_eq!(limits_reported(&facts).contains(&"WARNING R10 beneficiaries".to_owned()), is_reported);
}

#[test]
fn r11_the_switch_is_on_unless_it_is_turned_off() {
    assert!(Switches::default().third_counts_unavoidable);
}

#[test]
fn r11_the_hours_and_the_limit_are_reported() {
    let facts = asking_hours(1867, for_fire(with_twelve_thousand_hours(Cause::LackOfWork)));

    assert_eq!(computed(&facts, "R11")[3..], ["total 13867", "excess 0.33", "limit 13866.67"]);
}
