//! R40 and R52.

use omnia_rules::cause::Benefit;
use omnia_rules::controls::{Beneficiary, Facts, OtherWork, Pay, PaymentMode};
use rstest::rstest;

use super::{of, twenty_five};
use crate::application::{application, computed, date, reported};

fn paid_to(mode: Option<PaymentMode>, iban: Option<&str>) -> Facts {
    let mut facts = Facts { pay: Pay { payment_mode: mode, ..Pay::default() }, ..application() };
    facts.beneficiaries.truncate(1);
    facts.beneficiaries[0].iban = iban.map(ToOwned::to_owned);
    facts
}

#[rstest]
#[case::italian("IT60X0542811101000000123456")]
#[case::post_office("IT78N0760103200001012345678")]
#[case::in_groups("IT60 X054 2811 1010 0000 0123 456")]
#[case::abroad("DE89370400440532013000")]
fn r40_an_account_that_is_right_is_not_spoken_of(#[case] iban: &str) {
    assert!(reported(&paid_to(Some(PaymentMode::Direct), Some(iban))).is_empty());
}

#[rstest]
#[case::nothing(None)]
#[case::blank(Some("  "))]
fn r40_a_missing_account_is_a_warning(#[case] iban: Option<&str>) {
    let facts = paid_to(Some(PaymentMode::Direct), iban);

    assert_eq!(reported(&facts), ["WARNING R40-missing beneficiaries.0.iban"]);
    assert_eq!(computed(&facts, "R40-missing"), ["line 1"]);
}

#[rstest]
#[case::cin_that_modulo_97_does_not_see("IT65A0542811101000000123456", "CHECK_CHARACTER")]
#[case::last_digit("IT60X0542811101000000123457", "CHECK_DIGITS")]
#[case::check_digits("IT61X0542811101000000123456", "CHECK_DIGITS")]
#[case::short("IT60X054281110100000012345", "LENGTH")]
#[case::letter_in_the_bank("IT60XO542811101000000123456", "CHARACTER")]
fn r40_a_wrong_account_is_a_warning_that_says_why(#[case] iban: &str, #[case] problem: &str) {
    let facts = paid_to(Some(PaymentMode::Direct), Some(iban));

    assert_eq!(reported(&facts), ["WARNING R40-invalid beneficiaries.0.iban"]);
    assert_eq!(computed(&facts, "R40-invalid"), ["line 1".to_owned(), format!("problem {problem}")]);
}

#[rstest]
#[case::offset(Some(PaymentMode::Offset))]
#[case::not_known(None)]
fn r40_who_is_paid_by_the_employer_needs_no_account(#[case] mode: Option<PaymentMode>) {
    assert!(reported(&paid_to(mode, None)).is_empty());
    assert!(reported(&paid_to(mode, Some("IT65A0542811101000000123456"))).is_empty());
}

#[test]
fn r40_holds_for_every_benefit() {
    let facts = Facts { benefit: Some(Benefit::Cisoa), ..paid_to(Some(PaymentMode::Direct), None) };

    assert_eq!(of("R40", &facts), ["WARNING R40-missing beneficiaries.0.iban"]);
}

#[test]
fn r40_twenty_accounts_are_listed_and_the_rest_counted() {
    let facts = twenty_five(|worker| worker, Pay { payment_mode: Some(PaymentMode::Direct), ..Pay::default() });

    assert_eq!(of("R40", &facts).len(), 21);
    assert_eq!(computed(&facts, "R40-rest"), ["count 5"]);
}

fn working_elsewhere(days: u32, declared_beforehand: bool) -> Facts {
    let mut facts = application();
    facts.beneficiaries[1].other_work = Some(OtherWork { days, declared_beforehand });
    facts
}

#[rstest]
#[case::reported(3, true, &["INFO R52-days beneficiaries.1.otherWork"])]
#[case::not_known(3, false, &["INFO R52-lost beneficiaries.1.otherWork"])]
#[case::one_day(1, true, &["INFO R52-days beneficiaries.1.otherWork"])]
#[case::no_days(0, false, &[])]
fn r52_days_worked_elsewhere_are_not_paid(#[case] days: u32, #[case] declared_beforehand: bool, #[case] verdict: &[&str]) {
    assert_eq!(reported(&working_elsewhere(days, declared_beforehand)), verdict);
}

#[test]
fn r52_names_how_many_days() {
    assert_eq!(computed(&working_elsewhere(3, true), "R52-days"), ["line 2", "days 3"]);
}

#[test]
fn r52_holds_for_every_benefit() {
    let facts = Facts { benefit: Some(Benefit::AisFis), ..working_elsewhere(3, true) };

    assert_eq!(of("R52", &facts), ["INFO R52-days beneficiaries.1.otherWork"]);
}

#[rstest]
#[case::the_day_before("2025-01-11", false)]
#[case::the_day("2025-01-12", true)]
fn r52_only_the_days_are_lost_since_the_law_of_2024(#[case] today: &str, #[case] holds: bool) {
    let facts = Facts { today: date(today), ..working_elsewhere(3, true) };

    assert_eq!(!of("R52", &facts).is_empty(), holds);
}

#[test]
fn r52_twenty_workers_are_listed_and_the_rest_counted() {
    let work = |worker| Beneficiary { other_work: Some(OtherWork { days: 1, declared_beforehand: true }), ..worker };
    let facts = twenty_five(work, Pay::default());

    assert_eq!(of("R52", &facts).len(), 21);
    assert_eq!(computed(&facts, "R52-rest"), ["count 5"]);
}
