//! The list of workers as a file: taken whole or not at all, tried without taking it, and handed out again.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;

use omnia_rules::identifiers::{Iban, TaxCode};
use omnia_rules::worker_list::{ListErrors, WorkerLine, read, write};
use tokio::task::spawn_blocking;
use uuid::Uuid;

use crate::applications::content::beneficiary::{self, Beneficiary};
use crate::applications::content::worker_extras::WorkerExtras;
use crate::applications::drafting::draft::editable_at;
use crate::applications::drafting::workers::put_list;
use crate::applications::lifecycle::domain::Application;
use crate::applications::lifecycle::store;
use crate::core::access::acts::{EditDraft, SeePersonalData};
use crate::core::error::{Error, Refusal, Result};
use crate::core::ids::{ApplicationId, BeneficiaryId};
use crate::core::request_context::RequestContext;

/// Megabytes of a list: ten thousand rows with every column take about one.
const MOST_MEGABYTES: u32 = 5;
const MOST_BYTES: u64 = MOST_MEGABYTES as u64 * 1_000_000;

/// A list that is to take the place of a draft's.
pub struct Import {
    pub application: ApplicationId,
    pub expected_version: i32,
    pub file: File,
    /// Whether the list is only to be tried.
    pub dry_run: bool,
}

/// What came of a list.
pub enum Imported {
    /// So many workers are in it; the draft with them, unless it was only tried.
    Read { rows: usize, draft: Option<Application> },
    /// Nothing was taken.
    Refused(ListErrors),
}

impl Import {
    /// Asks, lets go of the connection, reads the file, then asks again and writes all of it in one transaction.
    pub async fn carry_out(self, context: &RequestContext) -> Result<Imported> {
        context.viewer.ensure_role_may(&EditDraft)?;
        let mut tx = context.begin().await?;
        editable_at(&mut tx, context, self.application, self.expected_version).await?;
        drop(tx);
        context.release().await;
        let file = self.file;
        let lines = match spawn_blocking(move || lines(file)).await.map_err(Error::fault)?? {
            Ok(lines) => lines,
            Err(errors) => return Ok(Imported::Refused(errors)),
        };
        let rows = lines.len();
        if self.dry_run {
            return Ok(Imported::Read { rows, draft: None });
        }
        let mut workers: Vec<Beneficiary> = (0..).zip(lines).map(|(ordinal, line)| worker(line, ordinal, context.key())).collect();
        let mut tx = context.begin().await?;
        let draft = editable_at(&mut tx, context, self.application, self.expected_version).await?;
        keep_particulars(&mut workers, beneficiary::all(&mut tx, draft.on.id).await?);
        let draft = put_list(&mut tx, context, draft, &workers).await?;
        tx.commit().await?;
        Ok(Imported::Read { rows, draft: Some(draft) })
    }
}

/// What the file has no column for stays as it was told of who was on the list before.
fn keep_particulars(workers: &mut [Beneficiary], before: Vec<Beneficiary>) {
    let mut told: HashMap<String, WorkerExtras> = before.into_iter().map(|worker| (worker.tax_code, worker.particulars)).collect();
    for worker in workers {
        worker.particulars = told.remove(&worker.tax_code).unwrap_or_default();
    }
}

fn lines(file: File) -> Result<Result<Vec<WorkerLine>, ListErrors>> {
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(Error::fault)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Refusal::new("LIST_FILE_TOO_LARGE").at(["file"]).with("most", MOST_MEGABYTES).into());
    }
    Ok(read(&bytes))
}

/// The list of an application as a file, for who sees it whole.
pub async fn export(context: &RequestContext, id: ApplicationId) -> Result<Vec<u8>> {
    context.person()?;
    let application = store::get(&mut *context.read().await?, id).await?;
    // A list with its workers masked could not be read back.
    let application = context.viewer.may(SeePersonalData, application)?.on;
    let workers = beneficiary::all(&mut *context.read().await?, application.id).await?;
    context.release().await;
    context.accesses.describe_read("beneficiaries.csv");
    context.accesses.workers(application.id, application.employer, workers.len());
    context.log_access().await?;
    let lines = workers.iter().map(line).collect::<Result<Vec<_>>>()?;
    spawn_blocking(move || write(&lines)).await.map_err(Error::fault)
}

fn worker(line: WorkerLine, ordinal: i32, key: Uuid) -> Beneficiary {
    Beneficiary {
        id: BeneficiaryId(key),
        ordinal,
        tax_code: line.tax_code.as_str().to_owned(),
        qualification: line.qualification,
        hired_on: line.hired_on,
        contract_hours: line.contract_hours,
        effective_days: line.effective_days.map(u32::cast_signed),
        contractor_days: line.contractor_days.map(u32::cast_signed),
        hours_requested: line.hours_requested,
        iban: line.iban.map(|iban| iban.as_str().to_owned()),
        particulars: Default::default(),
    }
}

fn line(worker: &Beneficiary) -> Result<WorkerLine> {
    Ok(WorkerLine {
        tax_code: TaxCode::parse(&worker.tax_code).map_err(Error::fault)?,
        qualification: worker.qualification,
        hired_on: worker.hired_on,
        contract_hours: worker.contract_hours,
        effective_days: worker.effective_days.map(i32::unsigned_abs),
        contractor_days: worker.contractor_days.map(i32::unsigned_abs),
        hours_requested: worker.hours_requested,
        iban: worker.iban.as_deref().map(Iban::parse).transpose().map_err(Error::fault)?,
    })
}
