//! R18 and R19: the same application, and the same worker's day, twice.

use omnia_rules::cause::Cause;
use omnia_rules::controls::{Facts, OtherApplication, Standing};
use rstest::rstest;

use crate::application::{application, computed, other, period, reported, unit_key, worker};

fn beside(other: OtherApplication) -> Facts {
    Facts { others: vec![other], ..application() }
}

fn twin() -> OtherApplication {
    other("A", period("2026-03-02", "2026-03-29"))
}

#[test]
fn r18_the_same_application_twice_is_refused_once() {
    assert_eq!(reported(&beside(twin())), ["BLOCKING R18"]);
    assert_eq!(computed(&beside(twin()), "R18"), ["other A"]);
}

#[test]
fn r18_one_worker_more_is_an_overlap_of_the_others() {
    let mut larger = twin();
    larger.workers.insert(worker(9).tax_code);

    let verdict = reported(&beside(larger));

    assert_eq!(verdict.len(), 3);
    assert_eq!(verdict[2], "BLOCKING R19-person beneficiaries.2.taxCode");
}

#[rstest]
#[case::another_unit(OtherApplication { unit: unit_key(2), ..twin() })]
#[case::another_cause(OtherApplication { cause: Cause::PublicAuthorityOrder, ..twin() })]
#[case::other_days(other("A", period("2026-03-02", "2026-03-28")))]
fn r18_what_differs_is_not_a_duplicate_but_an_overlap(#[case] other: OtherApplication) {
    let verdict = reported(&beside(other));

    assert_eq!(verdict[0], "BLOCKING R19-person beneficiaries.0.taxCode");
    assert_eq!(verdict.len(), 3);
}

#[test]
fn r18_two_drafts_without_workers_are_not_the_same_application() {
    let empty = OtherApplication { workers: std::collections::HashSet::new(), ..twin() };

    assert!(reported(&Facts { beneficiaries: Vec::new(), ..beside(empty) }).is_empty());
}

#[test]
fn r19_a_worker_may_follow_from_one_application_to_the_next() {
    assert!(reported(&beside(other("A", period("2026-02-23", "2026-03-01")))).is_empty());
}

#[test]
fn r19_the_days_in_common_are_reported_with_the_other_application() {
    let verdict = beside(other("INPS.4900.03/03/2026.0000001", period("2026-02-23", "2026-03-02")));

    assert_eq!(computed(&verdict, "R19-person"), ["line 1", "other INPS.4900.03/03/2026.0000001", "from 2026-03-02", "to 2026-03-02"]);
}

#[test]
fn r19_an_application_pending_elsewhere_only_warns() {
    let elsewhere = OtherApplication { standing: Standing::PendingElsewhere, ..other("A", period("2026-03-16", "2026-04-12")) };

    assert_eq!(reported(&beside(elsewhere))[0], "WARNING R19-elsewhere beneficiaries.0.taxCode");
}

#[test]
fn r19_other_workers_may_be_in_another_application_of_the_same_days() {
    let theirs = OtherApplication { workers: [worker(8).tax_code].into(), ..twin() };

    assert!(reported(&beside(theirs)).is_empty());
}

#[test]
fn r19_ours_are_listed_before_those_elsewhere_and_the_rest_is_counted() {
    let workers = || (0..30).map(worker);
    let shared = || workers().map(|worker| worker.tax_code).collect();
    let days = period("2026-03-16", "2026-04-12");
    let elsewhere = OtherApplication { standing: Standing::PendingElsewhere, workers: shared(), ..other("ELSEWHERE", days) };
    let ours = OtherApplication { workers: shared(), ..other("OURS", days) };

    let facts = Facts { beneficiaries: workers().collect(), others: vec![elsewhere, ours], ..application() };

    let verdict = reported(&facts);
    assert_eq!(verdict.len(), 21);
    assert!(verdict.iter().all(|reported| reported.starts_with("BLOCKING R19")));
    assert_eq!(computed(&facts, "R19-rest"), ["count 40"]);
}
