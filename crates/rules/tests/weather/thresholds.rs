//! 5.5 and R28: from when the weather stops the work.

use omnia_rules::weather::{Judgement, Met, Verdict, WeatherDay, WeatherEvent, WeatherWork, judge, threshold};
use rstest::rstest;

use crate::{amount, day};

fn verdict(day: WeatherDay) -> Option<Verdict> {
    judge(&day, None).map(|judgement| judgement.verdict)
}

#[rstest]
#[case::construction_grey_from(WeatherWork::Construction, "2.0", Verdict::Grey)]
#[case::construction_grey_to(WeatherWork::Construction, "2.99", Verdict::Grey)]
#[case::construction_surely(WeatherWork::Construction, "3.0", Verdict::Met)]
#[case::construction_not(WeatherWork::Construction, "1.99", Verdict::NotMet)]
#[case::excavation(WeatherWork::Excavation, "1.5", Verdict::Met)]
#[case::excavation_not(WeatherWork::Excavation, "1.4", Verdict::NotMet)]
#[case::finishing(WeatherWork::Finishing, "1.0", Verdict::Met)]
#[case::finishing_not(WeatherWork::Finishing, "0.9", Verdict::NotMet)]
#[case::other_works_have_none(WeatherWork::Other, "50", Verdict::NoThreshold)]
fn r28_rain_stops_a_work_from(#[case] work: WeatherWork, #[case] millimetres: &str, #[case] says: Verdict) {
    let rain = WeatherDay { millimetres: amount(millimetres), ..day(WeatherEvent::Rain, Some(work)) };

    assert_eq!(verdict(rain), Some(says));
}

#[rstest]
#[case::grey(WeatherWork::Construction, "2.0", Verdict::Grey)]
#[case::grey_to(WeatherWork::Construction, "2.99", Verdict::Grey)]
#[case::surely(WeatherWork::Construction, "3.0", Verdict::Met)]
#[case::not(WeatherWork::Construction, "1.9", Verdict::NotMet)]
#[case::excavation_has_none(WeatherWork::Excavation, "9", Verdict::NoThreshold)]
#[case::finishing_has_none(WeatherWork::Finishing, "9", Verdict::NoThreshold)]
fn r28_snow_has_a_threshold_for_construction_only(#[case] work: WeatherWork, #[case] millimetres: &str, #[case] says: Verdict) {
    let snow = WeatherDay { millimetres: amount(millimetres), ..day(WeatherEvent::Snow, Some(work)) };

    assert_eq!(verdict(snow), Some(says));
}

#[rstest]
#[case::at_zero("0.0", Verdict::Met)]
#[case::below("-0.1", Verdict::Met)]
#[case::above("0.1", Verdict::NotMet)]
fn r28_frost_stops_any_work_at_zero_degrees(#[case] celsius: &str, #[case] says: Verdict) {
    let frost = WeatherDay { celsius: amount(celsius), ..day(WeatherEvent::Frost, None) };

    assert_eq!(verdict(frost), Some(says));
}

#[rstest]
#[case::thirty_five(Some("35.0"), None, Verdict::NotMet)]
#[case::above(Some("35.1"), None, Verdict::Met)]
#[case::perceived(Some("33"), Some("36"), Verdict::Met)]
#[case::perceived_thirty_five(Some("33"), Some("35.0"), Verdict::NotMet)]
#[case::perceived_alone(None, Some("35.1"), Verdict::Met)]
#[case::perceived_as_cooler(Some("35.1"), Some("30"), Verdict::Met)]
fn r28_heat_stops_work_above_thirty_five_degrees(#[case] real: Option<&str>, #[case] perceived: Option<&str>, #[case] says: Verdict) {
    let (celsius, perceived_celsius) = (real.and_then(amount), perceived.and_then(amount));

    assert_eq!(verdict(WeatherDay { celsius, perceived_celsius, ..day(WeatherEvent::Heat, None) }), Some(says));
}

#[test]
fn r28_perceived_cold_is_not_frost() {
    let windy = WeatherDay { celsius: amount("2"), perceived_celsius: amount("-3"), ..day(WeatherEvent::Frost, None) };

    assert_eq!(verdict(windy), Some(Verdict::NotMet));
}

#[rstest]
#[case::none_by_default(None, Verdict::NoThreshold)]
#[case::at_the_threshold(amount("13"), Verdict::Met)]
#[case::below_it(amount("13.1"), Verdict::NotMet)]
fn r28_wind_has_the_threshold_of_whoever_asks(#[case] threshold: Option<rust_decimal::Decimal>, #[case] says: Verdict) {
    let wind = WeatherDay { knots: amount("13"), ..day(WeatherEvent::Wind, None) };

    assert_eq!(judge(&wind, threshold).map(|judgement| judgement.verdict), Some(says));
}

#[rstest]
#[case::no_event(WeatherDay { event: None, millimetres: amount("9"), ..day(WeatherEvent::Rain, Some(WeatherWork::Finishing)) })]
#[case::rain_on_unknown_work(WeatherDay { millimetres: amount("9"), ..day(WeatherEvent::Rain, None) })]
#[case::snow_on_unknown_work(WeatherDay { millimetres: amount("9"), ..day(WeatherEvent::Snow, None) })]
#[case::no_measure(day(WeatherEvent::Rain, Some(WeatherWork::Finishing)))]
#[case::no_temperature(day(WeatherEvent::Frost, None))]
fn r28_a_day_that_is_not_known_is_not_judged(#[case] day: WeatherDay) {
    assert_eq!(judge(&day, None), None);
}

#[test]
fn a_judgement_names_what_was_held_against_what() {
    let rain = WeatherDay { millimetres: amount("2.5"), ..day(WeatherEvent::Rain, Some(WeatherWork::Construction)) };
    let judgement = judge(&rain, None).expect("a judgement");
    let Judgement { measured, met: Some(met), .. } = judgement else { panic!("a threshold") };

    assert_eq!((measured, Some(met.limit()), Some(met.sure())), (amount("2.5"), amount("2.0"), amount("3.0")));
}

#[test]
fn a_threshold_has_its_source() {
    let heat = threshold(WeatherEvent::Heat, WeatherWork::Finishing, None).expect("a threshold");

    assert!(heat.source.contains("INPS") && heat.work.is_none());
    assert_eq!(heat.met, Met::Above(amount("35.0").expect("a number")));
    assert_eq!(threshold(WeatherEvent::Wind, WeatherWork::Other, None), None);
}

#[test]
fn rain_of_the_days_before_counts_for_earth_and_finishing_works() {
    let counting = WeatherWork::ALL.iter().filter(|work| work.counts_earlier_rain());

    assert_eq!(counting.collect::<Vec<_>>(), [&WeatherWork::Excavation, &WeatherWork::Finishing]);
}

#[test]
fn events_and_works_are_named_in_both_languages() {
    let events: Vec<_> = WeatherEvent::ALL.iter().map(|event| (event.name_it(), event.name_en())).collect();

    assert_eq!(events, [("Pioggia", "Rain"), ("Neve", "Snow"), ("Gelo", "Frost"), ("Caldo", "Heat"), ("Vento", "Wind")]);
    assert_eq!((WeatherWork::Other.name_it(), WeatherWork::Other.name_en()), ("Altro lavoro", "Other work"));
}
