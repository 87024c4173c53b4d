//! R47 and R48: agricultural workers.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use omnia_rules::calendar::Period;
use omnia_rules::cause::{Benefit, Cause};
use omnia_rules::controls::{AgriculturalWorker, Facts, Scheme};
use omnia_rules::schemes::DayPart;
use rstest::rstest;

use crate::application::{application, classified, computed, date, period, reported, worker};

/// A farm that asks for its workers from 2 March 2026, for the weather.
fn farm(days: Period) -> Facts {
    Facts {
        benefit: Some(Benefit::Cisoa),
        cause: Some(Cause::WeatherAgriculture),
        period: Some(days),
        today: days.from(),
        classification: Some(classified("50101")),
        article10: None,
        ..application()
    }
}

fn march() -> Period {
    period("2026-03-02", "2026-03-29")
}

fn summer_of_2025() -> Period {
    period("2025-07-07", "2025-07-27")
}

/// A worker on the second line, and what the farm declares of them.
fn with(days: Period, reported: AgriculturalWorker) -> Facts {
    let agricultural = [(worker(1).tax_code, reported)].into();
    Facts { scheme: Scheme { agricultural, ..Scheme::default() }, ..farm(days) }
}

fn asking(first: &str, count: u64, part: DayPart) -> BTreeMap<NaiveDate, DayPart> {
    (0..count).map(|days| (date(first) + Days::new(days), part)).collect()
}

fn having_used(used: u32, requested: u64) -> Facts {
    let used = BTreeMap::from([(2026, used)]);
    with(march(), AgriculturalWorker { used, requested: asking("2026-03-02", requested, DayPart::Whole), ..AgriculturalWorker::default() })
}

fn half_days(days: Period, count: u64) -> Facts {
    let requested = asking(&days.from().to_string(), count, DayPart::Half);
    with(days, AgriculturalWorker { requested, ..AgriculturalWorker::default() })
}

fn having_worked(days: u32) -> AgriculturalWorker {
    AgriculturalWorker { days_with_firm: Some(days), ..AgriculturalWorker::default() }
}

fn fixed_term() -> AgriculturalWorker {
    AgriculturalWorker { fixed_term: true, ..AgriculturalWorker::default() }
}

fn in_the_heat(cause: Cause) -> Facts {
    Facts { cause: Some(cause), scheme: Scheme { heat: true, ..Scheme::default() }, ..farm(march()) }
}

pub fn troubled() -> Vec<Facts> {
    let all = (0..25).map(|index| (worker(index).tax_code, fixed_term())).collect();
    vec![
        having_used(89, 3),
        half_days(march(), 2),
        with(march(), having_worked(180)),
        Facts { beneficiaries: (0..25).map(worker).collect(), scheme: Scheme { agricultural: all, ..Scheme::default() }, ..farm(march()) },
        in_the_heat(Cause::WeatherAgriculture),
        farm(summer_of_2025()),
    ]
}

#[test]
fn a_farm_in_order_has_no_findings() {
    assert!(reported(&farm(march())).is_empty());
}

#[rstest]
#[case::the_ninetieth(89, 1, &[])]
#[case::the_ninety_first(89, 2, &["WARNING R47-person beneficiaries.1.days"])]
fn r47_the_ninety_first_day_of_the_year_is_refused(#[case] used: u32, #[case] requested: u64, #[case] verdict: &[&str]) {
    assert_eq!(reported(&having_used(used, requested)), verdict);
}

#[test]
fn r47_refused_days_are_reported_by_line_and_first_day() {
    assert_eq!(computed(&having_used(89, 3), "R47-person"), ["line 2", "used 89", "limit 90", "days 2", "first 2026-03-03"]);
}

#[test]
fn r47_of_a_year_without_earlier_days_none_are_reported_as_used() {
    let requested = asking("2026-03-02", 91, DayPart::Whole);
    let facts = with(march(), AgriculturalWorker { requested, ..AgriculturalWorker::default() });

    assert_eq!(computed(&facts, "R47-person"), ["line 2", "used 0", "limit 90", "days 1", "first 2026-05-31"]);
}

