//! The alerts, the documents and the history of applications: what of them is asked for at the same moment is read in one statement.

use std::collections::HashMap;
use std::hash::Hash;

use sqlx::PgConnection;

use super::related_store::{self, RelatedRow};
use crate::alerts::{Alert, AlertsOfApplication, hide_unseen};
use crate::applications::lifecycle::history::{StatusChange, StatusChangesOf};
use crate::core::batch::Load;
use crate::core::error::Result;
use crate::core::ids::ApplicationId;
use crate::core::request_context::RequestContext;
use crate::documents::{Document, DocumentsOfApplication};

/// What is read of an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Related {
    Alerts,
    Documents,
    History,
}

/// The rows of one kind, in the order in which they are shown.
#[derive(Debug, Clone)]
pub enum RelatedRows {
    Alerts(Vec<Alert>),
    Documents(Vec<Document>),
    History(Vec<StatusChange>),
}

impl RelatedRows {
    /// The alerts; none where these are other rows.
    pub fn alerts(self) -> Vec<Alert> {
        if let Self::Alerts(alerts) = self { alerts } else { Vec::new() }
    }

    /// The documents; none where these are other rows.
    pub fn documents(self) -> Vec<Document> {
        if let Self::Documents(documents) = self { documents } else { Vec::new() }
    }

    /// The changes of status; none where these are other rows.
    pub fn history(self) -> Vec<StatusChange> {
        if let Self::History(changes) = self { changes } else { Vec::new() }
    }
}

/// Rows that hang on applications, by kind.
pub struct RelatedOf;

type Found = HashMap<(Related, ApplicationId), RelatedRows>;

impl Load for RelatedOf {
    type Key = (Related, ApplicationId);
    type Value = RelatedRows;

    async fn load(db: &mut PgConnection, context: &RequestContext, keys: Vec<Self::Key>) -> Result<Found> {
        let of = |kind| keys.iter().filter(|(asked, _)| *asked == kind).map(|(_, id)| *id).collect::<Vec<_>>();
        let (alerts, documents, history) = (of(Related::Alerts), of(Related::Documents), of(Related::History));
        match (alerts.is_empty(), documents.is_empty(), history.is_empty()) {
            (_, true, true) => Ok(found(Related::Alerts, RelatedRows::Alerts, AlertsOfApplication::load(db, context, alerts).await?)),
            (true, _, true) => {
                Ok(found(Related::Documents, RelatedRows::Documents, DocumentsOfApplication::load(db, context, documents).await?))
            }
            (true, true, _) => Ok(found(Related::History, RelatedRows::History, StatusChangesOf::load(db, context, history).await?)),
            _ => {
                let rows = related_store::of(&mut *db, &alerts, &documents, &history).await?;
                sorted(db, rows).await
            }
        }
    }
}

fn found<T>(kind: Related, rows: impl Fn(Vec<T>) -> RelatedRows, loaded: HashMap<ApplicationId, Vec<T>>) -> Found {
    loaded.into_iter().map(|(id, of)| ((kind, id), rows(of))).collect()
}

async fn sorted(db: &mut PgConnection, mut rows: Vec<RelatedRow>) -> Result<Found> {
    rows.sort_by_key(RelatedRow::place);
    let (mut alerts, mut documents, mut history) = (Vec::new(), HashMap::new(), HashMap::new());
    for row in rows {
        let application = row.application();
        match row.part() {
            "alert" => alerts.push(row.alert()?),
            "document" => documents.entry(application).or_insert_with(Vec::new).push(row.document()?),
            _ => history.entry(application).or_insert_with(Vec::new).push(row.change()?),
        }
    }
    let mut of_alerts: HashMap<ApplicationId, Vec<Alert>> = HashMap::new();
    for alert in hide_unseen(db, alerts).await? {
        of_alerts.entry(alert.application).or_default().push(alert);
    }
    let mut all = found(Related::Alerts, RelatedRows::Alerts, of_alerts);
    all.extend(found(Related::Documents, RelatedRows::Documents, documents));
    all.extend(found(Related::History, RelatedRows::History, history));
    Ok(all)
}
