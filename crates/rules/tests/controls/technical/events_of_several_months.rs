//! R51: one application for weather of several months.

use omnia_rules::cause::Cause;
use omnia_rules::controls::{Details, Facts};
use rstest::rstest;

use crate::application::{application, computed, date, period, rain, reported};

/// Events of 28 January and 3 February 2026, and those beside them.
fn sent_on(today: &str, days: &[&str]) -> Facts {
    let details = Details { weather_days: days.iter().map(|day| rain(day)).collect(), ..Details::default() };
    let period = Some(period("2026-01-28", "2026-03-31"));
    Facts { cause: Some(Cause::WeatherConstruction), period, details, today: date(today), ..application() }
}

const TWO_MONTHS: &[&str] = &["2026-02-03", "2026-01-28", "2026-01-30"];
const THREE_MONTHS: &[&str] = &["2026-01-28", "2026-02-03", "2026-03-05"];

fn due_days(facts: &Facts) -> Vec<String> {
    let reported = omnia_rules::controls::evaluate(facts);
    let months = reported.iter().filter(|finding| finding.message == "R51-month");
    months.map(|finding| crate::application::written(&finding.computed[1].value)).collect()
}

#[test]
fn r51_sent_within_the_first_term_both_months_are_in_time() {
    let facts = sent_on("2026-02-28", TWO_MONTHS);

    assert_eq!(reported(&facts), ["INFO R51 weatherDays", "INFO R51-month weatherDays"]);
    assert_eq!(computed(&facts, "R51"), ["event 2026-01-28", "months 2", "due 2026-02-28"]);
    assert_eq!(computed(&facts, "R51-month"), ["event 2026-02-03", "due 2026-03-31"]);
}

#[test]
fn r51_sent_after_it_the_whole_is_late_and_february_by_itself_is_not() {
    let facts = sent_on("2026-03-05", TWO_MONTHS);

    assert_eq!(reported(&facts), ["WARNING R02-split period.from", "WARNING R03 period.from", "INFO R51-month weatherDays"]);
}

#[rstest]
#[case::all("2026-02-28", &["2026-03-31", "2026-04-30"])]
#[case::last_day_of_february_s("2026-03-31", &["2026-03-31", "2026-04-30"])]
#[case::march_alone("2026-04-01", &["2026-04-30"])]
#[case::none("2026-05-01", &[])]
fn r51_each_later_month_has_its_own_term(#[case] today: &str, #[case] due: &[&str]) {
    assert_eq!(due_days(&sent_on(today, THREE_MONTHS)), due);
}

#[rstest]
#[case::one_month(&["2026-01-28", "2026-01-30"])]
#[case::rain_that_was_left_behind(&["2025-12-31", "2026-01-28"])]
#[case::no_days_of_the_period(&["2026-04-01", "2026-05-01"])]
fn r51_is_silent_on_days_of_one_month(#[case] days: &[&str]) {
    assert!(reported(&sent_on("2026-02-28", days)).is_empty());
}

#[test]
fn r51_an_earlier_first_event_decides_the_term() {
    let facts = Facts { first_event_on: Some(date("2025-12-31")), ..sent_on("2026-01-31", TWO_MONTHS) };

    assert_eq!(computed(&facts, "R51"), ["event 2025-12-31", "months 2", "due 2026-01-31"]);
    assert_eq!(due_days(&facts), ["2026-02-28", "2026-03-31"]);
}

#[rstest]
#[case::the_day_before("2016-10-07", false)]
#[case::the_day("2016-10-08", true)]
fn r51_months_have_their_terms_since_october_2016(#[case] today: &str, #[case] reported_of: bool) {
    let days = Some(period("2016-09-28", "2016-10-09"));
    let facts = Facts { period: days, ..sent_on(today, &["2016-09-28", "2016-10-03"]) };

    assert_eq!(reported(&facts).contains(&"INFO R51 weatherDays".to_owned()), reported_of);
}

#[test]
fn r51_is_for_the_weather() {
    assert!(reported(&Facts { cause: Some(Cause::FireCollapseFlood), ..sent_on("2026-02-28", TWO_MONTHS) }).is_empty());
}

#[test]
fn r51_waits_for_the_period() {
    assert!(reported(&Facts { period: None, ..sent_on("2026-02-28", TWO_MONTHS) }).is_empty());
}
