//! R08 and R09: which unavoidable events count, by the firm and by the day of the event.

use omnia_rules::cause::{Article10, Cause};
use omnia_rules::limits::{DEROGATIONS, Derogation, Grant, Ground, Neutrality, Record, UnavoidableWeeks, Window, event_days, simulate};
use rstest::rstest;

use crate::unit::{asked_for, certified, date, days, granted, judged, lost, outcomes, record, requested, week, weeks};

fn weather(letter: Article10, grant: Grant) -> Grant {
    lost(Cause::WeatherConstruction, Some(letter), grant)
}

fn counted(grant: Grant) -> u32 {
    judged(&granted([grant]), &requested(1, "2026-03-02")).weeks[0].counted
}

#[rstest]
#[case::metalworks(Article10::A, 0)]
#[case::construction(Article10::M, 10)]
#[case::industrial_quarries(Article10::N, 10)]
#[case::craft_quarries(Article10::O, 10)]
fn r08_unavoidable_events_count_for_builders_and_quarries_only(#[case] letter: Article10, #[case] weeks_counted: u32) {
    assert_eq!(counted(weather(letter, weeks(10, "2025-01-06"))), weeks_counted);
}

#[test]
fn r08_an_ordinary_cause_counts_for_every_firm() {
    assert_eq!(counted(lost(Cause::LackOfMaterials, Some(Article10::A), weeks(10, "2025-01-06"))), 10);
}

#[test]
fn r08_a_cause_that_is_not_known_counts() {
    let unknown = Grant { ground: Ground::default(), ..weeks(10, "2025-01-06") };

    assert_eq!(counted(unknown), 10);
}

#[rstest]
#[case::of_builders(Some(Article10::M), 10)]
#[case::of_metalworks(Some(Article10::A), 0)]
#[case::unknown(None, 0)]
fn r08_a_grant_that_has_no_letter_is_of_the_firm(#[case] letter: Option<Article10>, #[case] weeks_counted: u32) {
    let history = granted([lost(Cause::WeatherConstruction, None, weeks(10, "2025-01-06"))]);
    let record = Record::of(&history, letter);

    assert_eq!(simulate(&record, &requested(1, "2026-03-02")).weeks[0].counted, weeks_counted);
}

#[test]
fn r08_the_letter_of_the_grant_prevails_over_that_of_the_firm() {
    let history = granted([weather(Article10::A, weeks(10, "2025-01-06"))]);
    let record = Record::of(&history, Some(Article10::M));

    assert_eq!(simulate(&record, &requested(1, "2026-03-02")).weeks[0].counted, 0);
}

#[test]
fn r06_a_neutral_application_is_not_walked() {
    let full = granted([weeks(26, "2024-09-02"), weeks(26, "2025-06-02")]);
    let flood = asked_for(Cause::FireCollapseFlood, Some(Article10::A), weeks(3, "2026-03-02"));

    let simulation = judged(&full, &flood);

    assert_eq!(outcomes(&simulation), "nnn");
    assert!(simulation.fits());
    assert_eq!((simulation.balance.granted, simulation.balance.remaining), (0, 0));
}

#[rstest]
#[case::june(weeks(1, "2025-06-23"), 1)]
#[case::a_heat_week(weeks(1, "2025-07-07"), 0)]
#[case::january(weeks(1, "2026-01-05"), 1)]
#[case::last_day_before(days(1, "2025-06-30"), 1)]
#[case::first_day(days(1, "2025-07-01"), 0)]
#[case::last_day(days(1, "2025-12-31"), 0)]
#[case::first_day_after(days(1, "2026-01-01"), 1)]
fn r09_the_derogation_of_2025_looks_at_the_day(#[case] grant: Grant, #[case] weeks_counted: u32) {
    assert_eq!(counted(weather(Article10::M, grant)), weeks_counted);
}

#[rstest]
#[case::last_day_before("2023-06-30", None)]
#[case::first_day("2023-07-01", Some("D.L. 98/2023"))]
#[case::last_day("2023-12-31", Some("D.L. 98/2023"))]
#[case::first_day_after("2024-01-01", None)]
#[case::in_2025("2025-10-01", Some("art. 10-bis D.L. 92/2025"))]
#[case::in_2026("2026-08-03", None)]
fn r09_each_derogation_has_its_days(#[case] event: &str, #[case] basis: Option<&str>) {
    assert_eq!(Derogation::of(date(event)).map(|derogation| derogation.basis), basis);
}

#[test]
fn r09_an_ordinary_cause_has_no_derogation() {
    assert_eq!(counted(lost(Cause::EndOfPhase, Some(Article10::M), weeks(1, "2025-07-07"))), 1);
}

