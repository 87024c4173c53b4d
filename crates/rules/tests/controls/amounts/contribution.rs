//! R34, R35 and R53.

use omnia_rules::amounts::EarlierUse;
use omnia_rules::cause::{Article10, Benefit, Cause};
use omnia_rules::controls::{Facts, Held, Pay, Switches, estimate};
use rstest::rstest;
use rust_decimal::Decimal;

use super::{NEVER_USED, after, last_used_until, of, paid};
use crate::application::{classified, computed, date, period};

/// The findings on the contribution.
fn contribution(facts: &Facts) -> Vec<String> {
    [of("R34", facts), of("R35", facts), of("R53", facts)].concat()
}

#[test]
fn r34_four_weeks_after_fifty_are_split_between_two_rates() {
    let facts = paid(after(50));

    assert_eq!(contribution(&facts), ["INFO R34 weeksUsed"]);
    assert_eq!(
        computed(&facts, "R34"),
        ["used 50", "weeks 4", "pay 10000.00", "contribution 1050.00", "low 9", "middle 12", "high 15", "first 52", "second 104"]
    );
}

#[rstest]
#[case::weeks(paid(Pay::default()))]
#[case::pay(Facts { beneficiaries: Vec::new(), ..paid(after(50)) })]
#[case::period(Facts { period: None, ..paid(after(50)) })]
#[case::cause(Facts { cause: None, ..paid(after(50)) })]
#[case::benefit(Facts { benefit: None, ..paid(after(50)) })]
#[case::year_with_a_ceiling(Facts { period: Some(period("2027-01-04", "2027-01-31")), ..paid(after(50)) })]
fn r34_what_is_not_known_is_not_reckoned(#[case] facts: Facts) {
    assert!(contribution(&facts).is_empty());
}

#[rstest]
#[case(Benefit::AisFis)]
#[case(Benefit::AisFund)]
#[case(Benefit::Cisoa)]
#[case(Benefit::Cigs)]
fn r34_other_benefits_are_not_reckoned_here(#[case] benefit: Benefit) {
    assert!(contribution(&Facts { benefit: Some(benefit), ..paid(after(50)) }).is_empty());
}

#[test]
fn r34_an_unavoidable_event_costs_nothing() {
    let insolvent = Pay { insolvent_since: Some(date("2026-01-01")), earlier_use: NEVER_USED, ..after(50) };
    let facts = Facts { cause: Some(Cause::FireCollapseFlood), ..paid(insolvent) };

    assert_eq!(contribution(&facts), ["INFO R34-exempt cause"]);
    assert_eq!(computed(&facts, "R34-exempt"), ["cause FIRE_COLLAPSE_FLOOD", "pay 10000.00", "contribution 0.00"]);
}

#[rstest]
#[case::held_avoidable(Cause::MachineryBreakdown, false, true, 1050)]
#[case::held_unavoidable(Cause::LackOfMaterials, true, false, 0)]
#[case::held_avoidable_and_free(Cause::LackOfWork, false, false, 0)]
fn r34_what_the_office_held_prevails_over_the_cause(
    #[case] cause: Cause,
    #[case] unavoidable: bool,
    #[case] contribution_due: bool,
    #[case] contribution: i64,
) {
    let held = Some(Held { unavoidable, contribution_due });
    let facts = Facts { cause: Some(cause), held, ..paid(after(50)) };

    assert_eq!(estimate(&facts).expect("a known pay").expect("a published year").contribution, Some(Decimal::from(contribution)));
}

#[rstest]
#[case::heat_inside_the_derogation("2025-07-07", "2025-07-13", Cause::WeatherConstruction, "INFO R34-exempt cause")]
#[case::heat_outside_it("2026-01-05", "2026-01-11", Cause::WeatherConstruction, "INFO R34-exempt cause")]
#[case::lack_of_work_inside_it("2025-07-07", "2025-07-13", Cause::LackOfWork, "INFO R34 weeksUsed")]
fn r34_the_derogations_for_builders_change_nothing(#[case] from: &str, #[case] to: &str, #[case] cause: Cause, #[case] verdict: &str) {
    let builders = Facts { article10: Some(Article10::M), classification: Some(classified("11301")), ..paid(after(50)) };
    let facts = Facts { cause: Some(cause), period: Some(period(from, to)), today: date(from), ..builders };

    assert_eq!(contribution(&facts), [verdict]);
}

#[test]
fn r35_after_24_months_the_same_weeks_cost_less() {
    let facts = paid(Pay { earlier_use: last_used_until("2023-12-31"), ..after(50) });

    assert_eq!(contribution(&facts), ["INFO R35 lastUse"]);
    assert_eq!(
        computed(&facts, "R35"),
        [
            "start 2026-03-02",
            "used 50",
            "weeks 4",
            "pay 10000.00",
            "contribution 750.00",
            "low 6",
            "middle 9",
            "high 15",
            "first 52",
            "second 104",
            "ordinary 1050.00",
            "last 2023-12-31",
            "from 2026-01-01"
        ]
    );
    assert_eq!(estimate(&facts).expect("a known pay").expect("a published year").contribution, Some(Decimal::from(750)));
}

