//! How long a walk takes.

use std::time::Instant;

use omnia_rules::limits::{Record, simulate};

use crate::unit::{days, granted, requested, week};

/// Run with `--release -- --ignored --nocapture` to read the pace.
#[test]
#[ignore = "a measure, not a verdict"]
fn ten_years_of_history_are_walked_at_once() {
    let mondays = (1..=520).map(|index| week("2026-03-02").earlier(index).monday().to_string());
    let history = granted(mondays.map(|monday| days(5, &monday)));
    let requested = requested(13, "2026-03-02");

    let recording = Instant::now();
    let record = Record::of(&history, None);
    let recorded = recording.elapsed();
    let walking = Instant::now();
    let simulation = simulate(&record, &requested);
    assert_eq!(simulation.weeks.len(), 13);
    println!("{} weeks: recorded in {recorded:?}, walked in {:?}", simulation.weeks.len(), walking.elapsed());
}