#[test]
fn r47_a_worker_who_used_nothing_that_year_has_it_whole() {
    let used = BTreeMap::from([(2025, 90)]);
    let requested = asking("2026-03-02", 28, DayPart::Whole);

    assert!(reported(&with(march(), AgriculturalWorker { used, requested, ..AgriculturalWorker::default() })).is_empty());
}

#[rstest]
#[case::enough(181, &[])]
#[case::a_day_short(180, &["WARNING R47-days beneficiaries.1.daysWithFirm"])]
fn r47_a_worker_needs_181_days_with_the_firm(#[case] days: u32, #[case] verdict: &[&str]) {
    assert_eq!(reported(&with(march(), having_worked(days))), verdict);
}

#[test]
fn r47_days_with_the_firm_are_reported_with_those_needed() {
    assert_eq!(computed(&with(march(), having_worked(180)), "R47-days"), ["line 2", "days 180", "needed 181"]);
}

#[test]
fn r47_a_fixed_term_worker_is_left_out() {
    let facts = with(march(), fixed_term());

    assert_eq!(reported(&facts), ["WARNING R47-term beneficiaries.1.fixedTerm"]);
    assert_eq!(computed(&facts, "R47-term"), ["line 2"]);
}

#[test]
fn r47_half_days_are_refused() {
    let facts = half_days(march(), 2);

    assert_eq!(reported(&facts), ["WARNING R47-half beneficiaries.1.days"]);
    assert_eq!(computed(&facts, "R47-half"), ["line 2", "days 2", "first 2026-03-02"]);
}

#[rstest]
#[case::beyond_the_year(AgriculturalWorker {
    used: BTreeMap::from([(2025, 90)]),
    requested: asking("2025-07-07", 21, DayPart::Whole),
    ..AgriculturalWorker::default()
})]
#[case::half_days(AgriculturalWorker { requested: asking("2025-07-07", 21, DayPart::Half), ..AgriculturalWorker::default() })]
#[case::a_newcomer(having_worked(3))]
#[case::a_newcomer_with_days(AgriculturalWorker { requested: asking("2025-07-07", 21, DayPart::Whole), ..having_worked(3) })]
#[case::for_a_term(fixed_term())]
fn r47_the_weather_of_the_second_half_of_2025_is_outside_all_of_it(#[case] worker: AgriculturalWorker) {
    assert_eq!(reported(&with(summer_of_2025(), worker)), ["INFO R48-derogation period"]);
}

#[rstest]
#[case::a_newcomer(having_worked(3), "WARNING R47-days beneficiaries.1.daysWithFirm")]
#[case::for_a_term(fixed_term(), "WARNING R47-term beneficiaries.1.fixedTerm")]
fn r47_other_causes_of_those_days_are_not(#[case] worker: AgriculturalWorker, #[case] verdict: &str) {
    let facts = Facts { cause: Some(Cause::OtherNotAttributable), ..with(summer_of_2025(), worker) };

    assert_eq!(reported(&facts), [verdict]);
}

#[rstest]
#[case::before("2025-06-30", "2025-07-13")]
#[case::after("2025-12-22", "2026-01-01")]
fn r47_a_period_that_leaves_those_days_is_held_to_the_rules(#[case] from: &str, #[case] to: &str) {
    let facts = with(period(from, to), having_worked(180));

    assert!(reported(&facts).contains(&"WARNING R47-days beneficiaries.1.daysWithFirm".to_owned()));
}

#[test]
fn r47_a_worker_asked_for_in_those_days_only_is_not_held_to_the_rules() {
    let requested = asking("2025-07-01", 10, DayPart::Whole);
    let facts = with(period("2025-06-23", "2025-07-13"), AgriculturalWorker { requested, ..having_worked(3) });

    assert_eq!(reported(&facts), ["INFO R48-derogation period"]);
}