#[rstest]
#[case::a_day_short("2025-12-31", "INFO R34 weeksUsed")]
#[case::rested("2026-01-01", "INFO R35 lastUse")]
fn r35_the_24_months_are_whole(#[case] start: &str, #[case] verdict: &str) {
    let used = paid(Pay { earlier_use: last_used_until("2023-12-31"), ..after(50) });
    let facts = Facts { period: Some(period(start, "2026-01-25")), today: date("2026-01-05"), ..used };

    assert_eq!(contribution(&facts), [verdict]);
}

#[test]
fn r35_one_period_does_not_consume_the_reduction() {
    let earlier_use = EarlierUse { reduced_before: true, ..last_used_until("2026-01-31") };
    let facts = paid(Pay { earlier_use, ..after(50) });

    assert_eq!(contribution(&facts), ["INFO R35-again lastUse"]);
    assert_eq!(computed(&facts, "R35-again")[4], "contribution 750.00");
    assert_eq!(computed(&facts, "R35-again")[10..], ["ordinary 1050.00", "last 2026-01-31", "from 2028-02-01"]);
}

#[test]
fn r35_of_who_never_used_any_it_is_an_open_question() {
    let facts = paid(Pay { earlier_use: NEVER_USED, ..Pay::default() });

    assert_eq!(contribution(&facts), ["INFO R34 weeksUsed", "INFO R35-never lastUse"]);
    assert_eq!(computed(&facts, "R34")[..4], ["used 0", "weeks 4", "pay 10000.00", "contribution 900.00"]);
    assert_eq!(computed(&facts, "R35-never")[..2], ["start 2026-03-02", "scale ORDINARY"]);
    assert_eq!(computed(&facts, "R35-never")[5], "contribution 600.00");
    assert_eq!(computed(&facts, "R35-never")[11..], ["ordinary 900.00"]);
}

#[test]
fn r35_the_switch_reads_the_open_question_the_other_way() {
    let switches = Switches { never_used_is_reduced: true, ..Switches::default() };
    let facts = Facts { switches, ..paid(Pay { earlier_use: NEVER_USED, ..after(0) }) };

    assert_eq!(contribution(&facts), ["INFO R35-never lastUse"]);
    assert_eq!(computed(&facts, "R35-never")[1], "scale REDUCED");
}

#[rstest]
#[case::the_day_before("2024-12-31", &["INFO R34 weeksUsed"])]
#[case::the_day("2025-01-01", &["INFO R34 weeksUsed", "INFO R35-never lastUse"])]
fn r35_the_question_is_open_since_2025(#[case] start: &str, #[case] verdict: &[&str]) {
    let used = paid(Pay { earlier_use: NEVER_USED, ..Pay::default() });
    let facts = Facts { period: Some(period(start, "2025-01-05")), today: date("2025-01-02"), ..used };

    assert_eq!(contribution(&facts), verdict);
}

#[rstest]
#[case::the_day_before("2024-12-31", false)]
#[case::the_day("2025-01-01", true)]
fn r35_holds_for_what_is_sent_since_2025(#[case] today: &str, #[case] holds: bool) {
    let used = paid(Pay { earlier_use: last_used_until("2020-12-31"), ..after(50) });
    let facts = Facts { period: Some(period("2025-01-01", "2025-01-05")), today: date(today), ..used };

    assert_eq!(!of("R35", &facts).is_empty(), holds);
}

#[test]
fn r53_an_insolvent_employer_owes_nothing() {
    let facts = paid(Pay { insolvent_since: Some(date("2026-03-02")), ..after(50) });

    assert_eq!(contribution(&facts), ["INFO R53 insolventSince"]);
    assert_eq!(computed(&facts, "R53"), ["since 2026-03-02", "start 2026-03-02"]);
    assert_eq!(estimate(&facts).expect("a known pay").expect("a published year").contribution, Some(Decimal::ZERO));
}

#[test]
fn r53_a_procedure_opened_after_the_start_does_not_free() {
    let facts = paid(Pay { insolvent_since: Some(date("2026-03-03")), ..after(50) });

    assert_eq!(contribution(&facts), ["INFO R34 weeksUsed"]);
}

#[test]
fn r53_the_switch_reads_that_the_ordinary_benefit_is_not_freed() {
    let switches = Switches { insolvency_frees_contribution: false, ..Switches::default() };
    let facts = Facts { switches, ..paid(Pay { insolvent_since: Some(date("2026-03-01")), ..after(50) }) };

    assert_eq!(contribution(&facts), ["INFO R34 weeksUsed"]);
}

#[test]
fn r53_is_reported_before_the_pay_is_known() {
    let pay = Pay { insolvent_since: Some(date("2026-03-01")), ..Pay::default() };

    assert_eq!(contribution(&Facts { beneficiaries: Vec::new(), ..paid(pay) }), ["INFO R53 insolventSince"]);
}
