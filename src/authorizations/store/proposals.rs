//! SQL of proposals.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::authorizations::proposal::{Decision, Proposal};
use crate::authorizations::terms::Terms;
use crate::core::error::{Error, Refusal, Result};
use crate::core::ids::{AccountId, ApplicationId, ProposalId};
use crate::core::named_person::NamedPerson;

/// A proposal as the database keeps it.
#[derive(sqlx::FromRow)]
pub struct ProposalRow {
    id: Uuid,
    application_id: Uuid,
    position_id: Uuid,
    office_id: Uuid,
    status: String,
    outcome: String,
    reasons: Option<String>,
    missing_elements: bool,
    unavoidable: bool,
    contribution_due: bool,
    periods: Value,
    proposed_at: DateTime<Utc>,
    proposed_by: String,
    proposed_by_account: Uuid,
    closed_at: Option<DateTime<Utc>>,
    closed_by: Option<String>,
    closed_by_account: Option<Uuid>,
    return_reason: Option<String>,
}

impl ProposalRow {
    /// Its columns, of table proposal named p, for statements that are put together.
    pub const COLUMNS: &str =
        "p.id, p.application_id, p.position_id, p.office_id, p.status, p.outcome, p.reasons, p.missing_elements, p.unavoidable,
        p.contribution_due, p.periods, p.proposed_at, p.proposed_by, p.proposed_by_account, p.closed_at, p.closed_by, p.closed_by_account,
        p.return_reason";
}

impl TryFrom<ProposalRow> for Proposal {
    type Error = Error;

    fn try_from(row: ProposalRow) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            application: row.application_id.into(),
            position: row.position_id.into(),
            office: row.office_id.into(),
            status: row.status.parse().map_err(Error::fault)?,
            terms: Terms {
                outcome: row.outcome.parse().map_err(Error::fault)?,
                periods: serde_json::from_value(row.periods).map_err(Error::fault)?,
                reasons: row.reasons,
                missing_elements: row.missing_elements,
                unavoidable: row.unavoidable,
                contribution_due: row.contribution_due,
            },
            proposed_at: row.proposed_at,
            proposed_by: NamedPerson::of(Some(row.proposed_by_account), row.proposed_by),
            closed_at: row.closed_at,
            closed_by: row.closed_by.map(|name| NamedPerson::of(row.closed_by_account, name)),
            return_reason: row.return_reason,
        })
    }
}

/// Proposals by key, those that the viewer sees.
pub async fn find(db: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<Proposal>> {
    let rows = sqlx::query_as!(
        ProposalRow,
        "select id, application_id, position_id, office_id, status, outcome, reasons, missing_elements, unavoidable, contribution_due,
            periods, proposed_at, proposed_by, proposed_by_account, closed_at, closed_by, closed_by_account, return_reason
        from proposal
        where id = any($1)",
        ids
    );
    rows.fetch_all(db).await?.into_iter().map(Proposal::try_from).collect()
}

/// A proposal that the viewer sees, or `NotFound`.
pub async fn get(db: &mut PgConnection, id: ProposalId) -> Result<Proposal> {
    find(db, &[id.0]).await?.pop().ok_or(Error::NotFound)
}

/// The same, held until the transaction ends.
pub async fn get_for_change(db: &mut PgConnection, id: ProposalId) -> Result<Proposal> {
    sqlx::query!("select id from proposal where id = $1 for update", id.0).fetch_optional(&mut *db).await?;
    get(db, id).await
}

/// The newest proposals of many applications, at most fifty of each.
pub async fn proposals_of(db: &mut PgConnection, applications: &[Uuid]) -> Result<Vec<Proposal>> {
    let rows = sqlx::query_as!(
        ProposalRow,
        r#"select p.id, p.application_id, p.position_id, p.office_id, p.status, p.outcome, p.reasons, p.missing_elements, p.unavoidable,
            p.contribution_due, p.periods, p.proposed_at, p.proposed_by, p.proposed_by_account, p.closed_at, p.closed_by,
            p.closed_by_account, p.return_reason
        from unnest($1::uuid[]) as wanted (id)
        cross join lateral (
            select *
            from proposal
            where application_id = wanted.id
            order by proposed_at desc, id desc
            limit 50
        ) p"#,
        applications
    );
    rows.fetch_all(db).await?.into_iter().map(Proposal::try_from).collect()
}

/// Who proposed what is open, of many applications.
pub async fn open_of(db: &mut PgConnection, applications: &[Uuid]) -> Result<Vec<(ApplicationId, AccountId)>> {
    let rows = sqlx::query!(
        "select application_id, proposed_by_account
        from proposal
        where application_id = any($1)
            and status = 'OPEN'",
        applications
    );
    let rows = rows.fetch_all(db).await?;
    Ok(rows.into_iter().map(|row| (row.application_id.into(), row.proposed_by_account.into())).collect())
}

/// What was signed, of many applications.
pub async fn decisions_of(db: &mut PgConnection, applications: &[Uuid]) -> Result<Vec<Decision>> {
    let rows = sqlx::query!(
        r#"select application_id, outcome, reasons, closed_at as "closed_at!", unavoidable, contribution_due
        from proposal
        where application_id = any($1)
            and status = 'SIGNED'"#,
        applications
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Decision {
                application: row.application_id.into(),
                outcome: row.outcome.parse().map_err(Error::fault)?,
                reasons: row.reasons,
                decided_at: row.closed_at,
                unavoidable: row.unavoidable,
                contribution_due: row.contribution_due,
            })
        })
        .collect()
}

