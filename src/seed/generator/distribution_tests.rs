//! Generated data repeat for a seed, and are as unevenly distributed as in a real country.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use omnia_rules::cause::Cause;

use super::population::clients_per_intermediary;
use super::{DatasetSize, generate_population, plan_applications};
use crate::seed::application::Dataset;
use crate::seed::load::{PasswordHashes, rows_of};

fn dataset(employers: usize, applications: usize, seed: u64) -> Dataset {
    let today = NaiveDate::from_ymd_opt(2026, 3, 16).expect("a day of the calendar");
    let size = DatasetSize { employers, applications, seed, today };
    let population = generate_population(size);
    let plans = plan_applications(&population, size);
    Dataset { population, plans, seed }
}

fn text(dataset: &Dataset) -> HashMap<&'static str, String> {
    let hashes = PasswordHashes { known: "known".to_owned(), unusable: "nobody's".to_owned() };
    let mut text: HashMap<_, String> = HashMap::new();
    for rows in dataset.population.rows(&hashes, dataset.seed).into_iter().chain(rows_of(dataset)) {
        text.entry(rows.table).or_default().push_str(&rows.text);
    }
    text
}

#[test]
fn the_same_seed_makes_the_same_rows_and_another_seed_makes_others() {
    let (once, again, other) = (text(&dataset(60, 600, 7)), text(&dataset(60, 600, 7)), text(&dataset(60, 600, 8)));

    assert_eq!(once, again);
    for table in ["employer", "application", "beneficiary", "alert", "document", "status_change", "event"] {
        assert!(once[table].lines().count() > 50, "{table}");
        assert_ne!(once[table], other[table], "{table}");
    }
}

#[test]
fn few_intermediaries_serve_many_firms() {
    let mut firms = clients_per_intermediary(10_000);
    firms.sort_unstable();
    let (mean, median) = (firms.iter().sum::<usize>() / firms.len(), firms[firms.len() / 2]);

    assert!((66..=70).contains(&mean), "{mean} in the mean");
    assert!((30..=50).contains(&median), "{median} at the median");
    assert!((500..=700).contains(&firms[(firms.len() - 1) * 99 / 100]), "at the 99th percentile");
    assert_eq!(firms.last(), Some(&5_000));
}

#[test]
fn firms_have_one_to_three_positions_with_one_to_five_units() {
    let population = dataset(400, 0, 1).population;

    assert!(population.employers.iter().all(|employer| (1..=3).contains(&employer.positions.len())));
    assert!(population.positions.iter().all(|position| (1..=5).contains(&position.units.len())));
    let single = population.employers.iter().filter(|employer| employer.positions.len() == 1).count();
    assert!((200..=280).contains(&single), "{single} of 400 have one position");
}

#[test]
fn intermediaries_send_four_applications_in_five() {
    let plans = dataset(600, 6_000, 1).plans;
    let sent = plans.iter().filter(|plan| plan.intermediary.is_some()).count() * 100 / plans.len();

    assert!((76..=84).contains(&sent), "{sent} %");
}

#[test]
fn weather_stops_building_sites_in_winter_and_in_the_heat() {
    let Dataset { population, plans, .. } = dataset(600, 6_000, 1);
    let builds = |unit: usize| population.positions[population.units[unit].position].trade.builds();
    let share = |wanted: &dyn Fn(u32) -> bool| {
        let causes = plans.iter().filter(|plan| builds(plan.unit) && wanted(plan.period.from().month())).map(|plan| plan.cause);
        let causes: Vec<Cause> = causes.collect();
        causes.iter().filter(|cause| **cause == Cause::WeatherConstruction).count() * 100 / causes.len()
    };
    let is_hard = |month: u32| matches!(month, 11 | 12 | 1..=3 | 7 | 8);

    assert!(share(&is_hard) > 70);
    assert!(share(&|month| !is_hard(month)) < 25);
}
