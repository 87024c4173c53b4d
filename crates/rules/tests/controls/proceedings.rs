//! R33, R41, R42, R49 and R50; the use of an authorization (R38, R39) stands beside.

use chrono::{DateTime, NaiveDate, Utc};
use omnia_rules::cause::{Benefit, Cause};
use omnia_rules::controls::{ActivatedDelegation, Appeal, Decision, DelegationState, Facts, Inquiry, Mandate, Proceeding, RejectionGround};
use rstest::rstest;

use crate::application::{application, computed, date, reported};
use crate::authorization;

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

/// Activated for 2026, from its first day to its last.
fn delegation() -> ActivatedDelegation {
    ActivatedDelegation { valid_from: date("2026-01-01"), valid_to: Some(date("2026-12-31")), revoked_at: None }
}

fn revoked(at: &str) -> ActivatedDelegation {
    ActivatedDelegation { revoked_at: Some(instant(at)), ..delegation() }
}

/// An application on which the intermediary acts at an instant.
fn called(at: &str, delegations: Vec<ActivatedDelegation>) -> Facts {
    in_the(Proceeding { mandate: Some(Mandate { called_at: instant(at), delegations }), ..Proceeding::default() })
}

fn in_the(proceeding: Proceeding) -> Facts {
    Facts { proceeding, ..application() }
}

fn requested(received: &str, answered: Option<&str>, today: &str) -> Facts {
    let inquiry = Some(Inquiry { received_on: date(received), answered_on: answered.map(date) });
    let sent = Facts { cause: None, ..in_the(Proceeding { inquiry, ..Proceeding::default() }) };
    Facts { today: date(today), ..sent }
}

fn rejected(rejected_for: Option<RejectionGround>, integration_requested: bool) -> Facts {
    let decision = Some(Decision { rejected_for, integration_requested });
    in_the(Proceeding { decision, ..Proceeding::default() })
}

fn appealed(received: &str, today: &str) -> Facts {
    let appeal = Some(Appeal { decision_received_on: date(received) });
    Facts { today: date(today), cause: None, ..in_the(Proceeding { appeal, ..Proceeding::default() }) }
}

/// A draft without a period yet, so that no term of submission runs.
fn draft(cause: Option<Cause>, changed: &str, today: &str) -> Facts {
    let proceeding = Proceeding { last_changed_on: Some(date(changed)), ..Proceeding::default() };
    Facts { today: date(today), cause, period: None, ..in_the(proceeding) }
}

/// A draft for lack of work from 2 March, last changed on the tenth.
fn due_on_17_march(today: &str) -> Facts {
    Facts { period: application().period, ..draft(Some(Cause::LackOfWork), "2026-03-10", today) }
}

/// Applications that, together, give every finding of the family.
pub fn troubled() -> Vec<Facts> {
    let now = "2026-03-10T09:01:00Z";
    let late = ActivatedDelegation { valid_to: Some(date("2026-03-09")), ..delegation() };
    let early = ActivatedDelegation { valid_from: date("2026-03-11"), ..delegation() };
    let mandates = [vec![], vec![revoked("2026-03-10T09:00:00Z")], vec![early], vec![late]];
    let proceedings = vec![
        requested("2026-03-03", None, "2026-03-17"),
        requested("2026-03-03", None, "2026-03-18"),
        requested("2026-03-03", None, "2026-03-16"),
        requested("2026-03-03", None, "2026-03-19"),
        requested("2026-03-03", None, "2026-03-20"),
        requested("2026-03-03", Some("2026-03-19"), "2026-03-20"),
        rejected(Some(RejectionGround::MissingElements), false),
        rejected(Some(RejectionGround::Merits), true),
        appealed("2026-05-20", "2026-06-20"),
        draft(None, "2026-03-02", "2026-03-18"),
        due_on_17_march("2026-03-16"),
    ];
    [mandates.map(|delegations| called(now, delegations)).to_vec(), proceedings, authorization::troubled()].concat()
}

