//! 4.1, 4.3, 4.4, R03, R22, R23, R38, R39, R41, R49: the deadlines, day by day.

use chrono::{DateTime, NaiveDate, Utc};
use omnia_rules::calendar::{Period, rome_date};
use omnia_rules::cause::{Benefit, Cause};
use omnia_rules::deadlines::{
    Lateness, allowance_opens, appeal_due, appeal_in_time, consultation_ends, direct_payment_deadline, integration_answer_due,
    integration_answer_in_time, joint_exam_may_be_asked, last_usable_month, offset_deadline, safe_day, settled_by, submission_due,
    submission_due_for,
};
use rstest::rstest;
use rust_decimal::Decimal;

#[rstest]
#[case::decided_after_the_period("2026-03-31", "2026-05-20", "2026-11-20")]
#[case::decided_before_its_end("2026-03-31", "2026-03-10", "2026-09-30")]
#[case::ends_inside_a_pay_month("2026-03-29", "2026-03-20", "2026-09-30")]
#[case::clamped_to_february("2026-08-31", "2026-08-15", "2027-02-28")]
#[case::clamped_to_leap_february("2027-08-31", "2027-08-15", "2028-02-29")]
#[case::decided_on_the_last_of_august("2026-03-31", "2026-08-31", "2027-02-28")]
#[case::decided_the_day_the_pay_month_ends("2026-03-29", "2026-03-31", "2026-09-30")]
#[case::decided_the_day_after_the_pay_month("2026-03-29", "2026-04-01", "2026-10-01")]
#[case::the_same_day_from_february("2026-02-10", "2026-02-01", "2026-08-28")]
#[case::the_same_day_from_leap_february("2028-02-10", "2028-02-01", "2028-08-29")]
fn r38_offset_is_over_six_months_later(#[case] end: NaiveDate, #[case] decided: NaiveDate, #[case] deadline: NaiveDate) {
    assert_eq!(offset_deadline(end, decided), deadline);
}

#[rstest]
#[case::settled_before("2026-11-20", "2026-10-01")]
#[case::settled_that_day("2026-11-16", "2026-10-01")]
#[case::a_day_short("2026-11-15", "2026-09-01")]
#[case::across_the_year("2027-01-10", "2026-11-01")]
fn r38_the_last_pay_month_is_settled_by_the_sixteenth(#[case] deadline: NaiveDate, #[case] month: NaiveDate) {
    assert_eq!(last_usable_month(deadline), month);
}

#[rstest]
#[case::first_day("2026-10-01", "2026-11-16")]
#[case::last_day("2026-10-31", "2026-11-16")]
#[case::across_the_year("2026-12-15", "2027-01-16")]
fn r38_a_pay_month_is_settled_on_the_sixteenth_of_the_next(#[case] month: NaiveDate, #[case] settled: NaiveDate) {
    assert_eq!(settled_by(month), settled);
}

#[rstest]
#[case::sixty_days_win("2026-04-20", "2026-06-19")]
#[case::the_second_month_wins_over_19_may("2026-03-20", "2026-05-31")]
#[case::a_tie("2026-04-01", "2026-05-31")]
#[case::a_day_past_the_tie("2026-04-02", "2026-06-01")]
fn r39_direct_payment_takes_the_later_day(#[case] notified: NaiveDate, #[case] deadline: NaiveDate) {
    let start = "2026-03-02".parse().expect("a date");

    assert_eq!(direct_payment_deadline(start, notified), deadline);
}

#[rstest]
#[case::a_sunday("2026-05-31", Some("2026-05-30"))]
#[case::a_sunday_after_christmas("2027-12-26", Some("2027-12-24"))]
#[case::a_saturday("2027-02-27", None)]
#[case::a_working_day("2026-11-20", None)]
fn s4_4_a_deadline_of_months_stays_and_the_day_before_is_safe(#[case] deadline: NaiveDate, #[case] safe: Option<&str>) {
    assert_eq!(safe_day(deadline).map(|day| day.to_string()).as_deref(), safe);
}

#[rstest]
#[case::plain("2026-03-03", "2026-03-18")]
#[case::liberation_then_sunday("2026-04-10", "2026-04-27")]
#[case::republic_day("2026-05-18", "2026-06-03")]
fn r41_an_answer_is_due_fifteen_days_from_receipt(#[case] received: NaiveDate, #[case] due: NaiveDate) {
    assert_eq!(integration_answer_due(received), due);
    assert!(integration_answer_in_time(received, due));
    assert!(!integration_answer_in_time(received, due.succ_opt().expect("a day")));
}

#[rstest]
#[case::before_midnight_while_the_clocks_go_back("2026-10-13T21:59:59Z", "2026-10-28")]
#[case::at_midnight_while_the_clocks_go_back("2026-10-13T22:00:00Z", "2026-10-29")]
#[case::before_midnight_while_the_clocks_go_forward("2026-03-16T22:59:59Z", "2026-03-31")]
#[case::at_midnight_while_the_clocks_go_forward("2026-03-16T23:00:00Z", "2026-04-01")]
fn r41_a_term_keeps_its_days_across_a_change_of_hour(#[case] received: DateTime<Utc>, #[case] due: NaiveDate) {
    assert_eq!(integration_answer_due(rome_date(received)), due);
}

