//! Fills an empty database: the world first, then its applications, employer by employer, on all cores.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use chrono::Datelike;
use futures_util::{StreamExt, TryStreamExt, stream};
use indicatif::{ProgressBar, ProgressStyle};
use omnia_rules::calendar::rome_date;
use sqlx::PgConnection;

use super::application_rows::{Told, Written};
use super::copy::Filling;
use super::copy_text::{Rows, row};
use super::population_rows::Hashes;
use super::tables::ApplicationTables;
use crate::core::error::{Error, Result};
use crate::seed::application::Plan;
use crate::seed::application::Siblings;
use crate::seed::application::compose;
use crate::seed::population::World;
use crate::seed::rng::Draw;

/// A world and its applications, those of one employer side by side.
pub struct Country {
    pub world: World,
    pub plans: Vec<Plan>,
    pub seed: u64,
}

/// What was written.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Filled(pub Vec<(&'static str, u64)>);

/// Applications that are composed at a time.
const BATCH: usize = 4_000;

/// From so many applications on, keys and indexes are made again rather than kept row by row; below, that takes longer.
const MANY: usize = 1_000;

/// Writes a country in one transaction.
pub async fn fill(db: &mut PgConnection, country: Country, hashes: &Hashes, bar: &ProgressBar) -> Result<Filled> {
    let country = Arc::new(country);
    let mut filled = Filled::default();
    let mut filling = Filling::begin(db).await?;
    if country.plans.len() >= MANY {
        filling.expect_many().await?;
    }
    for rows in country.world.rows(hashes, country.seed) {
        filling.fill(&rows).await?;
        filled.add(&rows);
    }
    let mut told = Vec::new();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut batches = stream::iter(batches(&country))
        .map(|range| {
            let country = country.clone();
            tokio::task::spawn_blocking(move || write(&country, range))
        })
        .buffered(cores);
    while let Some((tables, events)) = batches.try_next().await.map_err(Error::fault)? {
        let tables = tables.in_order();
        for rows in &tables {
            filling.fill(rows).await?;
            filled.add(rows);
        }
        told.extend(events);
        bar.inc(tables[0].count);
    }
    let events = event_rows(told);
    for rows in [&events, &series_rows(&country)] {
        filling.fill(rows).await?;
        filled.add(rows);
    }
    filling.go_on_after(events.count).await?;
    filling.commit().await?;
    Ok(filled)
}

impl Filled {
    fn add(&mut self, rows: &Rows) {
        match self.0.iter_mut().find(|(table, _)| *table == rows.table) {
            Some((_, count)) => *count += rows.count,
            None => self.0.push((rows.table, rows.count)),
        }
    }
}

impl Country {
    fn employer(&self, plan: usize) -> usize {
        self.world.positions[self.world.units[self.plans[plan].unit].position].employer
    }
}

/// Runs of plans that hold whole employers: the controls look at an employer's other applications.
fn batches(country: &Country) -> Vec<Range<usize>> {
    let mut batches = Vec::new();
    let mut from = 0;
    while from < country.plans.len() {
        let mut to = (from + BATCH).min(country.plans.len());
        while to < country.plans.len() && country.employer(to) == country.employer(to - 1) {
            to += 1;
        }
        batches.push(from..to);
        from = to;
    }
    batches
}

fn write(country: &Country, range: Range<usize>) -> (ApplicationTables, Vec<Told>) {
    let (mut tables, mut told) = (ApplicationTables::default(), Vec::new());
    let mut written = Written { tables: &mut tables, told: &mut told };
    let mut from = range.start;
    while from < range.end {
        let to = (from..range.end).find(|at| country.employer(*at) != country.employer(from)).unwrap_or(range.end);
        let cases = country.plans[from..to].iter().map(|plan| compose(&country.world, plan, country.seed));
        let siblings = Siblings::new(cases.collect());
        for case in &siblings.cases {
            let mut draw = Draw::of(country.seed, "rows", case.plan.number);
            written.write(case, &siblings.findings(case), &mut draw);
        }
        from = to;
    }
    (tables, told)
}

/// Events in the order in which they happened, with their numbers, which are the cursor: the commit need not number them.
fn event_rows(mut told: Vec<Told>) -> Rows {
    told.sort_by_key(|told| (told.at, told.application));
    let mut rows = Rows::of("event", "id, at, kind, application_id, position_id, office_id, submitted, payload");
    for (event, number) in told.iter().zip(1_i64..) {
        row!(rows; number, event.at, event.kind.as_str(), event.application, event.position, event.office, event.submitted, event.payload);
    }
    rows
}

/// The last number of each register.
fn series_rows(country: &Country) -> Rows {
    let mut last: HashMap<(usize, i32, &str), u32> = HashMap::new();
    for plan in &country.plans {
        let office = country.world.units[plan.unit].office;
        let mut keep = |at: Option<chrono::DateTime<chrono::Utc>>, series, number: u32| {
            if let Some(at) = at.filter(|_| number > 0) {
                let kept = last.entry((office, rome_date(at).year(), series)).or_default();
                *kept = number.max(*kept);
            }
        };
        keep(plan.sent_at(), "PROTOCOL", plan.protocol);
        keep(plan.authorized_at(), "AUTHORIZATION", plan.authorization);
    }
    let mut last: Vec<_> = last.into_iter().collect();
    last.sort_unstable();
    let mut rows = Rows::of("number_series", "office_id, year, series, last");
    for ((office, year, series), number) in last {
        row!(rows; country.world.offices[office].id, year, series, number);
    }
    rows
}

/// Shows how far the filling has come, on a terminal.
pub fn progress(plans: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {human_pos}/{human_len} applications, {eta} left");
    let bar = ProgressBar::new(plans as u64);
    style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style))
}

/// All rows that hang on applications, as one run of the filling writes them.
#[cfg(test)]
pub fn rows_of(country: &Country) -> Vec<Rows> {
    let (tables, told) = write(country, 0..country.plans.len());
    tables.in_order().into_iter().chain([event_rows(told), series_rows(country)]).collect()
}
