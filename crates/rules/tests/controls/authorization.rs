//! R38 and R39, 4.4: until when an authorization can be used.

use omnia_rules::cause::Benefit;
use omnia_rules::controls::{Facts, GrantedBenefit, Proceeding};
use rstest::rstest;

use crate::application::{application, computed, date, period, reported};

/// Granted from 2 March 2026 to a day, and looked at on another.
fn granted(to: &str, decided: &str, today: &str) -> Facts {
    let grant = GrantedBenefit {
        period: period("2026-03-02", to),
        decided_on: date(decided),
        notified_on: Some(date(decided)),
        paid_directly: false,
        used_up: false,
    };
    Facts { today: date(today), cause: None, ..using(grant) }
}

fn paid_directly(notified: &str, today: &str) -> Facts {
    changed(granted("2026-03-31", notified, today), |grant| GrantedBenefit { paid_directly: true, ..grant })
}

fn using(grant: GrantedBenefit) -> Facts {
    Facts { proceeding: Proceeding { authorization: Some(grant), ..Proceeding::default() }, ..application() }
}

fn changed(facts: Facts, change: fn(GrantedBenefit) -> GrantedBenefit) -> Facts {
    let authorization = facts.proceeding.authorization.map(change);
    Facts { proceeding: Proceeding { authorization, ..facts.proceeding.clone() }, ..facts }
}

