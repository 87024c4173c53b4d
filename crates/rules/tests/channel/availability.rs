//! What may be sent, by which channel, on which day, by whom.

use chrono::NaiveDate;
use omnia_rules::cause::{Benefit, Fund};
use omnia_rules::channel::Audience::{self, All, Trial};
use omnia_rules::channel::Availability::{self, Either, NotYet, OnlyHere, Retired, Unknown};
use omnia_rules::channel::Channel::{self, Legacy, Omnia};
use omnia_rules::channel::{CHANNELS, ChannelRequest, availability, institute_rows};
use rstest::rstest;

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn from(text: &str) -> Availability {
    NotYet { from: Some(date(text)) }
}

fn since(text: &str) -> Availability {
    Retired { on: date(text) }
}

#[rstest]
#[case::before_the_platform(Legacy, "2023-06-25", OnlyHere)]
#[case::before_the_platform_here(Omnia, "2023-06-25", from("2023-06-26"))]
#[case::released(Omnia, "2023-06-26", Either)]
#[case::beside(Legacy, "2023-06-26", Either)]
#[case::last_day_of_the_older(Legacy, "2024-05-01", Either)]
#[case::last_day_of_both(Omnia, "2024-05-01", Either)]
#[case::retired(Legacy, "2024-05-02", since("2024-05-02"))]
#[case::long_retired(Legacy, "2026-03-10", since("2024-05-02"))]
#[case::only_here(Omnia, "2024-05-02", OnlyHere)]
#[case::before_the_decree(Legacy, "2015-09-23", Unknown)]
#[case::of_the_decree(Legacy, "2015-09-24", OnlyHere)]
fn s1_1_the_ordinary_benefit_passes(#[case] channel: Channel, #[case] day: &str, #[case] answer: Availability) {
    let requested = ChannelRequest { benefit: Benefit::Cigo, fund: None, channel, audience: All, on: date(day) };

    assert_eq!(availability(CHANNELS, requested), answer);
}

#[rstest]
#[case::trial_before(Trial, Omnia, "2023-09-28", from("2023-09-29"))]
#[case::trial(Trial, Omnia, "2023-09-29", Either)]
#[case::trial_by_the_older(Trial, Legacy, "2023-09-29", Either)]
#[case::trial_last_day(Trial, Omnia, "2024-01-07", Either)]
#[case::trial_after(Trial, Omnia, "2024-01-08", Either)]
#[case::others_during_the_trial(All, Omnia, "2023-09-29", from("2024-01-08"))]
#[case::others_by_the_older(All, Legacy, "2023-09-29", OnlyHere)]
#[case::others_the_day_before(All, Omnia, "2024-01-07", from("2024-01-08"))]
#[case::everyone(All, Omnia, "2024-01-08", Either)]
#[case::the_older_stays_open(All, Legacy, "2026-03-10", Either)]
fn s1_1_the_allowance_of_the_fund_of_wages_passes(
    #[case] audience: Audience,
    #[case] channel: Channel,
    #[case] day: &str,
    #[case] answer: Availability,
) {
    let requested = ChannelRequest { benefit: Benefit::AisFis, fund: None, channel, audience, on: date(day) };

    assert_eq!(availability(CHANNELS, requested), answer);
}

