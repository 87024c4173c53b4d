//! Writes what waits in the queue, many entries in one transaction: no request waits for it.

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use tokio::sync::mpsc::Receiver;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::chain::Entry;
use super::merge::{MOST_NAMED, Merged, merge};
use super::store;
use crate::core::access::Task;
use crate::core::accesses::Access;
use crate::core::app_context::AppContext;
use crate::core::error::{Result, catch_panic};
use crate::core::ids::{ApplicationId, PositionId};

/// Accesses of one transaction at most.
const BATCH: usize = 2_000;
/// How long accesses gather before they are written.
const BATCH_DELAY: Duration = Duration::from_millis(500);
/// How long to wait before a failed batch is tried again.
const RETRY_DELAY: Duration = Duration::from_secs(1);

/// Writes accesses until the queue is closed; once the hub stops, what is left in the queue.
pub async fn write_accesses(app: AppContext, mut queue: Receiver<Access>, stop: CancellationToken) {
    let mut batch = Vec::with_capacity(BATCH);
    loop {
        let received = tokio::select! {
            received = queue.recv_many(&mut batch, BATCH) => received,
            () = stop.cancelled(), if !queue.is_closed() => {
                queue.close();
                continue;
            }
        };
        if received == 0 {
            return;
        }
        if batch.len() < BATCH && !queue.is_closed() {
            sleep(BATCH_DELAY).await;
            while batch.len() < BATCH
                && let Ok(access) = queue.try_recv()
            {
                batch.push(access);
            }
        }
        // A hub that stops tries too, as long as it waits for its tasks.
        while let Err(error) = catch_panic(write(&app, &batch)).await {
            tracing::error!(%error, entries = batch.len() + queue.len(), "the access log could not be written and will be tried again");
            sleep(RETRY_DELAY).await;
        }
        batch.clear();
    }
}

/// Adds a batch to the end of the chain, whole; a batch that is stored already is left as it is.
pub async fn write(app: &AppContext, batch: &[Access]) -> Result<()> {
    let batch = merge(batch);
    let Some(first) = batch.first() else { return Ok(()) };
    let context = app.task(Task::AccessLog);
    let mut tx = context.begin().await?;
    let (mut number, mut previous) = store::lock_chain(&mut tx).await?;
    if store::is_stored(&mut tx, first.access.id).await? {
        return Ok(());
    }
    let employers = employers_of(&mut tx, &batch).await?;
    let mut entries = Vec::with_capacity(batch.len());
    for (merged, employers) in batch.iter().zip(employers) {
        number += 1;
        let entry = entry(merged, employers, number, previous.clone());
        previous.clone_from(&entry.hash);
        entries.push(entry);
    }
    store::add(&mut tx, &entries).await?;
    tx.commit().await
}

/// Whose data each entry is about.
async fn employers_of(db: &mut PgConnection, batch: &[Merged]) -> Result<Vec<BTreeSet<Uuid>>> {
    let accesses = || batch.iter().map(|merged| &merged.access);
    let applications: Vec<ApplicationId> = accesses().flat_map(|access| access.unattributed.iter().copied()).collect();
    let positions: Vec<PositionId> = accesses().flat_map(|access| access.positions.iter().copied()).collect();
    let (of_applications, of_positions) = match (applications.as_slice(), positions.as_slice()) {
        ([], []) => Default::default(),
        (applications, positions) => store::employers_of(db, applications, positions).await?,
    };
    let of = |access: &Access| {
        let known = access.employers.iter().map(|employer| employer.0);
        let looked_up = access.unattributed.iter().filter_map(|id| of_applications.get(id));
        known.chain(looked_up.copied()).chain(access.positions.iter().filter_map(|id| of_positions.get(id).copied())).collect()
    };
    Ok(accesses().map(of).collect())
}

fn entry(merged: &Merged, employers: BTreeSet<Uuid>, number: i64, previous_hash: Vec<u8>) -> Entry {
    let Merged { access, requests, last_at } = merged;
    let person = &access.person;
    let count = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    let named: Vec<Uuid> = match access.applications.len() {
        ..=MOST_NAMED => access.applications.iter().map(|application| application.0).collect(),
        _ => Vec::new(),
    };
    let mut entry = Entry {
        number,
        id: access.id,
        at: as_stored(access.at),
        account_id: person.account.0,
        person_name: person.name.clone(),
        capacity_id: person.capacity.id.0,
        role: person.capacity.role.as_str().to_owned(),
        subject_name: person.capacity.subject.clone(),
        session_id: person.session.0,
        program_id: person.program.as_ref().map(|token| token.program.0),
        address: access.address.as_deref().map(Into::into),
        agent: access.agent.as_deref().map(Into::into),
        kind: access.operation.kind.as_str().to_owned(),
        operation: access.operation.name.clone(),
        fields: access.operation.fields.iter().cloned().chain(access.of_office.map(str::to_owned)).collect(),
        employers: employers.into_iter().collect(),
        applications: named,
        application_count: count(access.applications.len()),
        worker_count: count(access.worker_count),
        requests: count(*requests),
        last_at: last_at.map(as_stored),
        accounts: access.accounts.iter().map(|account| account.0).collect(),
        previous_hash,
        hash: Vec::new(),
    };
    entry.hash = entry.computed_hash();
    entry
}

/// The database keeps microseconds: the hash covers what can be read again.
fn as_stored(instant: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp_micros(instant.timestamp_micros()).unwrap_or(instant)
}
