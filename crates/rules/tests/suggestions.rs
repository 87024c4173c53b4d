//! 1.3 F02 and 6.5: the menu of benefits, as it is offered to a firm.

use std::collections::HashSet;

use omnia_rules::cause::{Article10, Benefit, BenefitFit, Classification, Desk, Firm, Fund, Reason, Suggestion, suggestions};
use rstest::rstest;
use rust_decimal::Decimal;

fn classified(csc: &str, marks: &[&str]) -> Classification {
    Classification {
        statistical_code: csc.parse().expect("a statistical code"),
        authorization_codes: marks.iter().map(|mark| mark.parse().expect("a mark")).collect(),
        article10: None,
    }
}

const fn firm(classification: &Classification) -> Firm<'_> {
    Firm { classification, article10: None, fund: None, employees: None }
}

fn averaging<'a>(classification: &'a Classification, employees: &str) -> Firm<'a> {
    Firm { employees: Some(employees.parse::<Decimal>().expect("a number")), ..firm(classification) }
}

fn of(benefit: Benefit, firm: Firm<'_>) -> Suggestion {
    suggestions(firm).into_iter().find(|suggestion| suggestion.benefit == benefit).expect("every benefit is in the menu")
}

/// The suggestions as a line: what is suggested, then what is not compatible, then what is not known.
fn read(firm: Firm<'_>) -> String {
    let with = |fit| {
        let suggestions = suggestions(firm).into_iter().filter(move |suggestion| suggestion.fit == fit);
        suggestions.map(|suggestion| suggestion.benefit.as_str()).collect::<Vec<_>>().join(" ")
    };
    format!("{} | {} | {}", with(BenefitFit::Suggested), with(BenefitFit::NotCompatible), with(BenefitFit::Unknown))
}

#[rstest]
#[case::construction("11301", &[], "CIGO | AIS_FIS CISOA | AIS_FUND CIGS")]
#[case::craft_construction("41301", &[], "CIGO | AIS_FIS CISOA | AIS_FUND CIGS")]
#[case::trade_of_the_fund("70101", &["0J"], "AIS_FIS | CIGO CISOA | AIS_FUND CIGS")]
#[case::professional_firm("70101", &["0S"], "AIS_FUND | CIGO AIS_FIS CISOA | CIGS")]
#[case::craft_carpentry("40601", &[], " | CIGO AIS_FIS CISOA | AIS_FUND CIGS")]
#[case::agriculture("50101", &[], "CISOA | CIGO AIS_FIS | AIS_FUND CIGS")]
#[case::public_body("20101", &[], " |  | CIGO AIS_FIS AIS_FUND CISOA CIGS")]
fn r21_every_benefit_is_suggested_with_its_fit(#[case] csc: &str, #[case] marks: &[&str], #[case] line: &str) {
    assert_eq!(read(firm(&classified(csc, marks))), line);
}

#[test]
fn r21_a_shipowner_is_sent_to_its_fund() {
    let ships = classified("11502", &[]);
    let shipowner = Firm { fund: Some(Fund::Solimare), ..firm(&ships) };

    let suggested = of(Benefit::AisFund, shipowner);

    assert_eq!(read(shipowner), "AIS_FUND | CIGO AIS_FIS CISOA | CIGS");
    assert_eq!((suggested.fund, suggested.reason, suggested.desk), (Some(Fund::Solimare), Reason::BilateralFund, Desk::Hub));
}

#[test]
fn r21_a_fund_that_the_code_shows_prevails_over_the_declared_one() {
    let studio = classified("70101", &["0S"]);
    let declared = Firm { fund: Some(Fund::Solimare), ..firm(&studio) };

    assert_eq!(of(Benefit::AisFund, declared).fund, Some(Fund::ProfessionalActivities));
    assert_eq!(of(Benefit::AisFis, declared).fund, None);
}

#[test]
fn r21_the_mark_of_the_fund_of_wages_prevails_over_a_declared_fund() {
    let trade = classified("70101", &["0J"]);
    let declared = Firm { fund: Some(Fund::Credit), ..firm(&trade) };

    assert_eq!(of(Benefit::AisFis, declared).fit, BenefitFit::Suggested);
    assert_eq!(of(Benefit::AisFund, declared).fund, None);
}

