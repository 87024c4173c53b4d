//! The terms that are about to end.

use chrono::NaiveDate;
use omnia_rules::deadlines::{DatedTerm, TermKind, UpcomingTerm, upcoming};
use rstest::rstest;

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn ends(kind: TermKind, due: &str) -> DatedTerm {
    DatedTerm { due: date(due), kind }
}

#[rstest]
#[case::submission(TermKind::Submission, 5)]
#[case::integration(TermKind::IntegrationAnswer, 5)]
#[case::appeal(TermKind::Appeal, 5)]
#[case::delegation(TermKind::Delegation, 30)]
#[case::authorization(TermKind::AuthorizationUse, 30)]
fn a_term_is_reported_some_days_before_its_last(#[case] kind: TermKind, #[case] days: u64) {
    let (due, before) = (date("2026-06-19"), chrono::Days::new(days));

    let reported = DatedTerm { due, kind }.upcoming(due - before);

    assert_eq!(reported.map(|upcoming| u64::from(upcoming.days_left)), Some(days));
    assert_eq!(DatedTerm { due, kind }.upcoming(due - before - chrono::Days::new(1)), None);
}

#[rstest]
#[case::five_days_before("2026-03-12", Some(5))]
#[case::the_day_before("2026-03-16", Some(1))]
#[case::the_last_day("2026-03-17", Some(0))]
#[case::six_days_before("2026-03-11", None)]
#[case::past("2026-03-18", None)]
#[case::long_past("2027-03-18", None)]
fn a_draft_is_reported_until_its_last_day(#[case] today: &str, #[case] left: Option<u32>) {
    let reported = ends(TermKind::Submission, "2026-03-17").upcoming(date(today));

    assert_eq!(reported.map(|upcoming| upcoming.days_left), left);
}

#[test]
fn the_nearest_term_comes_first_then_its_kind() {
    let terms = [
        ends(TermKind::Delegation, "2026-04-01"),
        ends(TermKind::Appeal, "2026-03-12"),
        ends(TermKind::IntegrationAnswer, "2026-03-12"),
        ends(TermKind::Submission, "2026-03-20"),
    ];

    let reported = upcoming(date("2026-03-10"), &terms);

    let of = |kind, due, days_left| UpcomingTerm { kind, due: date(due), days_left };
    assert_eq!(
        reported,
        [
            of(TermKind::IntegrationAnswer, "2026-03-12", 2),
            of(TermKind::Appeal, "2026-03-12", 2),
            of(TermKind::Delegation, "2026-04-01", 22),
        ]
    );
}

#[test]
fn the_ends_of_time_are_not_near() {
    let far = DatedTerm { due: NaiveDate::MAX, kind: TermKind::Delegation };

    assert_eq!(far.upcoming(NaiveDate::MIN), None);
    assert_eq!(upcoming(date("2026-03-10"), &[]), []);
}
