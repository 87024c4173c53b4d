//! R21: the benefit that the classification suggests.

use omnia_rules::cause::{Article10, Benefit, Classification};
use omnia_rules::controls::Facts;
use rstest::rstest;

use crate::application::{application, classified, computed, reported};

fn asking(benefit: Benefit, csc: &str, article10: Option<Article10>) -> Facts {
    Facts { benefit: Some(benefit), classification: Some(classified(csc)), article10, ..application() }
}

#[rstest]
#[case::construction("11301", None)]
#[case::manufacturing("10601", Some(Article10::A))]
#[case::not_shown_by_the_code("20101", None)]
fn r21_is_silent_about_a_benefit_that_suits(#[case] csc: &str, #[case] letter: Option<Article10>) {
    assert!(reported(&asking(Benefit::Cigo, csc, letter)).is_empty());
}

#[test]
fn r21_trade_asking_the_ordinary_benefit_is_warned_and_may_proceed() {
    let facts = asking(Benefit::Cigo, "70101", None);

    assert_eq!(reported(&facts), ["WARNING R21 benefit"]);
    assert_eq!(computed(&facts, "R21"), ["asked CIGO", "code 70101", "suggested AIS_FIS"]);
}

#[test]
fn r21_of_a_craft_workshop_it_is_reported_that_its_fund_is_elsewhere() {
    let facts = asking(Benefit::Cigo, "40601", None);

    assert_eq!(reported(&facts), ["WARNING R21-elsewhere benefit"]);
    assert_eq!(computed(&facts, "R21-elsewhere"), ["asked CIGO", "code 40601"]);
}

/// Declares this letter, where another or none may be registered.
fn registered(letter: Option<Article10>, declared: Option<Article10>) -> Facts {
    let classification = Some(Classification { article10: letter, ..classified("10601") });
    Facts { classification, article10: declared, union_step: None, ..application() }
}

#[rstest]
#[case::where_nothing_is_declared(None)]
#[case::where_the_same_is_declared(Some(Article10::N))]
fn r21_the_registered_letter_exempts_from_the_union_step(#[case] declared: Option<Article10>) {
    assert_eq!(reported(&registered(Some(Article10::N), declared)), ["INFO R24 unionStep"]);
}

#[test]
fn r21_a_declared_letter_that_is_not_the_registered_one_is_reported_and_exempts_from_nothing() {
    let facts = registered(Some(Article10::A), Some(Article10::M));

    assert_eq!(reported(&facts), ["BLOCKING R22 unionStep", "WARNING R21-letter article10"]);
    assert_eq!(computed(&facts, "R21-letter"), ["declared M", "registered A"]);
}

#[test]
fn r21_a_declared_letter_holds_where_none_is_registered() {
    assert_eq!(reported(&registered(None, Some(Article10::M))), ["INFO R24 unionStep"]);
}

#[test]
fn r21_to_a_professional_firm_asking_the_fund_of_wages_its_own_is_suggested() {
    let studio = Classification { authorization_codes: vec!["0S".parse().expect("a mark")], ..classified("70101") };
    let facts = Facts { classification: Some(studio), ..asking(Benefit::AisFis, "70101", None) };

    assert_eq!(reported(&facts), ["WARNING R21 benefit"]);
    assert_eq!(computed(&facts, "R21"), ["asked AIS_FIS", "code 70101", "suggested AIS_FUND"]);
}

#[test]
fn controls_of_the_ordinary_benefit_leave_the_others_alone() {
    let facts = Facts { workforce: Vec::new(), union_step: None, ..asking(Benefit::AisFund, "70101", None) };

    assert!(reported(&facts).is_empty());
}