#[rstest]
#[case::plain("2026-05-20", "2026-06-19")]
#[case::assumption_then_sunday("2026-07-16", "2026-08-17")]
#[case::the_first_of_thirty_days("2023-05-17", "2023-06-16")]
#[case::the_last_of_sixty_days("2023-05-16", "2023-07-15")]
fn r49_an_appeal_is_due_thirty_days_from_receipt(#[case] received: NaiveDate, #[case] due: NaiveDate) {
    assert_eq!(appeal_due(received), due);
    assert!(appeal_in_time(received, due));
    assert!(!appeal_in_time(received, due.succ_opt().expect("a day")));
}

#[rstest]
#[case::sixty_employees(60, "2026-03-27")]
#[case::fifty_one_employees(51, "2026-03-27")]
#[case::fifty_employees(50, "2026-03-12")]
fn r22_a_consultation_announced_on_2_march_ends(#[case] employees: u32, #[case] ends: NaiveDate) {
    assert_eq!(consultation_ends("2026-03-02".parse().expect("a date"), employees.into()), ends);
}

#[test]
fn r22_the_end_of_a_consultation_does_not_roll() {
    assert_eq!(consultation_ends("2026-03-12".parse().expect("a date"), 50.into()).to_string(), "2026-03-22");
}

#[rstest]
#[case::twenty_hours(Decimal::from(20), true)]
#[case::sixteen_hours(Decimal::from(16), false)]
#[case::a_minute_more(Decimal::new(1602, 2), true)]
fn r23_a_joint_examination_may_be_asked_above_sixteen_hours(#[case] hours: Decimal, #[case] may: bool) {
    assert_eq!(joint_exam_may_be_asked(hours), may);
}

#[rstest]
#[case::in_time("2026-03-31", "2026-03-17", "2026-03-02", 0)]
#[case::a_day_late("2026-03-31", "2026-03-18", "2026-03-11", 9)]
#[case::nothing_left("2026-03-08", "2026-03-18", "2026-03-11", 7)]
#[case::the_last_day_left("2026-03-11", "2026-03-18", "2026-03-11", 9)]
fn r03_lateness_is_paid_from_seven_days_before(
    #[case] to: NaiveDate,
    #[case] sent: NaiveDate,
    #[case] payable_from: NaiveDate,
    #[case] lost_days: u32,
) {
    let start = "2026-03-02".parse().expect("a date");
    let period = Period::new(start, to).expect("an upright period");
    let due = submission_due(Cause::LackOfWork, start, start);

    assert_eq!(Lateness::of(period, due, sent), Lateness { payable_from, lost_days });
}

#[test]
fn s4_1_the_term_of_a_cause_runs_from_the_start_or_from_the_event() {
    let (start, event) = ("2026-03-02".parse().expect("a date"), "2026-02-27".parse().expect("a date"));

    assert_eq!(submission_due(Cause::MarketCrisis, start, event).to_string(), "2026-03-17");
    assert_eq!(submission_due(Cause::WeatherConstruction, start, event).to_string(), "2026-03-31");
}

#[rstest]
#[case::ordinary_fire(Benefit::Cigo, Cause::FireCollapseFlood, "2026-07-31")]
#[case::ordinary_power(Benefit::Cigo, Cause::PowerOutage, "2026-07-31")]
#[case::allowance_fire(Benefit::AisFis, Cause::FireCollapseFlood, "2026-07-31")]
#[case::allowance_premises(Benefit::AisFund, Cause::PremisesUnusable, "2026-07-31")]
#[case::allowance_power(Benefit::AisFis, Cause::PowerOutage, "2026-06-30")]
#[case::agriculture_weather(Benefit::Cisoa, Cause::WeatherAgriculture, "2026-06-30")]
#[case::agriculture_order(Benefit::Cisoa, Cause::PublicAuthorityOrder, "2026-06-30")]
fn r43_each_benefit_has_its_due_day(#[case] benefit: Benefit, #[case] cause: Cause, #[case] due: NaiveDate) {
    let start = "2026-06-15".parse().expect("a date");

    assert_eq!(submission_due_for(benefit, cause, start, start), due);
}

#[rstest]
#[case::a_saturday("2026-06-15", "2026-05-16")]
#[case::sunday_does_not_roll("2026-06-09", "2026-05-10")]
#[case::the_beginning_of_time(NaiveDate::MIN, NaiveDate::MIN)]
fn r43_an_allowance_is_asked_for_from_thirty_days_before(#[case] start: NaiveDate, #[case] opens: NaiveDate) {
    assert_eq!(allowance_opens(start), opens);
}

#[rstest]
#[case::the_beginning(NaiveDate::MIN)]
#[case::the_end(NaiveDate::MAX)]
fn deadlines_at_the_ends_of_time_do_not_panic(#[case] date: NaiveDate) {
    assert!(offset_deadline(date, date) >= date);
    assert!(last_usable_month(date) <= date);
    assert!(settled_by(date) >= date);
    assert!(direct_payment_deadline(date, date) >= date);
    assert!(appeal_due(date) >= date);
    assert!(integration_answer_due(date) >= date);
}