#[rstest]
#[case::in_the_year("2026-03-10T09:01:00Z", vec![delegation()])]
#[case::its_first_minute("2025-12-31T23:00:00Z", vec![delegation()])]
#[case::its_last_minute("2026-12-31T22:59:59Z", vec![delegation()])]
#[case::a_minute_before_it_is_revoked("2026-03-10T08:59:00Z", vec![revoked("2026-03-10T09:00:00Z")])]
#[case::without_end("2099-03-10T09:01:00Z", vec![ActivatedDelegation { valid_to: None, ..delegation() }])]
#[case::given_again_after_it_was_revoked("2026-03-10T09:01:00Z", vec![revoked("2026-03-10T09:00:00Z"), delegation()])]
#[case::of_two_the_first("2026-03-10T09:01:00Z", vec![delegation(), revoked("2026-03-10T09:00:00Z")])]
fn r33_a_delegation_lets_an_intermediary_act(#[case] at: &str, #[case] delegations: Vec<ActivatedDelegation>) {
    assert!(reported(&called(at, delegations)).is_empty());
}

#[rstest]
#[case::never_given("2026-03-10T09:01:00Z", vec![], "BLOCKING R33 position")]
#[case::a_minute_after_it_was_revoked("2026-03-10T09:01:00Z", vec![revoked("2026-03-10T09:00:00Z")], "BLOCKING R33-revoked position")]
#[case::the_instant_it_is_revoked("2026-03-10T09:00:00Z", vec![revoked("2026-03-10T09:00:00Z")], "BLOCKING R33-revoked position")]
#[case::the_minute_before_its_first_day("2025-12-31T22:59:59Z", vec![delegation()], "BLOCKING R33-early position")]
#[case::the_minute_after_its_last_day("2026-12-31T23:00:00Z", vec![delegation()], "BLOCKING R33-over position")]
#[case::revoked_and_then_over("2027-01-10T09:00:00Z", vec![revoked("2026-03-10T09:00:00Z")], "BLOCKING R33-revoked position")]
#[case::to_be_revoked_but_over("2027-01-10T09:00:00Z", vec![revoked("2027-02-10T09:00:00Z")], "BLOCKING R33-over position")]
fn r33_without_an_active_delegation_an_intermediary_is_stopped(
    #[case] at: &str,
    #[case] delegations: Vec<ActivatedDelegation>,
    #[case] verdict: &str,
) {
    assert_eq!(reported(&called(at, delegations)), [verdict]);
}

#[test]
fn r33_a_last_day_lasts_until_midnight_in_rome_in_summer_too() {
    let today = ActivatedDelegation { valid_to: Some(date("2026-07-15")), ..delegation() };

    assert!(reported(&called("2026-07-15T21:59:59Z", vec![today])).is_empty());
    assert_eq!(reported(&called("2026-07-15T22:00:00Z", vec![today])), ["BLOCKING R33-over position"]);
}

#[test]
fn r33_the_instants_are_reported_as_the_clocks_of_rome_show_them() {
    let winter = called("2026-03-10T09:01:00Z", vec![revoked("2026-03-10T09:00:00Z")]);
    let summer = called("2026-07-15T22:05:00Z", vec![revoked("2026-07-15T21:55:00Z")]);

    assert_eq!(computed(&winter, "R33-revoked"), ["today 2026-03-10", "called 10:01", "revoked 2026-03-10", "at 10:00"]);
    assert_eq!(computed(&summer, "R33-revoked"), ["today 2026-07-16", "called 00:05", "revoked 2026-07-15", "at 23:55"]);
}

#[test]
fn r33_the_delegation_that_starts_last_is_reported() {
    let old = ActivatedDelegation { valid_from: date("2024-01-01"), valid_to: Some(date("2024-12-31")), revoked_at: None };
    let new = ActivatedDelegation { valid_from: date("2025-01-01"), valid_to: Some(date("2025-12-31")), revoked_at: None };
    let facts = called("2026-03-10T09:01:00Z", vec![new, old]);

    assert_eq!(computed(&facts, "R33-over"), ["today 2026-03-10", "called 10:01", "last 2025-12-31"]);
}

