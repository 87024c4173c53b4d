//! R21: the benefit that the classification suggests.

use omnia_rules::cause::{Article10, Benefit};
use omnia_rules::controls::Facts;
use rstest::rstest;

use crate::application::{application, classified, computed, told};

fn asking(benefit: Benefit, csc: &str, article10: Option<Article10>) -> Facts {
    Facts { benefit: Some(benefit), classification: Some(classified(csc)), article10, ..application() }
}

#[rstest]
#[case::construction("11301", None)]
#[case::manufacturing("10601", Some(Article10::A))]
#[case::not_told_by_the_code("20101", None)]
fn r21_is_silent_about_a_benefit_that_suits(#[case] csc: &str, #[case] letter: Option<Article10>) {
    assert!(told(&asking(Benefit::Cigo, csc, letter)).is_empty());
}

#[test]
fn r21_trade_asking_the_ordinary_benefit_is_warned_and_may_proceed() {
    let facts = asking(Benefit::Cigo, "70101", None);

    assert_eq!(told(&facts), ["WARNING R21 benefit"]);
    assert_eq!(computed(&facts, "R21"), ["asked CIGO", "code 70101", "suggested AIS_FIS"]);
}

#[test]
fn r21_a_craft_workshop_is_told_that_its_fund_is_elsewhere() {
    let facts = asking(Benefit::Cigo, "40601", None);

    assert_eq!(told(&facts), ["WARNING R21-elsewhere benefit"]);
    assert_eq!(computed(&facts, "R21-elsewhere"), ["asked CIGO", "code 40601"]);
}

#[test]
fn controls_of_the_ordinary_benefit_leave_the_others_alone() {
    let facts = Facts { workforce: Vec::new(), union_step: None, ..asking(Benefit::AisFis, "70101", None) };

    assert!(told(&facts).is_empty());
}
