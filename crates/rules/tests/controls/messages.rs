//! Every finding has its words, in Italian and in English.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use omnia_rules::cause::{Article10, Cause, Classification};
use omnia_rules::controls::{
    Beneficiary, Facts, Finding, FindingValue, OtherApplication, Qualification, RULES, RegisteredUnit, Report, Standing, UnionStep,
    UnitKind, Value, ValueRole, evaluate,
};
use rstest::rstest;

use crate::application::{application, band, classified, date, other, period, worker, written};
use crate::{amounts, limits, proceedings, schemes, technical, unit};

/// The texts of a language: a file for each family of controls.
macro_rules! texts {
    ($language:literal) => {
        concat!(
            include_str!(concat!("../../src/controls/messages/", $language, "/application.ftl")),
            include_str!(concat!("../../src/controls/messages/", $language, "/limits.ftl")),
            include_str!(concat!("../../src/controls/messages/", $language, "/technical.ftl")),
            include_str!(concat!("../../src/controls/messages/", $language, "/amounts.ftl")),
            include_str!(concat!("../../src/controls/messages/", $language, "/schemes.ftl")),
            include_str!(concat!("../../src/controls/messages/", $language, "/proceedings.ftl")),
        )
    };
}

const IT: &str = texts!("it");
const EN: &str = texts!("en");

fn bundle(text: &str, language: &str) -> FluentBundle<FluentResource> {
    let resource = FluentResource::try_new(text.to_owned()).expect("well-written messages");
    let mut bundle = FluentBundle::new(vec![language.parse().expect("a language")]);
    bundle.add_resource(resource).expect("no message twice");
    bundle
}

fn spoken(bundle: &FluentBundle<FluentResource>, id: &str, computed: &[FindingValue]) -> String {
    let mut arguments = FluentArgs::new();
    for FindingValue { name, value, .. } in computed {
        match value {
            Value::Integer(count) => arguments.set(*name, *count),
            other => arguments.set(*name, written(other)),
        }
    }
    let pattern = bundle.get_message(id).and_then(|message| message.value()).expect(id);
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
    assert!(errors.is_empty(), "{id}: {errors:?}");
    text
}

/// Applications that, together, give every finding there is.
fn troubled() -> Vec<Facts> {
    let families = [amounts::troubled(), limits::troubled(), proceedings::troubled(), schemes::troubled(), technical::troubled()];
    let application = [troubled_days(), troubled_workers(), troubled_overlaps(), faulty_documents(), troubled_units()];
    [families.concat(), application.concat()].concat()
}

fn troubled_days() -> Vec<Facts> {
    let weather = |to| Facts {
        cause: Some(Cause::WeatherIndustry),
        period: Some(period("2026-01-28", to)),
        today: date("2026-03-05"),
        ..application()
    };
    vec![
        Facts::on(date("2026-03-10")),
        Facts { today: date("2026-03-18"), ..application() },
        Facts { today: date("2026-05-18"), ..application() },
        weather("2026-01-30"),
        weather("2026-02-03"),
        Facts { period: Some(period("2026-03-02", "2026-12-31")), ..application() },
    ]
}

fn twenty_five(change: fn(Beneficiary) -> Beneficiary) -> Facts {
    Facts { beneficiaries: (0..25).map(worker).map(change).collect(), ..application() }
}

fn troubled_workers() -> Vec<Facts> {
    let at_home = |worker| Beneficiary { qualification: Some(Qualification::HomeWorker), ..worker };
    vec![
        twenty_five(|worker| Beneficiary { effective_days: Some(1), ..worker }),
        twenty_five(|worker| Beneficiary { qualification: Some(Qualification::Manager), ..worker }),
        Facts { period: Some(period("2021-12-27", "2021-12-31")), ..twenty_five(at_home) },
        twenty_five(|worker| Beneficiary { tax_code: "RSSMRA85T10A0LLK".parse().expect("a tax code"), ..worker }),
    ]
}

fn troubled_overlaps() -> Vec<Facts> {
    let reference = "INPS.4900.03/03/2026.0000001";
    let shared = |standing| OtherApplication {
        standing,
        workers: (0..25).map(|index| worker(index).tax_code).collect(),
        ..other(reference, period("2026-03-16", "2026-04-12"))
    };
    let beside = |standing| Facts { others: vec![shared(standing)], ..twenty_five(|worker| worker) };
    let twin = other(reference, period("2026-03-02", "2026-03-29"));
    vec![Facts { others: vec![twin], ..application() }, beside(Standing::Ours), beside(Standing::PendingElsewhere)]
}

