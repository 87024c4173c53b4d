//! R12, R14 with R15 and R16, R17.

use std::collections::HashSet;

use omnia_rules::cause::Cause;
use omnia_rules::controls::{Beneficiary, Facts, Qualification, WorkforceBand};
use omnia_rules::identifiers::{PersonalDetails, Sex, TaxCode};
use rstest::rstest;

use crate::application::{application, band, computed, date, period, reported, worker};

fn with_days(effective_days: Option<u32>, days_with_previous_contractor: u32) -> Facts {
    let newcomer = Beneficiary { effective_days, days_with_previous_contractor, ..worker(1) };
    Facts { beneficiaries: vec![worker(0), newcomer], ..application() }
}

fn with_qualification(qualification: Qualification) -> Facts {
    let other = Beneficiary { qualification: Some(qualification), ..worker(1) };
    Facts { beneficiaries: vec![worker(0), other], ..application() }
}

#[rstest]
#[case::two_schedules(vec![band(40, 8), band(20, 4)], &[])]
#[case::one_worker(vec![band(40, 1)], &[])]
#[case::none(vec![], &["BLOCKING R12 workforce"])]
#[case::zero(vec![band(40, 0)], &["BLOCKING R12 workforce"])]
fn r12_the_workforce_is_declared(#[case] workforce: Vec<WorkforceBand>, #[case] verdict: &[&str]) {
    assert_eq!(reported(&Facts { workforce, ..application() }), verdict);
}

#[rstest]
#[case::forty_five_days(Some(45), 0, true)]
#[case::thirty_days(Some(30), 0, true)]
#[case::twenty_nine_days(Some(29), 0, false)]
#[case::not_known_yet(None, 0, true)]
#[case::r16_with_the_previous_contractor(Some(10), 25, true)]
#[case::r16_and_still_short(Some(10), 19, false)]
fn r14_thirty_days_of_work_are_enough(#[case] days: Option<u32>, #[case] before: u32, #[case] enough: bool) {
    let verdict = reported(&with_days(days, before));

    assert_eq!(!verdict.contains(&"WARNING R14-person beneficiaries.1.effectiveDays".to_owned()), enough);
}

#[test]
fn r14_a_newcomer_is_reported_by_line_days_and_days_needed() {
    assert_eq!(computed(&with_days(Some(29), 0), "R14-person"), ["line 2", "days 29", "needed 30"]);
}

#[rstest]
#[case::fire(Cause::FireCollapseFlood, &["INFO R15 beneficiaries"])]
#[case::lack_of_work(Cause::LackOfWork, &["WARNING R14-person beneficiaries.1.effectiveDays"])]
fn r15_no_seniority_is_needed_for_an_unavoidable_event(#[case] cause: Cause, #[case] verdict: &[&str]) {
    assert_eq!(reported(&Facts { cause: Some(cause), ..with_days(Some(5), 0) }), verdict);
}

#[rstest]
#[case::twenty_nine_days(Some(29), 0, &["INFO R15 beneficiaries"])]
#[case::thirty_days(Some(30), 0, &[])]
#[case::thirty_with_the_previous_contractor(Some(5), 25, &[])]
#[case::not_known_yet(None, 0, &[])]
fn r15_is_reported_when_a_worker_would_lack_the_seniority(#[case] days: Option<u32>, #[case] before: u32, #[case] verdict: &[&str]) {
    assert_eq!(reported(&Facts { cause: Some(Cause::FireCollapseFlood), ..with_days(days, before) }), verdict);
}

#[test]
fn r15_counts_the_workers_who_need_no_seniority() {
    let fire = Facts { cause: Some(Cause::FireCollapseFlood), ..with_days(Some(5), 0) };

    assert_eq!(computed(&fire, "R15"), ["count 1", "needed 30"]);
}

#[rstest]
#[case::made_the_difference(Some(10), 25, &["INFO R16 beneficiaries"])]
#[case::just_enough(Some(29), 1, &["INFO R16 beneficiaries"])]
#[case::not_needed(Some(30), 25, &[])]
#[case::still_short(Some(10), 19, &["WARNING R14-person beneficiaries.1.effectiveDays"])]
#[case::not_known_yet(None, 25, &[])]
fn r16_days_for_the_previous_contractor_are_counted(#[case] days: Option<u32>, #[case] before: u32, #[case] verdict: &[&str]) {
    assert_eq!(reported(&with_days(days, before)), verdict);
}

#[test]
fn r16_counts_the_workers_whom_the_previous_contractor_saves() {
    assert_eq!(computed(&with_days(Some(10), 25), "R16"), ["count 1", "needed 30"]);
}

#[rstest]
#[case::r15(Cause::FireCollapseFlood, 5, 0)]
#[case::r16(Cause::LackOfWork, 10, 25)]
fn seniority_waits_for_the_period(#[case] cause: Cause, #[case] days: u32, #[case] before: u32) {
    assert!(reported(&Facts { cause: Some(cause), period: None, ..with_days(Some(days), before) }).is_empty());
}

#[test]
fn r14_before_2022_ninety_days_were_needed() {
    let facts = Facts { period: Some(period("2021-12-31", "2022-01-09")), ..with_days(Some(89), 0) };

    assert_eq!(computed(&facts, "R14-person")[1..], ["days 45", "needed 90"]);
}

