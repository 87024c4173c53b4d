//! What an operator can propose, and what is refused.

use omnia_rules::cause::{Benefit, Cause};
use omnia_rules::identifiers::Ticket;
use rust_decimal::Decimal;

use super::*;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("the days of these tests exist")
}

/// Asked after a flood: 2 to 29 March 2026, 640 hours.
fn asked() -> Content {
    let period = Period::new(day(3, 2), day(3, 29)).expect("it is upright");
    Content {
        cause: Some(Cause::FireCollapseFlood),
        period: Some(period),
        hours_requested: Some(Decimal::from(640)),
        ..Content::asking(Benefit::Cigo, Ticket::of_number(1))
    }
}

fn period(from: NaiveDate, to: NaiveDate, hours: i64) -> AuthorizedPeriod {
    AuthorizedPeriod { from, to, workers: 8, hours: Decimal::from(hours) }
}

fn terms(outcome: Outcome, periods: Vec<AuthorizedPeriod>) -> Terms {
    let reasons = (outcome != Outcome::Accepted).then(|| "Così è deciso".to_owned());
    Terms { outcome, periods, reasons, missing_elements: false, unavoidable: false, contribution_due: outcome.grants() }
}

/// The codes and fields of what is wrong.
fn wrong(terms: &Terms, inquired: bool) -> Vec<String> {
    wrong_for(&asked(), terms, inquired)
}