#[test]
fn r09_a_week_of_which_a_day_counts_is_counted() {
    assert_eq!(counted(weather(Article10::M, weeks(1, "2025-06-30"))), 1);
}

#[rstest]
#[case::within_the_derogation(&["2025-07-02"], 0)]
#[case::before_it(&["2025-06-30"], 1)]
#[case::both(&["2025-06-30", "2025-07-02"], 1)]
fn r09_the_day_of_the_event_prevails_over_the_week(#[case] events: &[&str], #[case] weeks_counted: u32) {
    let mut grant = weather(Article10::M, weeks(1, "2025-06-30"));
    grant.ground.event_days = events.iter().map(|day| date(day)).collect();

    assert_eq!(counted(grant), weeks_counted);
}

#[rstest]
#[case::an_event_of_june_stops_july(&["2025-06-20"], 4)]
#[case::another_of_july_takes_over(&["2025-06-20", "2025-07-07"], 3)]
fn r09_a_day_lost_goes_back_to_the_last_event_before_it(#[case] events: &[&str], #[case] weeks_counted: u32) {
    let mut grant = lost(Cause::FireCollapseFlood, Some(Article10::M), weeks(4, "2025-06-16"));
    grant.ground.event_days = events.iter().map(|day| date(day)).collect();

    assert_eq!(counted(grant), weeks_counted);
}

#[test]
fn r09_a_day_lost_is_neutral_by_the_act_that_says_so() {
    let builder = Ground::new(Cause::WeatherConstruction, Some(Article10::M));

    assert_eq!(builder.neutrality(date("2025-07-01")), Some(Neutrality::Derogation(&DEROGATIONS[1])));
    assert_eq!(builder.neutrality(date("2025-06-30")), None);
}

#[test]
fn r08_without_a_derogation_it_is_neutral_by_article_12() {
    let metalworks = Ground::new(Cause::WeatherIndustry, Some(Article10::A));

    assert_eq!(metalworks.neutrality(date("2025-07-01")), Some(Neutrality::Article12));
}

#[test]
fn r09_weeks_asked_for_within_the_derogation_are_not_walked() {
    let heat = asked_for(Cause::WeatherConstruction, Some(Article10::M), weeks(3, "2025-06-23"));

    assert_eq!(outcomes(&judged(&granted([]), &heat)), "ggn");
    assert_eq!(UnavoidableWeeks::requested(&heat), UnavoidableWeeks { counted: 2, derogated: 1, neutral: 0 });
}

#[test]
fn r08_r09_the_weeks_of_unavoidable_events_are_kept_apart() {
    let history = granted([
        lost(Cause::WeatherIndustry, Some(Article10::A), weeks(4, "2025-01-06")),
        weather(Article10::M, weeks(3, "2025-03-03")),
        weather(Article10::M, weeks(2, "2025-07-07")),
        weeks(5, "2025-09-01"),
    ]);

    let reported = UnavoidableWeeks::of(&record(&history), Window::ending(week("2026-03-02")));

    assert_eq!(reported, UnavoidableWeeks { neutral: 4, derogated: 2, counted: 3 });
}

#[test]
fn r08_a_week_with_an_ordinary_day_counts_as_an_ordinary_one() {
    let rain = lost(Cause::WeatherIndustry, Some(Article10::A), days(2, "2025-01-06"));
    let history = granted([rain, days(2, "2025-01-08")]);

    let reported = UnavoidableWeeks::of(&record(&history), Window::ending(week("2026-03-02")));

    assert_eq!(reported, UnavoidableWeeks::default());
}

#[rstest]
#[case::builders(Article10::M, weeks(1, "2025-03-03"), UnavoidableWeeks { counted: 1, ..UnavoidableWeeks::default() })]
#[case::builders_in_a_derogation(Article10::M, weeks(1, "2025-07-07"), UnavoidableWeeks { derogated: 1, ..UnavoidableWeeks::default() })]
#[case::metalworks(Article10::A, weeks(1, "2025-03-03"), UnavoidableWeeks { neutral: 1, ..UnavoidableWeeks::default() })]
fn r08_r09_a_week_of_two_unavoidable_events_is_reported_once(
    #[case] letter: Article10,
    #[case] grant: Grant,
    #[case] expected: UnavoidableWeeks,
) {
    let history = granted([lost(Cause::FireCollapseFlood, Some(letter), grant.clone()), weather(letter, grant)]);

    assert_eq!(UnavoidableWeeks::of(&record(&history), Window::ending(week("2026-03-02"))), expected);
}