#[rstest]
#[case::professional_before(Fund::ProfessionalActivities, Omnia, "2023-12-21", from("2023-12-22"))]
#[case::professional_released(Fund::ProfessionalActivities, Omnia, "2023-12-22", Either)]
#[case::professional_last_day(Fund::ProfessionalActivities, Legacy, "2024-12-31", Either)]
#[case::professional_retired(Fund::ProfessionalActivities, Legacy, "2025-01-01", since("2025-01-01"))]
#[case::professional_only_here(Fund::ProfessionalActivities, Omnia, "2025-01-01", OnlyHere)]
#[case::maritime_before(Fund::Solimare, Omnia, "2024-09-29", from("2024-09-30"))]
#[case::maritime_older_before(Fund::Solimare, Legacy, "2024-09-29", OnlyHere)]
#[case::maritime_released(Fund::Solimare, Omnia, "2024-09-30", Either)]
#[case::maritime_last_day(Fund::Solimare, Legacy, "2024-12-31", Either)]
#[case::maritime_retired(Fund::Solimare, Legacy, "2025-01-01", since("2025-01-01"))]
#[case::maritime_only_here(Fund::Solimare, Omnia, "2025-01-01", OnlyHere)]
#[case::transport_before(Fund::PublicTransport, Omnia, "2024-12-17", from("2024-12-18"))]
#[case::transport_released(Fund::PublicTransport, Omnia, "2024-12-18", Either)]
#[case::transport_older(Fund::PublicTransport, Legacy, "2026-03-10", Either)]
#[case::environment_before(Fund::EnvironmentalServices, Omnia, "2024-12-17", from("2024-12-18"))]
#[case::environment_released(Fund::EnvironmentalServices, Omnia, "2024-12-18", Either)]
#[case::environment_older(Fund::EnvironmentalServices, Legacy, "2026-03-10", Either)]
#[case::air_transport(Fund::AirTransport, Omnia, "2026-03-10", NotYet { from: None })]
#[case::air_transport_by_the_older(Fund::AirTransport, Legacy, "2026-03-10", OnlyHere)]
#[case::credit(Fund::Credit, Omnia, "2026-03-10", NotYet { from: None })]
fn s1_1_the_allowance_of_a_fund_passes(#[case] fund: Fund, #[case] channel: Channel, #[case] day: &str, #[case] answer: Availability) {
    let requested = ChannelRequest { benefit: Benefit::AisFund, fund: Some(fund), channel, audience: All, on: date(day) };

    assert_eq!(availability(CHANNELS, requested), answer);
}

fn of_agriculture(channel: Channel, day: &str) -> ChannelRequest {
    ChannelRequest { benefit: Benefit::Cisoa, fund: None, channel, audience: All, on: date(day) }
}

#[rstest]
#[case::before_the_plan(Omnia, "2023-06-25", from("2023-06-26"))]
#[case::from_the_plan(Omnia, "2023-06-26", Either)]
#[case::today(Omnia, "2026-03-10", Either)]
#[case::by_the_older(Legacy, "2026-03-10", Either)]
fn s1_1_agriculture_passes_by_this_project_s_own_decision(#[case] channel: Channel, #[case] day: &str, #[case] answer: Availability) {
    assert_eq!(availability(CHANNELS, of_agriculture(channel, day)), answer);
}

#[rstest]
#[case::here(Omnia, NotYet { from: None })]
#[case::by_the_older(Legacy, OnlyHere)]
fn s1_1_agriculture_does_not_pass_where_the_institute_s_releases_alone_hold(#[case] channel: Channel, #[case] answer: Availability) {
    assert_eq!(availability(&institute_rows(), of_agriculture(channel, "2026-03-10")), answer);
}

#[rstest]
#[case::extraordinary(Benefit::Cigs, None)]
#[case::fund_not_known(Benefit::AisFund, None)]
#[case::no_benefit_of_that_fund(Benefit::Cigo, Some(Fund::Credit))]
fn s1_1_what_the_calendar_does_not_know_does_not_pass(#[case] benefit: Benefit, #[case] fund: Option<Fund>) {
    let requested = ChannelRequest { benefit, fund, channel: Omnia, audience: All, on: date("2026-03-10") };

    assert_eq!(availability(CHANNELS, requested), Unknown);
}

#[rstest]
#[case::only_here(OnlyHere, true)]
#[case::either(Either, true)]
#[case::not_yet(NotYet { from: None }, false)]
#[case::retired(Retired { on: NaiveDate::MIN }, false)]
#[case::unknown(Unknown, false)]
fn s1_1_an_answer_is_open_or_not(#[case] answer: Availability, #[case] open: bool) {
    assert_eq!(answer.is_open(), open);
}