fn wrong_for(asked: &Content, terms: &Terms, inquired: bool) -> Vec<String> {
    match terms.check(asked, inquired) {
        Err(Error::Refused(refusals)) => refusals.iter().map(|one| format!("{} {}", one.code, one.path.join("."))).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn all_that_was_asked_can_be_granted_in_one_period_or_in_adjoining_ones() {
    let one = terms(Outcome::Accepted, vec![period(day(3, 2), day(3, 29), 640)]);
    let two = terms(Outcome::Accepted, vec![period(day(3, 2), day(3, 15), 320), period(day(3, 16), day(3, 29), 320)]);

    assert!(wrong(&one, false).is_empty() && wrong(&two, false).is_empty());
}

#[test]
fn accepting_in_full_leaves_out_no_day_and_no_hour() {
    let late = terms(Outcome::Accepted, vec![period(day(3, 3), day(3, 29), 640)]);
    let early = terms(Outcome::Accepted, vec![period(day(3, 2), day(3, 28), 640)]);
    let gap = terms(Outcome::Accepted, vec![period(day(3, 2), day(3, 14), 320), period(day(3, 16), day(3, 29), 320)]);
    let few = terms(Outcome::Accepted, vec![period(day(3, 2), day(3, 29), 639)]);

    for incomplete in [late, early, gap] {
        assert_eq!(wrong(&incomplete, false), ["PERIODS_INCOMPLETE periods"]);
    }
    assert_eq!(wrong(&few, false), ["HOURS_UNDER_REQUEST periods"]);
}

#[test]
fn a_part_can_be_granted_with_the_reasons_for_the_rest() {
    let mut part = terms(Outcome::PartiallyAccepted, vec![period(day(3, 9), day(3, 13), 40), period(day(3, 16), day(3, 20), 40)]);
    assert!(wrong(&part, false).is_empty());

    part.reasons = None;
    assert_eq!(wrong(&part, false), ["REASONS_MISSING reasons"]);
}

#[test]
fn what_was_not_asked_is_not_granted() {
    let days = terms(Outcome::PartiallyAccepted, vec![period(day(3, 1), day(3, 29), 40)]);
    let hours = terms(Outcome::PartiallyAccepted, vec![period(day(3, 2), day(3, 29), 641)]);

    assert_eq!(wrong(&days, false), ["PERIOD_NOT_REQUESTED periods.0.from"]);
    assert_eq!(wrong(&hours, false), ["HOURS_OVER_REQUEST periods"]);
}

#[test]
fn periods_stand_in_order_and_share_no_day() {
    let sharing = terms(Outcome::PartiallyAccepted, vec![period(day(3, 2), day(3, 9), 40), period(day(3, 9), day(3, 13), 40)]);
    let swapped = terms(Outcome::PartiallyAccepted, vec![period(day(3, 9), day(3, 13), 40), period(day(3, 2), day(3, 6), 40)]);
    let upside_down = terms(Outcome::PartiallyAccepted, vec![period(day(3, 9), day(3, 8), 40)]);

    assert_eq!(wrong(&sharing, false), ["PERIODS_OVERLAP periods.1.from"]);
    assert_eq!(wrong(&swapped, false), ["PERIODS_OVERLAP periods.1.from"]);
    assert_eq!(wrong(&upside_down, false), ["PERIOD_UPSIDE_DOWN periods.0.to"]);
}

#[test]
fn a_period_is_for_some_workers_and_some_hours() {
    let nobody = AuthorizedPeriod { workers: 0, ..period(day(3, 2), day(3, 29), 0) };

    assert_eq!(
        wrong(&terms(Outcome::PartiallyAccepted, vec![nobody]), false),
        ["WORKERS_NOT_POSITIVE periods.0.workers", "HOURS_NOT_POSITIVE periods.0.hours"]
    );
    assert_eq!(wrong(&terms(Outcome::Accepted, vec![]), false), ["PERIODS_MISSING periods"]);
}

#[test]
fn a_refusal_has_reasons_and_no_periods() {
    for outcome in [Outcome::Rejected, Outcome::Inadmissible] {
        let silent = Terms { reasons: None, ..terms(outcome, vec![period(day(3, 2), day(3, 29), 640)]) };

        assert!(wrong(&terms(outcome, vec![]), false).is_empty());
        assert_eq!(wrong(&silent, false), ["REASONS_MISSING reasons", "PERIODS_OF_REFUSAL periods"]);
    }
}

#[test]
fn who_lacks_elements_is_asked_for_them_before_he_is_rejected() {
    let rejected = Terms { missing_elements: true, ..terms(Outcome::Rejected, vec![]) };
    let inadmissible = Terms { missing_elements: true, ..terms(Outcome::Inadmissible, vec![]) };

    assert_eq!(wrong(&rejected, false), ["INQUIRY_MISSING missingElements"]);
    assert!(wrong(&rejected, true).is_empty());
    assert_eq!(wrong(&inadmissible, true), ["MISSING_ELEMENTS_OF_REJECTION missingElements"]);
}

#[test]
fn for_an_unavoidable_event_no_contribution_is_due() {
    let mut unavoidable = Terms { unavoidable: true, ..terms(Outcome::Accepted, vec![period(day(3, 2), day(3, 29), 640)]) };
    assert_eq!(wrong(&unavoidable, false), ["CONTRIBUTION_OF_UNAVOIDABLE contributionDue"]);

    unavoidable.contribution_due = false;
    assert!(wrong(&unavoidable, false).is_empty());
}

#[test]
fn a_cause_that_is_never_unavoidable_for_the_benefit_is_not_held_so() {
    let whole = terms(Outcome::Accepted, vec![period(day(3, 2), day(3, 29), 640)]);
    let unavoidable = Terms { unavoidable: true, contribution_due: false, ..whole };
    let asking = |benefit, cause| Content { benefit, cause: Some(cause), ..asked() };
    let refused = ["CAUSE_NOT_UNAVOIDABLE unavoidable"];

    assert_eq!(wrong_for(&asking(Benefit::Cigo, Cause::LackOfWork), &unavoidable, false), refused);
    assert_eq!(wrong_for(&asking(Benefit::AisFis, Cause::MachineryBreakdown), &unavoidable, false), refused);
    assert!(wrong_for(&asking(Benefit::Cigo, Cause::MachineryBreakdown), &unavoidable, false).is_empty());
    assert!(wrong_for(&asking(Benefit::AisFis, Cause::FireCollapseFlood), &unavoidable, false).is_empty());
}

#[test]
fn workers_are_counted_once_and_hours_are_added_up() {
    let terms = terms(Outcome::Accepted, vec![period(day(3, 2), day(3, 15), 320), period(day(3, 16), day(3, 29), 320)]);

    assert_eq!((terms.workers(), terms.hours()), (8, Decimal::from(640)));
}
