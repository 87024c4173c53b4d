//! The list of workers of a draft, changed worker by worker or taken whole from a file.

use std::collections::{HashMap, HashSet};

use omnia_rules::identifiers::TaxCode;
use serde_json::json;

use crate::applications::content::beneficiary::{self, Beneficiary, MOST_IN_ALL};
use crate::applications::drafting::draft::{editable_at, put_workers};
use crate::applications::examination::control::refresh_alerts;
use crate::applications::lifecycle::domain::Application;
use crate::applications::lifecycle::store;
use crate::core::access::May;
use crate::core::access::acts::EditDraft;
use crate::core::db::Tx;
use crate::core::error::{Refusal, Result};
use crate::core::events::EventKind;
use crate::core::ids::ApplicationId;
use crate::core::request_context::RequestContext;

/// A change of the list: workers to put in, by tax code in place of the one that is there, and workers to take out. `put` reads them, once the caller may edit.
pub struct Edit<P> {
    pub application: ApplicationId,
    pub expected_version: i32,
    pub put: P,
    pub remove: Vec<String>,
}

impl<P: FnOnce() -> Result<Vec<Beneficiary>>> Edit<P> {
    /// Writes the change; refused where the draft has another version, or a worker is put and removed.
    pub async fn carry_out(self, context: &RequestContext) -> Result<Application> {
        context.viewer.ensure_role_may(&EditDraft)?;
        let put = (self.put)()?;
        let remove = tax_codes(&self.remove)?;
        let mut tx = context.begin().await?;
        let draft = editable_at(&mut tx, context, self.application, self.expected_version).await?;
        let workers = edited(beneficiary::all(&mut tx, draft.on.id).await?, put, &remove)?;
        let draft = put_list(&mut tx, context, draft, &workers).await?;
        tx.commit().await?;
        Ok(draft)
    }
}

/// Puts this list in place of the draft's, raises its version, and has its controls look at it.
pub async fn put_list(
    tx: &mut Tx,
    context: &RequestContext,
    draft: May<EditDraft, Application>,
    workers: &[Beneficiary],
) -> Result<Application> {
    let mut draft = draft.edit(context.now())?;
    put_workers(tx, &mut draft, workers).await?;
    store::save_draft(tx, &draft).await?;
    store::note_change(tx, &draft, &context.person()?.name, &["beneficiaries".to_owned()], context.now()).await?;
    refresh_alerts(tx, context, &mut draft).await?;
    tx.publish(draft.event(EventKind::DraftChanged, json!({})));
    Ok(draft.into_application())
}

fn tax_codes(texts: &[String]) -> Result<HashSet<String>> {
    if texts.len() > MOST_IN_ALL {
        return Err(Refusal::new("LIST_TOO_LONG").at(["remove"]).with("most", MOST_IN_ALL).into());
    }
    let read = |(at, text): (usize, &String)| {
        let code = TaxCode::parse(text).map_err(|invalid| Refusal::from(&invalid).at(["remove", &at.to_string()]))?;
        Ok(code.as_str().to_owned())
    };
    texts.iter().enumerate().map(read).collect()
}

/// The list with the change: who is in it keeps their place, who is new comes last.
fn edited(list: Vec<Beneficiary>, put: Vec<Beneficiary>, remove: &HashSet<String>) -> Result<Vec<Beneficiary>> {
    if let Some(twice) = put.iter().find(|worker| remove.contains(&worker.tax_code)) {
        return Err(Refusal::new("WORKER_PUT_AND_REMOVED").at(["remove"]).with("taxCode", twice.tax_code.as_str()).into());
    }
    let known: HashSet<&str> = list.iter().map(|worker| worker.tax_code.as_str()).collect();
    if let Some(stranger) = remove.iter().find(|code| !known.contains(code.as_str())) {
        return Err(Refusal::new("WORKER_UNKNOWN").at(["remove"]).with("taxCode", stranger.as_str()).into());
    }
    let order: Vec<String> = put.iter().map(|worker| worker.tax_code.clone()).collect();
    let added: Vec<String> = order.into_iter().filter(|code| !known.contains(code.as_str())).collect();
    let mut put: HashMap<String, Beneficiary> = put.into_iter().map(|worker| (worker.tax_code.clone(), worker)).collect();
    let mut workers: Vec<Beneficiary> = list.into_iter().filter(|worker| !remove.contains(&worker.tax_code)).collect();
    for worker in &mut workers {
        if let Some(new) = put.remove(&worker.tax_code) {
            *worker = Beneficiary { id: worker.id, ..new };
        }
    }
    workers.extend(added.iter().filter_map(|code| put.remove(code)));
    if workers.len() > MOST_IN_ALL {
        return Err(Refusal::new("LIST_TOO_LONG").at(["put"]).with("most", MOST_IN_ALL).into());
    }
    Ok((0..).zip(workers).map(|(ordinal, worker)| Beneficiary { ordinal, ..worker }).collect())
}
