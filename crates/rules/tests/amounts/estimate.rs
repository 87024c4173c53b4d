//! What an application is worth.

use omnia_rules::amounts::{
    Cap, CeilingNotPublished, ContributionTerms, Estimate, EstimateRequest, Line, Scale, Schedule, WageFundRate, WorkWeek, WorkerPay,
    estimate,
};
use omnia_rules::calendar::Period;
use rstest::rstest;
use rust_decimal::Decimal;

fn period(from: &str, to: &str) -> Period {
    let date = |text: &str| text.parse().expect("a date");
    Period::new(date(from), date(to)).expect("an upright period")
}

fn paid(worker: usize, hourly_pay: i64, hours: i64) -> WorkerPay {
    let schedule = Schedule::Weekly { hours: Decimal::from(40), week: WorkWeek::FiveDays };
    WorkerPay { worker, hourly_pay: Decimal::from(hourly_pay), hours: Decimal::from(hours), schedule }
}

fn of(period: Period, workers: Vec<WorkerPay>) -> EstimateRequest {
    EstimateRequest { period, cap: Cap::Ordinary, workers, contribution: None }
}

fn july(workers: Vec<WorkerPay>) -> EstimateRequest {
    of(period("2026-07-06", "2026-07-19"), workers)
}

/// Worker, month and hours of each line.
fn lines(estimate: &Estimate) -> Vec<String> {
    let reported = |line: &Line| format!("{} {} {}", line.worker, line.month.format("%Y-%m"), line.integration.hours.normalize());
    estimate.lines.iter().map(reported).collect()
}

#[test]
fn r36_the_totals_are_those_of_the_lines() {
    let estimate = estimate(&july(vec![paid(0, 15, 60), paid(3, 9, 60)])).expect("a published year");

    assert_eq!(lines(&estimate), ["0 2026-07 60", "3 2026-07 60"]);
    assert_eq!((estimate.gross.to_string(), estimate.net.to_string()), ("896.25".to_owned(), "843.91".to_owned()));
    assert_eq!((estimate.lost_pay.to_string(), estimate.hours), ("1440.00".to_owned(), Decimal::from(120)));
    assert_eq!(estimate.contribution, None);
}

#[test]
fn r36_no_workers_are_paid_nothing() {
    let estimate = estimate(&july(Vec::new())).expect("a published year");

    assert_eq!((estimate.gross.to_string(), estimate.net.to_string()), ("0.00".to_owned(), "0.00".to_owned()));
}

#[rstest]
#[case::two_and_three_days("2026-06-29", "2026-07-03", 40, &["0 2026-06 16", "0 2026-07 24"])]
#[case::thirds_give_the_whole_again("2026-06-30", "2026-07-02", 10, &["0 2026-06 3.33", "0 2026-07 6.67"])]
#[case::saturday_and_sunday_alone("2026-10-31", "2026-11-01", 8, &["0 2026-10 4", "0 2026-11 4"])]
#[case::a_saturday_of_the_month_before("2026-01-31", "2026-02-06", 40, &["0 2026-02 40"])]
#[case::a_sunday_of_the_month_after("2026-02-23", "2026-03-01", 40, &["0 2026-02 40"])]
#[case::a_friday_before_a_weekend_of_the_next_month("2026-07-31", "2026-08-02", 8, &["0 2026-07 8"])]
#[case::three_months("2026-06-30", "2026-08-03", 50, &["0 2026-06 2", "0 2026-07 46", "0 2026-08 2"])]
#[case::across_the_year("2025-12-31", "2026-01-01", 16, &["0 2025-12 8", "0 2026-01 8"])]
fn r36_hours_fall_on_the_months_by_working_days(#[case] from: &str, #[case] to: &str, #[case] hours: i64, #[case] reported: &[&str]) {
    let estimate = estimate(&of(period(from, to), vec![paid(0, 15, hours)])).expect("published years");

    assert_eq!(lines(&estimate), reported);
}

#[test]
fn r36_each_month_has_its_ceiling_and_its_hours() {
    let request = of(period("2025-12-31", "2026-01-01"), vec![paid(0, 15, 16)]);

    let amounts = estimate(&request).expect("published years").lines;

    assert_eq!(amounts[0].integration.workable_hours, Decimal::from(184));
    assert_eq!(amounts[0].integration.gross, Decimal::new(6_104, 2));
    assert_eq!(amounts[1].integration.workable_hours, Decimal::from(176));
    assert_eq!(amounts[1].integration.gross, Decimal::new(6_471, 2));
}

#[test]
fn r36_a_month_without_a_ceiling_is_not_estimated() {
    let request = of(period("2026-12-28", "2027-01-03"), vec![paid(0, 15, 40)]);

    assert_eq!(estimate(&request), Err(CeilingNotPublished { year: 2027 }));
}

#[test]
fn r36_without_a_cap_no_ceiling_is_needed() {
    let request = EstimateRequest { cap: Cap::Uncapped, ..of(period("2026-12-28", "2027-01-03"), vec![paid(0, 15, 40)]) };

    assert_eq!(estimate(&request).expect("no ceiling").gross, Decimal::from(480));
}

#[test]
fn r36_in_the_credit_fund_each_worker_has_the_ceiling_of_the_own_pay() {
    let request = EstimateRequest { cap: Cap::CreditFund, ..july(vec![paid(0, 9, 60), paid(1, 15, 60), paid(2, 25, 60)]) };

    let estimate = estimate(&request).expect("a published year");
    let reported = |line: &Line| (line.integration.ceiling.map(|ceiling| ceiling.gross.to_string()), line.integration.gross.to_string());
    let lines: Vec<_> = estimate.lines.iter().map(reported).collect();
    let at = |ceiling: &str, gross: &str| (Some(ceiling.to_owned()), gross.to_owned());
    assert_eq!(lines, [at("1407.77", "432.00"), at("1622.62", "529.12"), at("2049.90", "668.45")]);
}

#[rstest]
#[case::additional(ContributionTerms::Additional { scale: Scale::Ordinary, weeks_used: 51 }, "151.20")]
#[case::wage_fund(ContributionTerms::WageFund(WageFundRate::Ordinary), "57.60")]
fn r34_and_r46_the_contribution_is_reckoned_on_the_pay_lost(#[case] terms: ContributionTerms, #[case] due: &str) {
    let request = EstimateRequest { contribution: Some(terms), ..july(vec![paid(0, 15, 60), paid(1, 9, 60)]) };

    assert_eq!(estimate(&request).expect("a published year").contribution.map(|due| due.to_string()).as_deref(), Some(due));
}

#[test]
fn r34_a_first_week_of_a_sunday_alone_counts_as_used() {
    let terms = ContributionTerms::Additional { scale: Scale::Ordinary, weeks_used: 51 };
    let request = EstimateRequest { contribution: Some(terms), ..of(period("2026-03-01", "2026-03-08"), vec![paid(0, 25, 40)]) };

    assert_eq!(estimate(&request).expect("a published year").contribution, Some(Decimal::from(120)));
}
