//! Loads a dataset into an empty database: the population first, then the applications, employer by employer, built on all cores.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use chrono::Datelike;
use futures_util::{StreamExt, TryStreamExt, stream};
use indicatif::{ProgressBar, ProgressStyle};
use omnia_rules::calendar::rome_date;
use sqlx::PgConnection;

use super::application_rows::{PendingEvent, RowWriter};
use super::copy::CopyTransaction;
use super::copy_text::{Rows, row};
use super::population_rows::PasswordHashes;
use super::tables::ApplicationTables;
use crate::core::error::{Error, Result};
use crate::seed::application::Dataset;
use crate::seed::application::{EmployerApplications, build};
use crate::seed::model::rng::Rng;

/// The number of rows that were written, by table.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct RowCounts(pub Vec<(&'static str, u64)>);

/// Applications that are built at a time.
const BATCH: usize = 4_000;

/// From so many applications on, keys and indexes are dropped and created again; with fewer, that takes longer.
const MANY: usize = 1_000;

/// Writes a dataset in one transaction.
pub async fn load(db: &mut PgConnection, dataset: Dataset, hashes: &PasswordHashes, bar: &ProgressBar) -> Result<RowCounts> {
    let dataset = Arc::new(dataset);
    let mut counts = RowCounts::default();
    let mut tx = CopyTransaction::begin(db).await?;
    if dataset.plans.len() >= MANY {
        tx.drop_indexes().await?;
    }
    for rows in dataset.population.rows(hashes, dataset.seed) {
        tx.copy(&rows).await?;
        counts.add(&rows);
    }
    let mut events = Vec::new();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut batches = stream::iter(batches(&dataset))
        .map(|range| {
            let dataset = dataset.clone();
            tokio::task::spawn_blocking(move || build_rows(&dataset, range))
        })
        .buffered(cores);
    while let Some((tables, batch_events)) = batches.try_next().await.map_err(Error::fault)? {
        let tables = tables.in_order();
        for rows in &tables {
            tx.copy(rows).await?;
            counts.add(rows);
        }
        events.extend(batch_events);
        bar.inc(tables[0].count);
    }
    let events = event_rows(events);
    for rows in [&events, &series_rows(&dataset)] {
        tx.copy(rows).await?;
        counts.add(rows);
    }
    tx.continue_event_numbers_after(events.count).await?;
    tx.commit().await?;
    Ok(counts)
}

impl RowCounts {
    fn add(&mut self, rows: &Rows) {
        match self.0.iter_mut().find(|(table, _)| *table == rows.table) {
            Some((_, count)) => *count += rows.count,
            None => self.0.push((rows.table, rows.count)),
        }
    }
}

/// Ranges of plans that hold all applications of their employers: the controls compare the applications of one employer.
fn batches(dataset: &Dataset) -> Vec<Range<usize>> {
    let mut batches = Vec::new();
    let mut from = 0;
    while from < dataset.plans.len() {
        let mut to = (from + BATCH).min(dataset.plans.len());
        while to < dataset.plans.len() && dataset.employer_of(to) == dataset.employer_of(to - 1) {
            to += 1;
        }
        batches.push(from..to);
        from = to;
    }
    batches
}

fn build_rows(dataset: &Dataset, range: Range<usize>) -> (ApplicationTables, Vec<PendingEvent>) {
    let (mut tables, mut events) = (ApplicationTables::default(), Vec::new());
    let mut writer = RowWriter { tables: &mut tables, events: &mut events };
    let mut from = range.start;
    while from < range.end {
        let to = (from..range.end).find(|at| dataset.employer_of(*at) != dataset.employer_of(from)).unwrap_or(range.end);
        let built = dataset.plans[from..to].iter().map(|plan| build(&dataset.population, plan, dataset.seed));
        let applications = EmployerApplications::new(built.collect());
        for application in applications.iter() {
            let mut rng = Rng::of(dataset.seed, "rows", application.plan.number);
            writer.write(application, &applications.findings(application), &mut rng);
        }
        from = to;
    }
    (tables, events)
}

/// Events in the order in which they happened, already numbered: the trigger of the commit leaves numbered ones alone.
fn event_rows(mut events: Vec<PendingEvent>) -> Rows {
    events.sort_by_key(|event| (event.at, event.application));
    let mut rows = Rows::of("event", "id, at, kind, application_id, position_id, office_id, submitted, payload");
    for (event, number) in events.iter().zip(1_i64..) {
        row!(rows; number, event.at, event.kind.as_str(), event.application, event.position, event.office, event.submitted, event.payload);
    }
    rows
}

/// The last number in each register.
fn series_rows(dataset: &Dataset) -> Rows {
    let mut last: HashMap<(usize, i32, &str), u32> = HashMap::new();
    for plan in &dataset.plans {
        let office = dataset.population.units[plan.unit].office;
        let mut note = |at: Option<chrono::DateTime<chrono::Utc>>, series, number: u32| {
            if let Some(at) = at.filter(|_| number > 0) {
                let highest = last.entry((office, rome_date(at).year(), series)).or_default();
                *highest = number.max(*highest);
            }
        };
        note(plan.sent_at(), "PROTOCOL", plan.protocol);
        note(plan.authorized_at(), "AUTHORIZATION", plan.authorization);
    }
    let mut last: Vec<_> = last.into_iter().collect();
    last.sort_unstable();
    let mut rows = Rows::of("number_series", "office_id, year, series, last");
    for ((office, year, series), number) in last {
        row!(rows; dataset.population.offices[office].id, year, series, number);
    }
    rows
}

/// A progress bar for a terminal.
pub fn progress_bar(plans: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {human_pos}/{human_len} applications, {eta} left");
    let bar = ProgressBar::new(plans as u64);
    style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style))
}

/// All rows of applications, as `load` writes them.
#[cfg(test)]
pub fn rows_of(dataset: &Dataset) -> Vec<Rows> {
    let (tables, events) = build_rows(dataset, 0..dataset.plans.len());
    tables.in_order().into_iter().chain([event_rows(events), series_rows(dataset)]).collect()
}
