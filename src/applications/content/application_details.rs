//! What an application says that lists never show: circumstances that bear on the controls, and the report composed in it.

use std::collections::HashMap;

use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::alerts::Concerned;
use crate::applications::content::circumstances::Circumstances;
use crate::applications::content::composed_report::ReportContent;
use crate::core::batch::Load;
use crate::core::error::{Error, Result};
use crate::core::ids::ApplicationId;
use crate::core::request_context::RequestContext;

/// What an application says beside its row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ApplicationDetails {
    pub circumstances: Circumstances,
    /// The technical report, where it is composed in the application.
    pub report: Option<ReportContent>,
}

impl ApplicationDetails {
    /// The fields that differ, by their names in the graph.
    pub fn differences(&self, other: &Self) -> impl Iterator<Item = String> {
        let differs = [("circumstances", self.circumstances != other.circumstances), ("report", self.report != other.report)];
        differs.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name.to_owned())
    }
}

/// The dossier of an application; a blank one where nothing was said.
pub async fn get(db: &mut PgConnection, application: ApplicationId) -> Result<ApplicationDetails> {
    Ok(of_applications(db, &[application.0]).await?.remove(&application).unwrap_or_default())
}

async fn of_applications(db: &mut PgConnection, applications: &[Uuid]) -> Result<HashMap<ApplicationId, ApplicationDetails>> {
    let rows = sqlx::query!(
        "select application_id, circumstances, report
        from dossier
        where application_id = any($1)",
        applications
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(|row| Ok((row.application_id.into(), dossier(row.circumstances, row.report)?))).collect()
}

fn dossier(circumstances: Value, report: Option<Value>) -> Result<ApplicationDetails> {
    Ok(ApplicationDetails {
        circumstances: serde_json::from_value(circumstances).map_err(Error::fault)?,
        report: report.map(ReportContent::kept).transpose()?,
    })
}

/// Writes the dossier of a draft.
pub async fn save(db: &mut PgConnection, draft: Concerned, dossier: &ApplicationDetails) -> Result<()> {
    sqlx::query!(
        "insert into dossier (application_id, position_id, office_id, submitted, circumstances, report)
        values ($1, $2, $3, false, $4, $5)
        on conflict (application_id) do update set circumstances = $4, report = $5",
        draft.application.0,
        draft.position.0,
        draft.office.0,
        serde_json::to_value(&dossier.circumstances).map_err(Error::fault)?,
        dossier.report.as_ref().map(ReportContent::keep).transpose()?
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The dossiers of applications.
pub struct ApplicationDetailsOf;

impl Load for ApplicationDetailsOf {
    type Key = ApplicationId;
    type Value = ApplicationDetails;

    async fn load(
        db: &mut PgConnection,
        _: &RequestContext,
        ids: Vec<ApplicationId>,
    ) -> Result<HashMap<ApplicationId, ApplicationDetails>> {
        of_applications(db, &ids.into_iter().map(|id| id.0).collect::<Vec<_>>()).await
    }
}