/// Whether the office ever asked the applicant to integrate the application (R42).
pub async fn was_inquired(db: &mut PgConnection, application: ApplicationId) -> Result<bool> {
    let found = sqlx::query_scalar!(
        r#"select exists (
            select
            from status_change
            where application_id = $1
                and to_status = 'INTEGRATION_REQUESTED') as "found!""#,
        application.0
    );
    Ok(found.fetch_one(db).await?)
}

/// Writes a new proposal.
pub async fn add(db: &mut PgConnection, proposal: &Proposal) -> Result<()> {
    let terms = &proposal.terms;
    let added = sqlx::query!(
        "insert into proposal (id, application_id, position_id, office_id, submitted, status, outcome, reasons, missing_elements, unavoidable,
            contribution_due, periods, proposed_at, proposed_by, proposed_by_account)
        values ($1, $2, $3, $4, true, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        proposal.id.0,
        proposal.application.0,
        proposal.position.0,
        proposal.office.0,
        proposal.status.as_str(),
        terms.outcome.as_str(),
        terms.reasons,
        terms.missing_elements,
        terms.unavoidable,
        terms.contribution_due,
        serde_json::to_value(&terms.periods).map_err(Error::fault)?,
        proposal.proposed_at,
        proposal.proposed_by.name,
        proposal.proposed_by.account_key()
    )
    .execute(db)
    .await
    .map_err(Error::from);
    match added {
        Err(error) if error.constraint() == Some("proposal_one_open") => Err(Refusal::new("PROPOSAL_OPEN").into()),
        other => other.map(|_| ()),
    }
}

/// Writes how a proposal ended that was read for change.
pub async fn close(db: &mut PgConnection, proposal: &Proposal) -> Result<()> {
    let closed_by = proposal.closed_by.as_ref();
    sqlx::query!(
        "update proposal
        set status = $2, closed_at = $3, closed_by = $4, closed_by_account = $5, return_reason = $6
        where id = $1",
        proposal.id.0,
        proposal.status.as_str(),
        proposal.closed_at,
        closed_by.map(|person| person.name.as_str()),
        closed_by.and_then(NamedPerson::account_key),
        proposal.return_reason
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Closes what is open for an application, also for an applicant, who sees nothing of it.
pub async fn close_open(db: &mut PgConnection, application: ApplicationId, at: DateTime<Utc>) -> Result<Option<ProposalId>> {
    let closed = sqlx::query_scalar!("select close_open_proposal($1, $2)", application.0, at).fetch_one(db).await?;
    Ok(closed.map(Into::into))
}