#[test]
fn r33_of_an_early_call_the_first_day_is_reported() {
    let facts = called("2025-12-31T09:01:00Z", vec![delegation()]);

    assert_eq!(computed(&facts, "R33-early"), ["today 2025-12-31", "called 10:01", "from 2026-01-01"]);
}

#[test]
fn r33_holds_for_every_benefit_and_for_no_employer_that_acts_for_itself() {
    let agricultural = Facts { benefit: Some(Benefit::Cisoa), classification: None, ..called("2026-03-10T09:01:00Z", vec![]) };

    assert!(reported(&agricultural).contains(&"BLOCKING R33 position".to_owned()));
    assert!(reported(&in_the(Proceeding { mandate: None, ..Proceeding::default() })).is_empty());
}

#[test]
fn r33_a_delegation_at_the_ends_of_time_does_not_panic() {
    let endless = ActivatedDelegation { valid_from: NaiveDate::MIN, valid_to: Some(NaiveDate::MAX), revoked_at: None };

    assert_eq!(endless.at(DateTime::<Utc>::MAX_UTC), DelegationState::Active);
    assert_eq!(endless.at(DateTime::<Utc>::MIN_UTC), DelegationState::Active);
}

#[rstest]
#[case::on_the_last_day("2026-03-03", Some("2026-03-18"), "2026-04-01", &[])]
#[case::a_day_late("2026-03-03", Some("2026-03-19"), "2026-04-01", &["WARNING R41-answered interlocutions"])]
#[case::awaited("2026-03-03", None, "2026-03-18", &["INFO R41-open interlocutions"])]
#[case::never("2026-03-03", None, "2026-03-19", &["WARNING R41 interlocutions"])]
#[case::awaited_past_liberation_and_sunday("2026-04-10", None, "2026-04-27", &["INFO R41-open interlocutions"])]
#[case::past_the_monday("2026-04-10", None, "2026-04-28", &["WARNING R41 interlocutions"])]
#[case::awaited_past_republic_day("2026-05-18", None, "2026-06-03", &["INFO R41-open interlocutions"])]
#[case::past_republic_day("2026-05-18", None, "2026-06-04", &["WARNING R41 interlocutions"])]
fn r41_an_integration_is_answered_in_time(
    #[case] received: &str,
    #[case] answered: Option<&str>,
    #[case] today: &str,
    #[case] verdict: &[&str],
) {
    assert_eq!(reported(&requested(received, answered, today)), verdict);
}

#[test]
fn r41_the_due_day_and_the_days_to_it_are_reported() {
    let open = requested("2026-03-03", None, "2026-03-16");
    let silent = requested("2026-03-03", None, "2026-03-20");
    let late = requested("2026-03-03", Some("2026-03-19"), "2026-04-01");

    assert_eq!(computed(&open, "R41-open"), ["received 2026-03-03", "due 2026-03-18", "days 2", "today 2026-03-16"]);
    assert_eq!(computed(&silent, "R41"), ["received 2026-03-03", "due 2026-03-18", "days 2", "today 2026-03-20"]);
    assert_eq!(computed(&late, "R41-answered"), ["received 2026-03-03", "due 2026-03-18", "days 1", "answered 2026-03-19"]);
}

#[rstest]
#[case::missing_elements_never_asked_for(Some(RejectionGround::MissingElements), false, &["BLOCKING R42 decision"])]
#[case::missing_elements_asked_for(Some(RejectionGround::MissingElements), true, &["INFO R42-reasons decision"])]
#[case::merits(Some(RejectionGround::Merits), false, &[])]
#[case::merits_after_an_inquiry(Some(RejectionGround::Merits), true, &["INFO R42-reasons decision"])]
#[case::granted(None, false, &[])]
#[case::granted_after_an_inquiry(None, true, &[])]
fn r42_what_lacks_elements_is_rejected_after_they_were_asked_for(
    #[case] ground: Option<RejectionGround>,
    #[case] requested: bool,
    #[case] verdict: &[&str],
) {
    assert_eq!(reported(&rejected(ground, requested)), verdict);
}

