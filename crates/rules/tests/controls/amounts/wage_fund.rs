//! R46.

use omnia_rules::amounts::EarlierUse;
use omnia_rules::cause::Benefit;
use omnia_rules::controls::{Facts, Held, Pay, Scheme, Switches, estimate};
use rstest::rstest;
use rust_decimal::Decimal;

use super::{NEVER_USED, last_used_until, of, paid};
use crate::application::{computed, date, period};

fn fund(employees: Decimal, earlier_use: EarlierUse) -> Facts {
    let scheme = Scheme { average_employees: Some(employees), ..Scheme::default() };
    Facts { benefit: Some(Benefit::AisFis), scheme, ..paid(Pay { earlier_use, ..Pay::default() }) }
}

#[test]
fn r46_the_contribution_is_four_per_cent() {
    let facts = fund(Decimal::new(501, 2), last_used_until("2020-12-31"));

    assert_eq!(of("R46", &facts), ["INFO R46 averageEmployees"]);
    assert_eq!(
        computed(&facts, "R46"),
        ["employees 5.01", "start 2026-03-02", "pay 10000.00", "contribution 400.00", "rate 4.0", "small 5"]
    );
    assert_eq!(estimate(&facts).expect("a known pay").expect("a published year").contribution, Some(Decimal::from(400)));
}

#[test]
fn r46_small_employers_who_rested_contribute_two_fifths_less() {
    let facts = fund(Decimal::from(5), last_used_until("2020-12-31"));

    assert_eq!(of("R46", &facts), ["INFO R46-reduced averageEmployees"]);
    assert_eq!(computed(&facts, "R46-reduced")[3..], ["contribution 240.00", "rate 2.4", "small 5"]);
}

#[test]
fn r46_nothing_is_due_where_the_office_held_so() {
    let held = Some(Held { unavoidable: false, contribution_due: false });
    let facts = Facts { held, ..fund(Decimal::from(5), last_used_until("2020-12-31")) };

    assert!(of("R46", &facts).is_empty());
    assert_eq!(estimate(&facts).expect("a known pay").expect("a published year").contribution, Some(Decimal::ZERO));
}

#[rstest]
#[case::asked_lately(fund(Decimal::from(5), last_used_until("2025-12-31")), "INFO R46 averageEmployees")]
#[case::not_known(fund(Decimal::from(5), EarlierUse::default()), "INFO R46 averageEmployees")]
#[case::never_asked(fund(Decimal::from(5), NEVER_USED), "INFO R46-never averageEmployees")]
#[case::never_asked_and_large(fund(Decimal::new(501, 2), NEVER_USED), "INFO R46 averageEmployees")]
fn r46_others_contribute_the_whole(#[case] facts: Facts, #[case] verdict: &str) {
    assert_eq!(of("R46", &facts), [verdict]);
    assert_eq!(estimate(&facts).expect("a known pay").expect("a published year").contribution, Some(Decimal::from(400)));
}

#[test]
fn r46_the_switch_reads_the_open_question_the_other_way() {
    let switches = Switches { never_used_is_reduced: true, ..Switches::default() };
    let facts = Facts { switches, ..fund(Decimal::from(5), NEVER_USED) };

    assert_eq!(of("R46", &facts), ["INFO R46-never averageEmployees"]);
    assert_eq!(computed(&facts, "R46-never")[3..5], ["contribution 240.00", "rate 2.4"]);
}

#[rstest]
#[case::the_day_before("2024-12-31", "INFO R46 averageEmployees")]
#[case::the_day("2025-01-01", "INFO R46-never averageEmployees")]
fn r46_the_question_is_open_since_2025(#[case] start: &str, #[case] verdict: &str) {
    let days = Some(period(start, "2025-01-05"));
    let facts = Facts { period: days, today: date("2025-01-02"), ..fund(Decimal::from(5), NEVER_USED) };

    assert_eq!(of("R46", &facts), [verdict]);
}

#[rstest]
#[case::ordinary_benefit(Facts { benefit: Some(Benefit::Cigo), ..fund(Decimal::from(5), NEVER_USED) })]
#[case::no_benefit_yet(Facts { benefit: None, ..fund(Decimal::from(5), NEVER_USED) })]
#[case::no_pay(Facts { beneficiaries: Vec::new(), ..fund(Decimal::from(5), NEVER_USED) })]
#[case::no_period(Facts { period: None, ..fund(Decimal::from(5), NEVER_USED) })]
#[case::no_employees(Facts { benefit: Some(Benefit::AisFis), ..paid(Pay::default()) })]
fn r46_what_is_not_known_is_not_reckoned(#[case] facts: Facts) {
    assert!(of("R46", &facts).is_empty());
}
