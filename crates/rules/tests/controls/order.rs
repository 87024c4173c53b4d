//! The examination as a whole: its order, its silence, its table, its pace.

use omnia_rules::controls::{
    Confidence, Facts, OtherApplication, Qualification, RULES, Report, Rule, RuleId, SWITCHES, Switches, check, evaluate,
};
use rstest::rstest;

use crate::application::{application, date, other, period, reported, worker};

#[test]
fn an_application_in_order_has_no_findings() {
    assert!(reported(&application()).is_empty());
}

#[test]
fn of_an_empty_draft_only_what_stops_it_is_reported() {
    let verdict = reported(&Facts::on(date("2026-03-10")));

    assert_eq!(verdict, ["BLOCKING R12 workforce", "BLOCKING R22 unionStep", "BLOCKING R25 report", "BLOCKING R32 unit"]);
}

#[test]
fn findings_come_gravest_first_then_by_rule_then_by_line() {
    let mut facts =
        Facts { today: date("2026-03-18"), report: Report::default(), beneficiaries: (0..12).map(worker).collect(), ..application() };
    facts.beneficiaries[10].qualification = Some(Qualification::Manager);
    facts.beneficiaries[2].qualification = Some(Qualification::Manager);
    facts.beneficiaries[5].effective_days = Some(3);

    assert_eq!(
        reported(&facts),
        [
            "BLOCKING R17-manager beneficiaries.2.qualification",
            "BLOCKING R17-manager beneficiaries.10.qualification",
            "BLOCKING R25 report",
            "WARNING R01 period.from",
            "WARNING R03 period.from",
            "WARNING R14-person beneficiaries.5.effectiveDays",
        ]
    );
}

#[test]
fn every_rule_has_one_row_with_its_names_and_its_ground() {
    let rows: Vec<_> = RULES.iter().map(|rule| rule.id).collect();

    assert_eq!(rows, RuleId::ALL);
    for rule in RULES {
        assert!(![rule.title_it, rule.title_en, rule.legal_basis].contains(&""), "{}", rule.id);
    }
}

#[rstest]
#[case::in_the_act(Confidence::Verified, "R01 R03 R04 R05 R06 R07 R08 R10 R11 R12 R16 R22 R23 R24 R29 R34")]
#[case::by_memory_alone(Confidence::Remembered, "R15 R31 R37 R39 R52 R53")]
#[case::by_this_project(Confidence::Proposed, "R18 R40 R50")]
fn a_rule_says_how_well_it_is_founded(#[case] confidence: Confidence, #[case] rules: &str) {
    let founded = RULES.iter().filter(|rule| rule.confidence == confidence).map(|rule| rule.id.as_str());

    assert_eq!(founded.collect::<Vec<_>>().join(" "), rules);
}

#[test]
fn a_rule_does_not_apply_before_its_day() {
    let before_the_decree = Facts::on(date("2015-09-23"));

    assert!(reported(&before_the_decree).is_empty());
}

#[rstest]
#[case::decree_148(RuleId::R01, "2015-09-24")]
#[case::correction_of_the_decree(RuleId::R02, "2016-10-08")]
#[case::first_derogation(RuleId::R09, "2023-07-01")]
#[case::breakdowns_unavoidable(RuleId::R29, "2017-04-07")]
#[case::reduced_contribution(RuleId::R35, "2025-01-01")]
#[case::term_of_direct_payment(RuleId::R39, "2022-01-01")]
#[case::weeks_of_the_fund(RuleId::R44, "2022-01-01")]
#[case::causes_of_the_fund(RuleId::R45, "2022-01-01")]
#[case::events_of_several_months(RuleId::R51, "2016-10-08")]
#[case::days_worked_elsewhere(RuleId::R52, "2025-01-12")]
fn a_rule_applies_from_its_first_day(#[case] rule: RuleId, #[case] first: &str) {
    let first = date(first);
    let day_before = first.pred_opt().expect("a day before");

    assert!(rule.row().applies_to(&Facts::on(first)));
    assert!(!rule.row().applies_to(&Facts::on(day_before)));
}

#[rstest]
#[case::its_last_day("2026-03-10", true)]
#[case::a_day_later("2026-03-11", false)]
fn a_rule_applies_until_its_last_day(#[case] today: &str, #[case] applies: bool) {
    let repealed = Rule { valid_to: Some(date("2026-03-10")), ..*RuleId::R01.row() };

    assert_eq!(repealed.applies_to(&Facts::on(date(today))), applies);
}

#[test]
fn a_rule_alone_finds_what_it_finds_with_the_others() {
    let facts = Facts { today: date("2026-03-18"), report: Report::default(), ..application() };

    let alone: Vec<_> = RuleId::ALL.iter().flat_map(|rule| check(*rule, &facts)).map(|finding| finding.message).collect();

    assert_eq!(alone, ["R01", "R03", "R25"]);
}

#[test]
fn a_rule_alone_finds_nothing_before_its_first_day() {
    assert!(check(RuleId::R32, &Facts::on(date("2015-09-23"))).is_empty());
}

#[test]
fn the_table_of_switches_says_what_holds_by_default() {
    let yes_or_no = |holds: bool| if holds { "yes".to_owned() } else { "no".to_owned() };
    let switches = Switches::default();
    let wind = switches.wind_knots.map_or("no threshold".to_owned(), |knots| knots.to_string());

    let defaults: Vec<_> = SWITCHES.iter().map(|(rules, _, default)| (*rules, (*default).to_owned())).collect();

    assert_eq!(
        defaults,
        [
            ("R11", yes_or_no(switches.third_counts_unavoidable)),
            ("R28", wind),
            ("R30", switches.indicator_years.to_string()),
            ("R31", yes_or_no(switches.new_firms_are_reported)),
            ("R32", yes_or_no(switches.hints_at_position_check_digits)),
            ("R34, R35, R46", yes_or_no(switches.never_used_is_reduced)),
            ("R53", yes_or_no(switches.insolvency_frees_contribution)),
        ]
    );
}

#[test]
fn the_same_facts_are_reported_the_same_way() {
    let facts = Facts { others: vec![other("A", period("2026-03-02", "2026-03-28"))], ..application() };

    assert_eq!(evaluate(&facts), evaluate(&facts));
}

/// Run with `--release -- --ignored --nocapture` to read the pace.
#[test]
#[ignore = "a measure, not a verdict"]
fn a_thousand_workers_and_fifty_applications_are_examined_at_once() {
    let workers = || (0..1000).map(worker);
    let another = |number: usize| OtherApplication {
        workers: workers().map(|worker| worker.tax_code).collect(),
        ..other(&number.to_string(), period("2026-03-16", "2026-04-12"))
    };
    let facts = Facts { beneficiaries: workers().collect(), others: (0..50).map(another).collect(), ..application() };

    let start = std::time::Instant::now();
    let findings = evaluate(&facts).len();
    println!("{findings} findings in {:?}", start.elapsed());
}