#[rstest]
#[case::ordinary(weeks(1, "2025-07-07"), 1, UnavoidableWeeks::default())]
#[case::neutral(weather(Article10::A, weeks(1, "2025-07-07")), 0, UnavoidableWeeks { neutral: 1, ..UnavoidableWeeks::default() })]
#[case::derogated(weather(Article10::M, weeks(1, "2025-07-07")), 0, UnavoidableWeeks { derogated: 1, ..UnavoidableWeeks::default() })]
#[case::counted(weather(Article10::M, weeks(1, "2025-03-03")), 1, UnavoidableWeeks { counted: 1, ..UnavoidableWeeks::default() })]
fn r08_r09_a_day_certified_as_used_is_what_its_grant_is(
    #[case] grant: Grant,
    #[case] weeks_counted: u32,
    #[case] expected: UnavoidableWeeks,
) {
    let monday = grant.from;
    let history = certified(granted([grant]), [monday]);

    assert_eq!(judged(&history, &requested(1, "2026-03-02")).weeks[0].counted, weeks_counted);
    assert_eq!(UnavoidableWeeks::of(&record(&history), Window::ending(week("2026-03-02"))), expected);
}

#[rstest]
#[case::held_avoidable(Some(false), 4)]
#[case::held_unavoidable(Some(true), 0)]
#[case::not_decided_here(None, 0)]
fn r08_what_the_office_held_of_a_breakdown_prevails_over_its_cause(#[case] held_unavoidable: Option<bool>, #[case] weeks_counted: u32) {
    let mut breakdown = lost(Cause::MachineryBreakdown, Some(Article10::A), weeks(4, "2026-02-02"));
    breakdown.ground.held_unavoidable = held_unavoidable;

    assert_eq!(counted(breakdown), weeks_counted);
}

#[rstest]
#[case::of_june("2025-06-25", "2025-07-20", UnavoidableWeeks { counted: 2, derogated: 2, neutral: 0 })]
#[case::of_december("2025-12-22", "2026-01-18", UnavoidableWeeks { counted: 3, derogated: 1, neutral: 0 })]
fn r09_the_first_day_of_the_weather_does_not_stand_for_those_that_follow(
    #[case] from: &str,
    #[case] to: &str,
    #[case] expected: UnavoidableWeeks,
) {
    let (from, to) = (date(from), date(to));
    let mut grant = weather(Article10::M, Grant::new("A", from, to));
    grant.ground.event_days = event_days(Some(Cause::WeatherConstruction), from, Some(from), [from]);

    assert_eq!(UnavoidableWeeks::of(&record(&granted([grant])), Window::ending(week("2026-03-02"))), expected);
}

#[rstest]
#[case::a_second_day(&["2025-12-22", "2025-12-23"], UnavoidableWeeks { counted: 3, derogated: 1, neutral: 0 })]
#[case::the_last_day_of_the_derogation(&["2025-12-31"], UnavoidableWeeks { counted: 3, derogated: 1, neutral: 0 })]
#[case::a_day_of_january(&["2025-12-23", "2026-01-07"], UnavoidableWeeks { counted: 3, derogated: 1, neutral: 0 })]
fn r09_a_day_of_weather_that_is_named_frees_none_after_the_derogation(#[case] named: &[&str], #[case] expected: UnavoidableWeeks) {
    let (from, to) = (date("2025-12-22"), date("2026-01-18"));
    let mut grant = weather(Article10::M, Grant::new("A", from, to));
    grant.ground.event_days = event_days(Some(Cause::WeatherConstruction), from, Some(from), named.iter().map(|day| date(day)));

    assert_eq!(UnavoidableWeeks::of(&record(&granted([grant])), Window::ending(week("2026-03-02"))), expected);
}

#[rstest]
#[case::nothing_known(Cause::WeatherConstruction, None, &[], &[])]
#[case::the_first_day_alone(Cause::WeatherConstruction, Some("2025-06-25"), &["2025-06-25"], &[])]
#[case::a_day_before_it(Cause::WeatherConstruction, Some("2025-06-25"), &["2025-06-24", "2025-06-25"], &[])]
#[case::others_named(Cause::WeatherConstruction, None, &["2025-06-30"], &["2025-06-25", "2025-06-30"])]
#[case::a_fire(Cause::FireCollapseFlood, Some("2025-06-24"), &["2025-06-30"], &["2025-06-24"])]
#[case::a_fire_after_the_start(Cause::FireCollapseFlood, Some("2025-07-02"), &[], &["2025-06-25"])]
#[case::a_fire_of_no_day(Cause::FireCollapseFlood, None, &["2025-06-30"], &[])]
fn r09_the_events_of_an_application_are_those_it_names(
    #[case] cause: Cause,
    #[case] first: Option<&str>,
    #[case] weather: &[&str],
    #[case] events: &[&str],
) {
    let named = event_days(Some(cause), date("2025-06-25"), first.map(date), weather.iter().map(|day| date(day)));

    assert_eq!(named, events.iter().map(|day| date(day)).collect());
}