#[test]
fn r47_each_trouble_of_a_worker_is_reported() {
    let used = BTreeMap::from([(2026, 90)]);
    let mut requested = asking("2026-03-02", 2, DayPart::Whole);
    requested.extend(asking("2026-03-04", 1, DayPart::Half));

    let verdict = reported(&with(march(), AgriculturalWorker { used, requested, days_with_firm: Some(1), fixed_term: true }));

    assert_eq!(
        verdict,
        [
            "WARNING R47-person beneficiaries.1.days",
            "WARNING R47-half beneficiaries.1.days",
            "WARNING R47-days beneficiaries.1.daysWithFirm",
            "WARNING R47-term beneficiaries.1.fixedTerm",
        ]
    );
}

#[test]
fn r47_twenty_troubles_are_listed_and_the_rest_counted() {
    let all = (0..25).map(|index| (worker(index).tax_code, fixed_term())).collect();
    let scheme = Scheme { agricultural: all, ..Scheme::default() };
    let facts = Facts { beneficiaries: (0..25).map(worker).collect(), scheme, ..farm(march()) };

    assert_eq!(reported(&facts).len(), 21);
    assert_eq!(computed(&facts, "R47-rest"), ["count 5"]);
}

#[rstest]
#[case::another_benefit(Facts { benefit: Some(Benefit::AisFund), classification: None, ..having_used(89, 3) }, &["WARNING R21-cause cause"])]
#[case::no_benefit_yet(Facts { benefit: None, ..having_used(89, 3) }, &[])]
#[case::no_cause_yet(Facts { cause: None, ..having_used(89, 3) }, &[])]
#[case::no_days_yet(Facts { period: None, ..having_used(89, 3) }, &[])]
fn r47_leaves_the_others_alone(#[case] facts: Facts, #[case] verdict: &[&str]) {
    assert_eq!(reported(&facts), verdict);
}

#[rstest]
#[case::by_itself(Cause::WeatherAgriculture, &["INFO R48 cause"])]
#[case::by_order(Cause::PublicAuthorityOrder, &["INFO R48 cause"])]
#[case::another_cause(Cause::OtherNotAttributable, &[])]
fn r48_heat_is_a_cause_in_agriculture(#[case] cause: Cause, #[case] verdict: &[&str]) {
    assert_eq!(reported(&in_the_heat(cause)), verdict);
}

#[test]
fn r48_heat_is_reported_with_its_cause() {
    assert_eq!(computed(&in_the_heat(Cause::WeatherAgriculture), "R48"), ["cause WEATHER_AGRICULTURE"]);
}

#[rstest]
#[case::the_day_before("2025-06-16", "2025-06-30", None)]
#[case::the_first_day("2025-06-16", "2025-07-01", Some(["from 2025-07-01", "to 2025-07-01"]))]
#[case::the_last_day("2025-12-31", "2026-01-11", Some(["from 2025-12-31", "to 2025-12-31"]))]
#[case::the_day_after("2026-01-01", "2026-01-11", None)]
fn r48_the_special_rules_of_2025_are_reported(#[case] from: &str, #[case] to: &str, #[case] shared: Option<[&str; 2]>) {
    let facts = farm(period(from, to));
    let found = reported(&facts).contains(&"INFO R48-derogation period".to_owned());

    assert_eq!(found.then(|| computed(&facts, "R48-derogation")), shared.map(|shared| shared.map(str::to_owned).to_vec()));
}

#[rstest]
#[case::another_cause(Facts { cause: Some(Cause::OtherNotAttributable), ..farm(summer_of_2025()) })]
#[case::no_benefit_yet(Facts { benefit: None, ..farm(summer_of_2025()) })]
fn r48_leaves_the_others_alone(#[case] facts: Facts) {
    assert!(!reported(&facts).iter().any(|reported| reported.contains("R48")));
}