fn faulty_documents() -> Vec<Facts> {
    let open = || Some(UnionStep { communicated_on: Some(date("2026-03-03")), ..UnionStep::default() });
    let of = |csc| Facts { classification: Some(classified(csc)), article10: None, ..application() };
    let registered = Classification { article10: Some(Article10::G), ..classified("10601") };
    vec![
        Facts { classification: Some(registered), ..application() },
        of("70101"),
        of("40601"),
        Facts { cause: Some(Cause::CompanyCrisis), ..application() },
        Facts { union_step: open(), workforce: vec![band(40, 60)], ..application() },
        Facts { cause: Some(Cause::FireCollapseFlood), union_step: open(), ..application() },
        Facts { report: Report { composed: true, uploaded: true }, ..application() },
    ]
}

fn troubled_units() -> Vec<Facts> {
    let in_a = |change: fn(RegisteredUnit) -> RegisteredUnit| Facts { unit: application().unit.map(change), ..application() };
    vec![
        unit::with_position("4901234544", true),
        in_a(|unit| RegisteredUnit { registered: false, ..unit }),
        in_a(|unit| RegisteredUnit { active_from: Some(date("2026-03-03")), ..unit }),
        in_a(|unit| RegisteredUnit {
            kind: UnitKind::Site,
            contract_from: Some(date("2026-03-01")),
            contract_to: Some(date("2026-03-30")),
            ..unit
        }),
    ]
}

fn every_finding() -> Vec<Finding> {
    troubled().iter().flat_map(evaluate).collect()
}

#[test]
fn every_message_of_the_table_is_the_message_of_some_finding() {
    let reported: BTreeSet<_> = every_finding().iter().map(|finding| finding.message).collect();
    let listed: BTreeSet<_> = RULES.iter().flat_map(|rule| rule.messages).copied().collect();

    assert_eq!(reported, listed);
}

#[rstest]
#[case::italian(IT, "it")]
#[case::english(EN, "en")]
fn every_finding_is_spoken_with_what_it_computed(#[case] text: &str, #[case] language: &str) {
    let bundle = bundle(text, language);

    for finding in every_finding() {
        let spoken = spoken(&bundle, finding.message, &finding.computed);
        println!("{}: {spoken}", finding.message);
        assert!(spoken.ends_with('.'), "{}", finding.message);
    }
}

#[rstest]
#[case::italian(IT, "it")]
#[case::english(EN, "en")]
fn every_rule_says_how_to_correct_it(#[case] text: &str, #[case] language: &str) {
    let bundle = bundle(text, language);

    for rule in RULES {
        assert!(!spoken(&bundle, &format!("{}-mend", rule.id), &[]).is_empty());
    }
}

/// Every message with what its first finding computed, each count in it put to a number.
fn spoken_with(count: i64, text: &str, language: &str) -> String {
    let mut bundle = bundle(text, language);
    bundle.set_use_isolating(false);
    let counted = |value: Value| if let Value::Integer(_) = value { Value::Integer(count) } else { value };
    let first: BTreeMap<_, _> = every_finding().into_iter().rev().map(|finding| (finding.message, finding.computed)).collect();
    let reported = first.into_iter().map(|(message, computed)| {
        let computed: Vec<_> = computed.into_iter().map(|part| FindingValue { value: counted(part.value), ..part }).collect();
        format!("{message}: {}\n", spoken(&bundle, message, &computed))
    });
    reported.collect()
}

#[rstest]
#[case::italian_one("it_one", 1, IT, "it")]
#[case::italian_two("it_two", 2, IT, "it")]
#[case::english_one("en_one", 1, EN, "en")]
#[case::english_two("en_two", 2, EN, "en")]
fn every_message_reads_well_with_one_and_with_two(#[case] name: &str, #[case] count: i64, #[case] text: &str, #[case] language: &str) {
    insta::assert_snapshot!(name, spoken_with(count, text, language));
}

#[rstest]
#[case::one(1, "Un altro lavoratore non raggiunge i giorni di lavoro effettivo richiesti.")]
#[case::many(5, "Altri 5 lavoratori non raggiungono i giorni di lavoro effettivo richiesti.")]
fn counts_are_spoken_in_the_singular_and_the_plural(#[case] count: i64, #[case] words: &str) {
    let mut bundle = bundle(IT, "it");
    bundle.set_use_isolating(false);

    assert_eq!(
        spoken(&bundle, "R14-rest", &[FindingValue { name: "count", part: ValueRole::Computed, value: Value::Integer(count) }]),
        words
    );
}

#[test]
fn both_languages_have_the_same_messages() {
    let ids = |text: &str| -> BTreeSet<String> {
        let starts = text.lines().filter(|line| line.starts_with('R'));
        starts.filter_map(|line| line.split(" =").next().map(ToOwned::to_owned)).collect()
    };

    assert_eq!(ids(IT), ids(EN));
}
