//! An application for each finding of the family.

use omnia_rules::cause::{Article10, Cause};
use omnia_rules::controls::{Beneficiary, Details, Facts, Report, UnionStep};
use omnia_rules::report::{Field, FinancialIndicators, Granularity, IndicatorRow};
use omnia_rules::weather::{WeatherDay, WeatherEvent, WeatherWork};
use rust_decimal::Decimal;

use crate::application::{application, date, indicators, period, rain, worker};

/// Applications that, together, give every finding of the family.
pub fn troubled() -> Vec<Facts> {
    [troubled_workers(), faulty_documents(), troubled_details(), troubled_weather(), troubled_months()].concat()
}

fn of(cause: Cause, details: Details) -> Facts {
    Facts { cause: Some(cause), details, ..application() }
}

fn troubled_workers() -> Vec<Facts> {
    let newcomer = |days_with_previous_contractor| Facts {
        beneficiaries: vec![Beneficiary { effective_days: Some(5), days_with_previous_contractor, ..worker(0) }],
        ..application()
    };
    let builder = |to| Facts { period: Some(period("2026-03-02", to)), article10: Some(Article10::M), union_step: None, ..application() };
    let twenty_hours = Details { weekly_hours_suspended: Some(Decimal::from(20)), ..Details::default() };
    vec![
        Facts { cause: Some(Cause::FireCollapseFlood), ..newcomer(0) },
        newcomer(25),
        builder("2026-03-29"),
        builder("2026-06-28"),
        Facts { union_step: Some(UnionStep::default()), ..of(Cause::FireCollapseFlood, twenty_hours) },
    ]
}

fn faulty_documents() -> Vec<Facts> {
    let uploaded = |cause| Facts { report: Report { composed: false, uploaded: true }, ..of(cause, Details::default()) };
    let rows = indicators().rows()[..3].to_vec();
    let three_quarters = FinancialIndicators::new(Granularity::Quarter, rows).expect("three quarters");
    let a_year = IndicatorRow { quarter: None, ..indicators().rows()[0] };
    let a_year = FinancialIndicators::new(Granularity::Year, vec![a_year]).expect("a year");
    vec![
        of(Cause::LackOfMaterials, Details { missing_fields: vec![Field::Stock], ..Details::default() }),
        of(Cause::MachineryBreakdown, Details::default()),
        of(Cause::LackOfWork, Details::default()),
        of(Cause::LackOfWork, Details { indicators: Some(three_quarters), ..Details::default() }),
        of(Cause::LackOfWork, Details { indicators: Some(a_year), ..Details::default() }),
        of(Cause::LackOfWork, Details { activity_started_on: Some(date("2026-01-15")), ..Details::default() }),
        uploaded(Cause::LackOfWork),
        uploaded(Cause::WeatherConstruction),
    ]
}

fn weather(weather_days: Vec<WeatherDay>) -> Facts {
    of(Cause::WeatherConstruction, Details { weather_days, weather_bulletin: true, ..Details::default() })
}

fn troubled_details() -> Vec<Facts> {
    let missing_fields = vec![Field::WorkType, Field::WorkPhase, Field::WorkSite];
    let no_event = WeatherDay { event: None, ..rain("2026-03-02") };
    let no_hours = WeatherDay { from: None, ..rain("2026-03-02") };
    vec![
        of(Cause::WeatherConstruction, Details { missing_fields, ..Details::default() }),
        weather(vec![no_event]),
        weather(vec![no_hours; 25]),
    ]
}

fn troubled_weather() -> Vec<Facts> {
    let tenths = |tenths| Some(Decimal::new(tenths, 1));
    let excavation = |day| WeatherDay { work: Some(WeatherWork::Excavation), millimetres: tenths(14), ..rain(day) };
    let grey = WeatherDay { work: Some(WeatherWork::Construction), millimetres: tenths(20), ..rain("2026-03-04") };
    let wind = WeatherDay { event: Some(WeatherEvent::Wind), ..rain("2026-03-05") };
    let frost = WeatherDay { event: Some(WeatherEvent::Frost), celsius: tenths(1), ..rain("2026-03-06") };
    let heat = WeatherDay { event: Some(WeatherEvent::Heat), celsius: tenths(350), ..rain("2026-03-07") };
    let snow = |millimetres| WeatherDay { event: Some(WeatherEvent::Snow), millimetres: tenths(millimetres), ..grey };
    vec![
        weather(vec![excavation("2026-03-02"), excavation("2026-03-03"), grey, wind, frost, heat, snow(19), snow(25)]),
        weather(vec![excavation("2026-03-02"); 25]),
    ]
}

fn troubled_months() -> Vec<Facts> {
    let month = |number: u32| rain(&format!("20{:02}-{:02}-10", 26 + number / 12, number % 12 + 1));
    let many_months = Facts { period: Some(period("2026-01-10", "2028-12-31")), ..weather((0..30).map(month).collect()) };
    vec![Facts { today: date("2026-02-28"), ..many_months.clone() }, many_months]
}
