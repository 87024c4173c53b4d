//! R26 and R27: what the weather report states, and the bulletin that it need not carry.

use omnia_rules::cause::Cause;
use omnia_rules::controls::{Details, Facts, Report};
use omnia_rules::report::Field;
use omnia_rules::weather::WeatherDay;
use rstest::rstest;

use crate::application::{application, computed, rain, reported};

fn weather(weather_days: Vec<WeatherDay>) -> Facts {
    let details = Details { weather_days, ..Details::default() };
    Facts { cause: Some(Cause::WeatherConstruction), details, ..application() }
}

fn lacking(field: Field) -> Facts {
    let mut facts = weather(vec![rain("2026-03-02")]);
    facts.details.missing_fields = vec![field];
    facts
}

#[test]
fn r26_a_report_that_states_its_days_is_in_order() {
    assert!(reported(&weather(vec![rain("2026-03-02")])).is_empty());
}

#[rstest]
#[case::work(Field::WorkType, "BLOCKING R26-work report.workType")]
#[case::phase(Field::WorkPhase, "BLOCKING R26-phase report.workPhase")]
#[case::site(Field::WorkSite, "BLOCKING R26-site report.workSite")]
#[case::another_field(Field::EffectOnPhase, "BLOCKING R25-incomplete report")]
fn r26_a_report_that_lacks_a_detail_stops_the_application(#[case] field: Field, #[case] verdict: &str) {
    assert_eq!(reported(&lacking(field)), [verdict]);
}

#[test]
fn r26_a_report_without_days_stops_the_application() {
    assert_eq!(reported(&weather(vec![])), ["BLOCKING R26 weatherDays"]);
}

#[rstest]
#[case::no_event(WeatherDay { event: None, ..rain("2026-03-03") }, "BLOCKING R26-event weatherDays.1.event")]
#[case::no_first_hour(WeatherDay { from: None, ..rain("2026-03-03") }, "BLOCKING R26-hours weatherDays.1.from")]
#[case::no_last_hour(WeatherDay { to: None, ..rain("2026-03-03") }, "BLOCKING R26-hours weatherDays.1.to")]
#[case::nothing(WeatherDay { from: None, to: None, event: None, ..rain("2026-03-03") }, "BLOCKING R26-event weatherDays.1.event")]
fn r26_a_day_without_its_event_and_hours_stops_the_application(#[case] day: WeatherDay, #[case] verdict: &str) {
    assert_eq!(reported(&weather(vec![rain("2026-03-02"), day])), [verdict]);
}

#[test]
fn r26_a_day_is_reported_by_its_date() {
    let facts = weather(vec![WeatherDay { from: None, ..rain("2026-03-02") }]);

    assert_eq!(computed(&facts, "R26-hours"), ["day 2026-03-02"]);
}

#[test]
fn r26_twenty_days_are_listed_and_the_rest_counted() {
    let facts = weather(vec![WeatherDay { from: None, ..rain("2026-03-02") }; 23]);

    assert_eq!(reported(&facts).len(), 21);
    assert!(reported(&facts).contains(&"BLOCKING R26-rest weatherDays".to_owned()));
    assert_eq!(computed(&facts, "R26-rest"), ["count 3"]);
}

#[rstest]
#[case::uploaded(true, &["INFO R26-uploaded report"])]
#[case::none(false, &["BLOCKING R25 report"])]
fn r26_an_uploaded_report_holds_its_details_itself(#[case] uploaded: bool, #[case] verdict: &[&str]) {
    assert_eq!(reported(&Facts { report: Report { composed: false, uploaded }, ..weather(vec![]) }), verdict);
}

#[rstest]
#[case::industry(Cause::WeatherIndustry, &["BLOCKING R26 weatherDays"])]
#[case::fire(Cause::FireCollapseFlood, &[])]
fn r26_is_for_the_weather(#[case] cause: Cause, #[case] verdict: &[&str]) {
    assert_eq!(reported(&Facts { cause: Some(cause), ..weather(vec![]) }), verdict);
}

#[rstest]
#[case::no_bulletin(false, &[])]
#[case::a_bulletin(true, &["INFO R27 documents"])]
fn r27_a_bulletin_is_never_asked_for(#[case] weather_bulletin: bool, #[case] verdict: &[&str]) {
    let mut facts = weather(vec![rain("2026-03-02")]);
    facts.details.weather_bulletin = weather_bulletin;

    assert_eq!(reported(&facts), verdict);
}

#[test]
fn r27_is_about_the_weather_only() {
    let mut fire = Facts { cause: Some(Cause::FireCollapseFlood), ..weather(vec![]) };
    fire.details.weather_bulletin = true;

    assert!(reported(&fire).is_empty());
}