/// Deadlines on 20 November 2026 (offset) and on Sunday 31 May 2026 (direct payment), seen from afar, from near, from after.
pub fn troubled() -> Vec<Facts> {
    let offset = ["2026-06-01", "2026-11-01", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-30"];
    let direct = ["2026-04-01", "2026-05-10", "2026-05-30", "2026-05-31", "2026-06-01", "2026-06-10"];
    let sunday = granted("2026-03-31", "2026-05-29", "2026-11-01");
    let offset = offset.map(|today| granted("2026-03-31", "2026-05-20", today));
    let direct = direct.map(|today| paid_directly("2026-03-20", today));
    [offset.to_vec(), direct.to_vec(), vec![sunday]].concat()
}

#[rstest]
#[case::afar("2026-10-20", "INFO R38 authorizations")]
#[case::thirty_days_left("2026-10-21", "WARNING R38-near authorizations")]
#[case::last_day("2026-11-20", "WARNING R38-near authorizations")]
#[case::a_day_late("2026-11-21", "WARNING R38-past authorizations")]
fn r38_of_the_offset_the_deadline_is_reported(#[case] today: &str, #[case] verdict: &str) {
    assert_eq!(reported(&granted("2026-03-31", "2026-05-20", today)), [verdict]);
}

#[rstest]
#[case::decided_after_the_period("2026-03-31", "2026-05-20", "2026-11-20", "10/2026", "2026-11-16")]
#[case::decided_before_its_end("2026-03-31", "2026-03-10", "2026-09-30", "08/2026", "2026-09-16")]
#[case::ends_inside_a_pay_month("2026-03-29", "2026-03-20", "2026-09-30", "08/2026", "2026-09-16")]
#[case::clamped_to_february("2026-08-31", "2026-08-15", "2027-02-28", "01/2027", "2027-02-16")]
#[case::a_day_short_of_the_sixteenth("2026-03-31", "2026-05-15", "2026-11-15", "09/2026", "2026-10-16")]
#[case::on_the_sixteenth("2026-03-31", "2026-05-16", "2026-11-16", "10/2026", "2026-11-16")]
fn r38_the_deadline_and_the_last_pay_month_are_reported(
    #[case] to: &str,
    #[case] decided: &str,
    #[case] deadline: &str,
    #[case] month: &str,
    #[case] settled: &str,
) {
    let reported = computed(&granted(to, decided, "2026-06-01"), "R38");

    assert_eq!(reported[0], format!("deadline {deadline}"));
    assert_eq!(reported[3..], [format!("end {to}"), format!("decided {decided}"), format!("month {month}"), format!("settled {settled}")]);
}

#[rstest]
#[case::ahead("2026-10-20", "R38", "31")]
#[case::near("2026-10-21", "R38-near", "30")]
#[case::today("2026-11-20", "R38-near", "0")]
#[case::past("2026-11-22", "R38-past", "2")]
fn r38_the_days_to_the_deadline_or_since_are_reported(#[case] today: &str, #[case] message: &str, #[case] days: &str) {
    let reported = computed(&granted("2026-03-31", "2026-05-20", today), message);

    assert_eq!(reported[..3], ["deadline 2026-11-20".to_owned(), format!("today {today}"), format!("days {days}")]);
}

#[rstest]
#[case::afar("2026-10-20", &["WARNING R38-holiday authorizations", "INFO R38 authorizations"])]
#[case::the_safe_day("2026-11-28", &["WARNING R38-near authorizations", "WARNING R38-holiday authorizations"])]
#[case::past_the_safe_day("2026-11-29", &["WARNING R38-near authorizations"])]
fn r38_a_deadline_on_a_sunday_is_safe_the_day_before(#[case] today: &str, #[case] verdict: &[&str]) {
    assert_eq!(reported(&granted("2026-03-31", "2026-05-29", today)), verdict);
}

#[test]
fn r38_a_deadline_on_a_sunday_names_the_safe_day() {
    let facts = granted("2026-03-31", "2026-05-29", "2026-10-20");

    assert_eq!(computed(&facts, "R38-holiday"), ["deadline 2026-11-29", "safe 2026-11-28"]);
}

#[rstest]
#[case::sixty_days_win("2026-04-20", "2026-06-19")]
#[case::the_second_month_wins("2026-03-20", "2026-05-31")]
#[case::a_tie("2026-04-01", "2026-05-31")]
#[case::a_day_past_the_tie("2026-04-02", "2026-06-01")]
fn r39_the_deadline_of_the_data_is_reported(#[case] notified: &str, #[case] deadline: &str) {
    let reported = computed(&paid_directly(notified, "2026-04-20"), "R39");

    assert_eq!(reported[0], format!("deadline {deadline}"));
    assert_eq!(reported[3..], ["start 2026-03-02".to_owned(), format!("notified {notified}")]);
}

#[rstest]
#[case::afar("2026-05-19", "INFO R39 authorizations")]
#[case::thirty_days_left("2026-05-20", "WARNING R39-near authorizations")]
#[case::last_day("2026-06-19", "WARNING R39-near authorizations")]
#[case::a_day_late("2026-06-20", "WARNING R39-past authorizations")]
fn r39_of_the_data_the_deadline_is_reported(#[case] today: &str, #[case] verdict: &str) {
    assert_eq!(reported(&paid_directly("2026-04-20", today)), [verdict]);
}

#[rstest]
#[case::the_safe_day("2026-05-30", &["WARNING R39-near authorizations", "WARNING R39-holiday authorizations"])]
#[case::past_the_safe_day("2026-05-31", &["WARNING R39-near authorizations"])]
fn r39_a_deadline_on_a_sunday_is_safe_the_day_before(#[case] today: &str, #[case] verdict: &[&str]) {
    assert_eq!(reported(&paid_directly("2026-03-20", today)), verdict);
}

#[test]
fn r39_a_deadline_on_a_sunday_names_the_safe_day() {
    let facts = paid_directly("2026-03-20", "2026-04-20");

    assert_eq!(computed(&facts, "R39-holiday"), ["deadline 2026-05-31", "safe 2026-05-30"]);
}

#[test]
fn r39_no_deadline_runs_before_the_notice() {
    assert!(
        reported(&changed(paid_directly("2026-03-20", "2026-05-30"), |grant| GrantedBenefit { notified_on: None, ..grant })).is_empty()
    );
}

#[rstest]
#[case::the_day_before("2021-12-31", false)]
#[case::the_day("2022-01-01", true)]
fn r39_holds_from_2022(#[case] today: &str, #[case] holds: bool) {
    assert_eq!(!reported(&paid_directly("2026-04-20", today)).is_empty(), holds);
}

#[rstest]
#[case::offset(granted("2026-03-31", "2026-05-20", "2026-11-21"))]
#[case::direct_payment(paid_directly("2026-04-20", "2026-06-20"))]
fn r38_r39_nothing_is_reported_of_what_is_used_up(#[case] facts: Facts) {
    assert!(reported(&changed(facts, |grant| GrantedBenefit { used_up: true, ..grant })).is_empty());
}

#[rstest]
#[case::allowance_of_the_fund(Benefit::AisFis, true)]
#[case::allowance_of_a_bilateral_fund(Benefit::AisFund, true)]
#[case::extraordinary(Benefit::Cigs, true)]
#[case::agricultural(Benefit::Cisoa, false)]
fn r38_the_offset_is_of_the_benefits_of_article_7(#[case] benefit: Benefit, #[case] reported_of: bool) {
    let facts = Facts { benefit: Some(benefit), ..granted("2026-03-31", "2026-05-20", "2026-11-21") };

    assert_eq!(reported(&facts).contains(&"WARNING R38-past authorizations".to_owned()), reported_of);
}