#[rstest]
#[case::last_day("2026-05-20", "2026-06-19", &[])]
#[case::a_day_late("2026-05-20", "2026-06-20", &["BLOCKING R49 decision"])]
#[case::assumption_then_sunday("2026-07-16", "2026-08-17", &[])]
#[case::past_assumption_and_sunday("2026-07-16", "2026-08-18", &["BLOCKING R49 decision"])]
#[case::sixty_days_before_the_message("2023-05-16", "2023-07-15", &[])]
#[case::past_sixty_days("2023-05-16", "2023-07-16", &["BLOCKING R49 decision"])]
#[case::thirty_days_since_the_message("2023-05-17", "2023-06-16", &[])]
#[case::past_thirty_days("2023-05-17", "2023-06-17", &["BLOCKING R49 decision"])]
fn r49_an_appeal_is_made_in_time(#[case] received: &str, #[case] today: &str, #[case] verdict: &[&str]) {
    assert_eq!(reported(&appealed(received, today)), verdict);
}

#[test]
fn r49_of_a_late_appeal_the_term_is_reported() {
    let late = appealed("2026-05-20", "2026-06-20");

    assert_eq!(computed(&late, "R49"), ["received 2026-05-20", "due 2026-06-19", "today 2026-06-20"]);
}

#[rstest]
#[case::fifteen_days(Some(Cause::LackOfWork), "2026-03-02", "2026-03-17", false)]
#[case::sixteen_days(Some(Cause::LackOfWork), "2026-03-02", "2026-03-18", true)]
#[case::fifteen_days_do_not_roll(Some(Cause::LackOfWork), "2026-04-10", "2026-04-26", true)]
#[case::no_cause_yet(None, "2026-03-02", "2026-03-18", true)]
#[case::unavoidable_until_the_end_of_the_next_month(Some(Cause::WeatherIndustry), "2026-03-02", "2026-04-30", false)]
#[case::unavoidable_and_past_it(Some(Cause::WeatherIndustry), "2026-03-02", "2026-05-01", true)]
#[case::unavoidable_and_rolled(Some(Cause::WeatherIndustry), "2026-04-15", "2026-06-01", false)]
fn r50_a_draft_left_behind_is_reported(#[case] cause: Option<Cause>, #[case] changed: &str, #[case] today: &str, #[case] stale: bool) {
    let verdict = reported(&draft(cause, changed, today));

    assert_eq!(verdict.contains(&"INFO R50".to_owned()), stale);
}

#[test]
fn r50_the_days_since_the_last_change_are_reported() {
    let stale = draft(None, "2026-03-02", "2026-03-18");

    assert_eq!(computed(&stale, "R50"), ["changed 2026-03-02", "last 2026-03-17", "today 2026-03-18", "days 16"]);
}

#[rstest]
#[case::a_day_too_early("2026-03-11", None)]
#[case::five_days_before("2026-03-12", Some("days 5"))]
#[case::on_the_last_day("2026-03-17", Some("days 0"))]
#[case::late("2026-03-18", None)]
fn r50_a_draft_whose_term_ends_within_five_days_is_reported(#[case] today: &str, #[case] left: Option<&str>) {
    let facts = due_on_17_march(today);

    let verdict = reported(&facts);

    assert_eq!(verdict.contains(&"INFO R50-near period.from".to_owned()), left.is_some());
    assert_eq!(left.map(|_| computed(&facts, "R50-near")[2].clone()).as_deref(), left);
}

#[test]
fn r50_what_was_sent_has_no_term_any_more() {
    let sent = Facts { proceeding: Proceeding::default(), ..due_on_17_march("2026-03-12") };

    assert!(!reported(&sent).contains(&"INFO R50-near period.from".to_owned()));
}