#[test]
fn r21_a_letter_of_article_10_comes_before_a_fund() {
    let transport = classified("11502", &[]);
    let carrier = Firm { article10: Some(Article10::A), fund: Some(Fund::PublicTransport), ..firm(&transport) };

    assert_eq!(of(Benefit::Cigo, carrier).reason, Reason::Industry);
    assert_eq!((of(Benefit::Cigo, carrier).fund, of(Benefit::AisFund, carrier).fund), (None, None));
    assert_eq!(read(carrier), "CIGO | AIS_FIS CISOA | AIS_FUND CIGS");
}

#[test]
fn r21_of_a_craft_workshop_it_is_reported_that_its_fund_is_not_managed_here() {
    let workshop = classified("40601", &[]);
    let refused = of(Benefit::Cigo, firm(&workshop));

    assert_eq!((refused.fit, refused.reason), (BenefitFit::NotCompatible, Reason::CraftFund));
    assert!(refused.reason.label_it().contains("FSBA"));
}

#[rstest]
#[case::industry("11301", Benefit::Cigo, Reason::Industry)]
#[case::trade("70101", Benefit::AisFis, Reason::WageIntegrationFund)]
#[case::trade_asking_the_ordinary_one("70101", Benefit::Cigo, Reason::WageIntegrationFund)]
#[case::agriculture("50101", Benefit::Cisoa, Reason::Agriculture)]
#[case::not_known("20101", Benefit::Cigo, Reason::Unknown)]
#[case::funds_of_trade("70101", Benefit::AisFund, Reason::Unknown)]
fn r21_a_suggestion_names_its_reason(#[case] csc: &str, #[case] benefit: Benefit, #[case] reason: Reason) {
    assert_eq!(of(benefit, firm(&classified(csc, &[]))).reason, reason);
}

#[rstest]
#[case::fifteen("11301", "15", BenefitFit::NotCompatible, Reason::SmallFirm)]
#[case::a_little_more("11301", "15.01", BenefitFit::Suggested, Reason::LargeFirm)]
#[case::trade("70101", "15.01", BenefitFit::Suggested, Reason::LargeFirm)]
#[case::agriculture("50101", "40", BenefitFit::Unknown, Reason::Unknown)]
#[case::craft("40601", "40", BenefitFit::Unknown, Reason::Unknown)]
#[case::transport("11502", "40", BenefitFit::Unknown, Reason::Unknown)]
fn r21_beyond_fifteen_employees_the_ministry_is_pointed_at(
    #[case] csc: &str,
    #[case] employees: &str,
    #[case] fit: BenefitFit,
    #[case] reason: Reason,
) {
    let extraordinary = of(Benefit::Cigs, averaging(&classified(csc, &[]), employees));

    assert_eq!((extraordinary.fit, extraordinary.reason, extraordinary.desk), (fit, reason, Desk::Ministry));
}

#[test]
fn r21_a_firm_of_a_fund_is_not_pointed_at_the_ministry() {
    let studio = classified("70101", &["0S"]);

    assert_eq!(of(Benefit::Cigs, averaging(&studio, "40")).fit, BenefitFit::Unknown);
}

#[rstest]
#[case::nobody("0", BenefitFit::NotCompatible, Reason::NoEmployees)]
#[case::one_half_the_time("0.5", BenefitFit::Suggested, Reason::WageIntegrationFund)]
#[case::one("1", BenefitFit::Suggested, Reason::WageIntegrationFund)]
fn r21_the_fund_of_wages_serves_who_has_an_employee(#[case] employees: &str, #[case] fit: BenefitFit, #[case] reason: Reason) {
    let allowance = of(Benefit::AisFis, averaging(&classified("70101", &["0J"]), employees));

    assert_eq!((allowance.fit, allowance.reason), (fit, reason));
}

#[test]
fn every_reason_is_written_in_both_languages_and_rests_on_an_act() {
    let labels: HashSet<_> = Reason::ALL.iter().flat_map(|reason| [reason.label_it(), reason.label_en()]).collect();
    let unfounded: Vec<_> = Reason::ALL.iter().filter(|reason| reason.legal_basis().is_none()).collect();

    assert_eq!(labels.len(), 2 * Reason::ALL.len());
    assert_eq!(unfounded, [&Reason::Unknown]);
    assert!(Reason::ALL.iter().filter_map(|reason| reason.legal_basis()).all(|basis| basis.starts_with("art.")));
}