#[test]
fn r14_from_the_first_day_of_2022_thirty_days_are_enough() {
    let facts = Facts { today: date("2022-01-03"), period: Some(period("2022-01-01", "2022-01-09")), ..with_days(Some(30), 0) };

    assert!(!reported(&facts).iter().any(|reported| reported.contains("R14")));
}

#[test]
fn r14_twenty_workers_are_listed_and_the_rest_counted() {
    let newcomers = (0..1000).map(|index| Beneficiary { effective_days: Some(1), ..worker(index) });
    let facts = Facts { beneficiaries: newcomers.collect(), ..application() };

    let verdict = reported(&facts);

    assert_eq!(verdict.len(), 21);
    assert_eq!(verdict[10], "WARNING R14-person beneficiaries.10.effectiveDays");
    assert_eq!(verdict[20], "WARNING R14-rest beneficiaries");
    assert_eq!(computed(&facts, "R14-rest"), ["count 980"]);
}

#[rstest]
#[case::worker(Qualification::Worker)]
#[case::employee(Qualification::Employee)]
#[case::middle_manager(Qualification::MiddleManager)]
#[case::apprentice(Qualification::Apprentice)]
#[case::home_worker(Qualification::HomeWorker)]
fn r17_these_workers_are_let_in(#[case] qualification: Qualification) {
    assert!(reported(&with_qualification(qualification)).is_empty());
}

#[test]
fn r17_every_qualification_has_a_name_of_its_own_in_both_languages() {
    let reported = |qualification: &Qualification| [qualification.name_it(), qualification.name_en()];
    let names: HashSet<_> = Qualification::ALL.iter().flat_map(reported).collect();

    assert_eq!(names.len(), 2 * Qualification::ALL.len());
}

#[test]
fn r17_a_manager_stops_the_application() {
    let facts = with_qualification(Qualification::Manager);

    assert_eq!(reported(&facts), ["BLOCKING R17-manager beneficiaries.1.qualification"]);
    assert_eq!(computed(&facts, "R17-manager"), ["line 2"]);
}

#[rstest]
#[case::the_day_before("2021-12-31", true)]
#[case::the_day("2022-01-01", false)]
fn r17_home_workers_are_let_in_from_2022(#[case] start: &str, #[case] stopped: bool) {
    let (today, days) = (date("2022-01-03"), period(start, "2022-01-09"));
    let facts = Facts { today, period: Some(days), ..with_qualification(Qualification::HomeWorker) };

    let verdict = reported(&facts);

    assert_eq!(verdict.contains(&"BLOCKING R17-home-worker beneficiaries.1.qualification".to_owned()), stopped);
}

fn born_in(birthplace: &str) -> Beneficiary {
    let person = PersonalDetails { surname: "Rossi", name: "Mario", born_on: date("1985-12-10"), sex: Sex::Male, birthplace };
    Beneficiary { tax_code: TaxCode::for_person(&person).expect("a valid code"), ..worker(1) }
}

#[rstest]
#[case::municipality("H501", &[])]
#[case::the_highest_of_its_letter("A999", &[])]
#[case::suppressed_municipality("A003", &[])]
#[case::country("Z404", &[])]
#[case::suppressed_country("Z118", &[])]
#[case::no_municipality("A000", &["WARNING R17-birthplace beneficiaries.1.taxCode"])]
#[case::no_country("Z999", &["WARNING R17-birthplace beneficiaries.1.taxCode"])]
fn r17_a_place_of_birth_that_no_list_holds_is_reported(#[case] birthplace: &str, #[case] verdict: &[&str]) {
    let facts = Facts { beneficiaries: vec![worker(0), born_in(birthplace)], ..application() };

    assert_eq!(reported(&facts), verdict);
}

#[test]
fn r17_an_unknown_place_is_reported_by_its_code_alone() {
    let facts = Facts { beneficiaries: vec![worker(0), born_in("A000")], ..application() };

    assert_eq!(computed(&facts, "R17-birthplace"), ["line 2", "place A000"]);
}

#[test]
fn r17_an_unknown_place_is_reported_as_the_digits_that_homocodes_stand_for() {
    let homocode = Beneficiary { tax_code: "RSSMRA85T10A0LLK".parse().expect("a homocode"), ..worker(1) };
    let facts = Facts { beneficiaries: vec![homocode], ..application() };

    assert_eq!(computed(&facts, "R17-birthplace"), ["line 1", "place A000"]);
}

#[test]
fn r17_the_code_of_a_body_has_no_place_of_birth() {
    let body = Beneficiary { tax_code: "80078750587".parse().expect("a tax code"), ..worker(1) };

    assert!(reported(&Facts { beneficiaries: vec![body], ..application() }).is_empty());
}

#[test]
fn r17_twenty_unknown_places_are_listed_and_the_rest_counted() {
    let facts = Facts { beneficiaries: vec![born_in("A000"); 22], ..application() };

    assert_eq!(reported(&facts).len(), 21);
    assert_eq!(computed(&facts, "R17-birthplace-rest"), ["count 2"]);
}
