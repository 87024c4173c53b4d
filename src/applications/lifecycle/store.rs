//! SQL of applications.

use chrono::{DateTime, NaiveDate, Utc};
use omnia_rules::calendar::rome_date;
use omnia_rules::controls::PaymentMode;
use serde_json::Value;
use sqlx::{AssertSqlSafe, PgConnection};
use uuid::Uuid;

use super::domain::{Application, Step};
use super::edited_draft::EditedDraft;
use super::history;
use super::row::{ApplicationRow, COLUMNS};
use crate::alerts::Counts;
use crate::applications::content::application_content::Content;
use crate::core::error::{Error, Refusal, Result};
use crate::core::ids::{ApplicationId, CapacityId, EmployerId};
use crate::core::named_person::NamedPerson;

/// Applications by key, those that the viewer sees.
pub async fn find(db: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<Application>> {
    let select = format!("select {COLUMNS} from application a where a.id = any($1)");
    let rows: Vec<ApplicationRow> = sqlx::query_as(AssertSqlSafe(select)).bind(ids).fetch_all(db).await?;
    rows.into_iter().map(Application::try_from).collect()
}

/// An application that the viewer sees, or `NotFound`.
pub async fn get(db: &mut PgConnection, id: ApplicationId) -> Result<Application> {
    find(db, &[id.0]).await?.pop().ok_or(Error::NotFound)
}

/// The same, held until the transaction ends: who else wants to change it waits.
pub async fn get_for_change(db: &mut PgConnection, id: ApplicationId) -> Result<Application> {
    let select = format!("select {COLUMNS} from application a where a.id = $1 for update");
    let row: Option<ApplicationRow> = sqlx::query_as(AssertSqlSafe(select)).bind(id.0).fetch_optional(db).await?;
    row.ok_or(Error::NotFound)?.try_into()
}

/// Adds a draft that was just made.
pub async fn add(db: &mut PgConnection, application: &EditedDraft) -> Result<()> {
    sqlx::query!(
        "insert into application (id, employer_id, position_id, unit_id, office_id, status, version, benefit, created_at, updated_at, ticket)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)",
        application.id.0,
        application.employer.0,
        application.position.0,
        application.unit.0,
        application.office.0,
        application.status.as_str(),
        application.version,
        application.content.benefit.as_str(),
        application.created_at,
        application.content.ticket.as_str()
    )
    .execute(db)
    .await
    .map_err(ticket_taken)?;
    Ok(())
}

/// The refusal of a ticket that another application has: whose it is stays hidden.
fn ticket_taken(error: sqlx::Error) -> Error {
    match Error::from(error) {
        error if error.constraint() == Some("application_ticket_once") => Refusal::new("TICKET_TAKEN").at(["ticket"]).into(),
        other => other,
    }
}

/// Writes the fields of a draft, its unit and its office.
pub async fn save_draft(db: &mut PgConnection, draft: &EditedDraft) -> Result<()> {
    let content = &draft.content;
    sqlx::query!(
        "update application
        set version = $2, updated_at = $3, benefit = $4, cause = $5, period_from = $6, period_to = $7, weeks = $8, event_on = $9,
            hours_requested = $10, workforce = $11, article10 = $12, union_communicated_on = $13, union_concluded_on = $14,
            union_workers = $15, union_weeks = $16, payment_mode = $17, unit_id = $18, office_id = $19, beneficiary_count = $20, looked_on = $21, due_on = $22, fund = $23, ticket = $24
        where id = $1",
        draft.id.0,
        draft.version,
        draft.updated_at,
        content.benefit.as_str(),
        content.cause.map(|cause| cause.as_str()),
        content.period.map(|period| period.from()),
        content.period.map(|period| period.to()),
        content.weeks(),
        content.event_on,
        content.hours_requested,
        workforce(content)?,
        content.article10.map(|letter| letter.as_str()),
        content.union_communicated_on,
        content.union_concluded_on,
        content.union_workers,
        content.union_weeks,
        content.payment_mode.map(PaymentMode::as_str),
        draft.unit.0,
        draft.office.0,
        draft.beneficiaries,
        rome_date(draft.updated_at),
        content.due_on(),
        content.fund.map(|fund| fund.as_str()),
        content.ticket.as_str()
    )
    .execute(db)
    .await
    .map_err(ticket_taken)?;
    Ok(())
}

fn workforce(content: &Content) -> Result<Value> {
    serde_json::to_value(&content.workforce).map_err(Error::fault)
}

/// Writes a step: the status it comes to, and its row of history. A step from a version that is gone writes nothing.
pub async fn save(db: &mut PgConnection, step: &Step, key: Uuid) -> Result<()> {
    let application = &step.application;
    // The account of the operator follows the capacity, by a trigger.
    let done = sqlx::query!(
        "update application
        set status = $3, version = version + 1, updated_at = $4, submitted = $5, submitted_at = $6, protocol_number = $7, intermediary_id = $8,
            operator_capacity_id = $9, operator_name = $10, decided_at = $11
        where id = $1
            and version = $2",
        application.id.0,
        application.version - 1,
        application.status.as_str(),
        step.at,
        application.is_submitted(),
        application.submitted_at,
        application.protocol_number,
        application.intermediary.map(|id| id.0),
        application.operator.map(|id| id.0),
        application.operator_person.as_ref().map(|person| person.name.as_str()),
        application.decided_at
    )
    .execute(&mut *db)
    .await?;
    if done.rows_affected() == 0 {
        let now = get(db, application.id).await?;
        return Err(now.moved_on(application.version - 1, None, &[]));
    }
    history::add(db, step, key).await
}

/// Keeps the counters that lists show.
pub async fn count_alerts(db: &mut PgConnection, id: ApplicationId, counts: Counts) -> Result<()> {
    sqlx::query!(
        "update application
        set blocking_alerts = $2, warning_alerts = $3, info_alerts = $4
        where id = $1",
        id.0,
        counts.blocking,
        counts.warning,
        counts.info
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Claims a draft that was not looked at today, and notes that it is. Whoever else holds one, it is left to them.
pub async fn claim_draft(db: &mut PgConnection, today: NaiveDate) -> Result<Option<ApplicationId>> {
    let claimed = sqlx::query_scalar!(
        "update application
        set looked_on = $1
        where id = (
            select id
            from application
            where status = 'DRAFT'
                and (looked_on is null or looked_on < $1)
            order by looked_on nulls first, id
            limit 1
            for update skip locked)
        returning id",
        today
    );
    Ok(claimed.fetch_optional(db).await?.map(ApplicationId))
}

/// Claims a draft that is due within these days and of which that was not told yet, and notes that it is. Whoever else holds one, it is
/// left to them.
pub async fn claim_due(db: &mut PgConnection, today: NaiveDate, until: NaiveDate) -> Result<Option<(ApplicationId, NaiveDate)>> {
    let claimed = sqlx::query!(
        r#"update application
        set reminded_for = due_on
        where id = (
            select id
            from application
            where status = 'DRAFT'
                and due_on between $1 and $2
                and reminded_for is distinct from due_on
            order by due_on, id
            limit 1
            for update skip locked)
        returning id, due_on as "due_on!""#,
        today,
        until
    );
    Ok(claimed.fetch_optional(db).await?.map(|row| (row.id.into(), row.due_on)))
}

/// Notes that a draft was looked at.
pub async fn note_look(db: &mut PgConnection, id: ApplicationId, today: NaiveDate) -> Result<()> {
    sqlx::query!("update application set looked_on = $2 where id = $1", id.0, today).execute(db).await?;
    Ok(())
}

/// Deletes a draft and all that hangs on it.
pub async fn delete(db: &mut PgConnection, id: ApplicationId) -> Result<()> {
    sqlx::query!("delete from application where id = $1", id.0).execute(db).await?;
    Ok(())
}

/// The next protocol number of an office in a year, as a count.
pub async fn next_number(db: &mut PgConnection, application: &Application, year: i32) -> Result<u32> {
    let next =
        sqlx::query_scalar!(r#"select next_number($1, $2, 'PROTOCOL') as "number!""#, application.office.0, year).fetch_one(db).await?;
    u32::try_from(next).map_err(Error::fault)
}

/// Keeps what was declared with the submission.
pub async fn declare(db: &mut PgConnection, id: ApplicationId, declarations: &Value) -> Result<()> {
    sqlx::query!("update application set declarations = $2 where id = $1", id.0, declarations).execute(db).await?;
    Ok(())
}

/// The name of an employer, where the viewer sees it.
pub async fn employer_name(db: &mut PgConnection, employer: EmployerId) -> Result<Option<String>> {
    Ok(sqlx::query_scalar!("select name from employer where id = $1", employer.0).fetch_optional(db).await?)
}

/// An operator in service at the viewer's own office.
pub async fn colleague(db: &mut PgConnection, operator: CapacityId) -> Result<Option<NamedPerson>> {
    let colleague = sqlx::query!(
        r#"select name as "name!", account_of_colleague(capacity_id) as account
        from colleagues()
        where capacity_id = $1
            and role = 'OPERATOR'"#,
        operator.0
    );
    Ok(colleague.fetch_optional(db).await?.map(|row| NamedPerson::of(row.account, row.name)))
}

/// Who changed a draft after this version, and which fields.
pub async fn changes_after(db: &mut PgConnection, id: ApplicationId, version: i32) -> Result<(Option<String>, Vec<String>)> {
    let rows = sqlx::query!(
        "select actor, fields
        from draft_change
        where application_id = $1
            and version > $2
        order by version
        limit 100",
        id.0,
        version
    )
    .fetch_all(db)
    .await?;
    let by = rows.last().map(|row| row.actor.clone());
    let mut fields: Vec<String> = rows.into_iter().flat_map(|row| row.fields).collect();
    fields.sort();
    fields.dedup();
    Ok((by, fields))
}

/// Notes which fields a change of a draft touched.
pub async fn note_change(db: &mut PgConnection, draft: &Application, actor: &str, fields: &[String], at: DateTime<Utc>) -> Result<()> {
    sqlx::query!(
        "insert into draft_change (application_id, position_id, office_id, submitted, version, actor, fields, at)
        values ($1, $2, $3, false, $4, $5, $6, $7)",
        draft.id.0,
        draft.position.0,
        draft.office.0,
        draft.version,
        actor,
        fields,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}
