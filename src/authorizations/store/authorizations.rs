//! SQL of authorizations.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::authorizations::authorization::Authorization;
use crate::authorizations::terms::AuthorizedPeriod;
use crate::core::error::{Error, Result};
use crate::core::ids::{AuthorizationId, OfficeId};

/// An authorization as the database keeps it.
struct Row {
    id: Uuid,
    application_id: Uuid,
    position_id: Uuid,
    office_id: Uuid,
    number: String,
    decided_on: NaiveDate,
    notified_on: NaiveDate,
    workers: i32,
    hours: Decimal,
    unavoidable: bool,
    contribution_due: bool,
    reasons: Option<String>,
    offset_deadline: Option<NaiveDate>,
    direct_payment_deadline: Option<NaiveDate>,
}

impl From<Row> for Authorization {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.into(),
            application: row.application_id.into(),
            position: row.position_id.into(),
            office: row.office_id.into(),
            number: row.number,
            decided_on: row.decided_on,
            notified_on: row.notified_on,
            workers: row.workers,
            hours: row.hours,
            unavoidable: row.unavoidable,
            contribution_due: row.contribution_due,
            reasons: row.reasons,
            offset_deadline: row.offset_deadline,
            direct_payment_deadline: row.direct_payment_deadline,
        }
    }
}

/// Authorizations by key, those that the viewer sees.
pub async fn authorizations(db: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<Authorization>> {
    let rows = sqlx::query_as!(
        Row,
        "select id, application_id, position_id, office_id, number, decided_on, notified_on, workers, hours, unavoidable, contribution_due,
            reasons, offset_deadline, direct_payment_deadline
        from authorization_grant
        where id = any($1)",
        ids
    );
    Ok(rows.fetch_all(db).await?.into_iter().map(Into::into).collect())
}

/// The authorizations of many applications.
pub async fn authorizations_of(db: &mut PgConnection, applications: &[Uuid]) -> Result<Vec<Authorization>> {
    let rows = sqlx::query_as!(
        Row,
        "select id, application_id, position_id, office_id, number, decided_on, notified_on, workers, hours, unavoidable, contribution_due,
            reasons, offset_deadline, direct_payment_deadline
        from authorization_grant
        where application_id = any($1)
        order by decided_on, id",
        applications
    );
    Ok(rows.fetch_all(db).await?.into_iter().map(Into::into).collect())
}

/// The periods of many authorizations, in order.
pub async fn periods_of(db: &mut PgConnection, authorizations: &[Uuid]) -> Result<Vec<(AuthorizationId, AuthorizedPeriod)>> {
    let rows = sqlx::query!(
        "select authorization_id, period_from, period_to, workers, hours
        from authorized_period
        where authorization_id = any($1)
        order by authorization_id, period_from, id",
        authorizations
    )
    .fetch_all(db)
    .await?;
    let period = |from, to, workers, hours| AuthorizedPeriod { from, to, workers, hours };
    Ok(rows.into_iter().map(|row| (row.authorization_id.into(), period(row.period_from, row.period_to, row.workers, row.hours))).collect())
}

/// Claims one whose use ends within these days and of which no reminder was sent yet, and notes that it is. Whoever else holds it or its
/// application, it is left to them.
pub async fn claim_near(db: &mut PgConnection, today: NaiveDate, until: NaiveDate) -> Result<Option<Authorization>> {
    let claimed = sqlx::query_scalar!(
        "select g.id
        from authorization_grant g
        join application a on a.id = g.application_id
        where g.reminded_on is null
            and coalesce(g.offset_deadline, g.direct_payment_deadline) between $1 and $2
        order by coalesce(g.offset_deadline, g.direct_payment_deadline), g.id
        limit 1
        for update of g, a skip locked",
        today,
        until
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(id) = claimed else { return Ok(None) };
    note_told(db, id.into(), today).await?;
    Ok(authorizations(db, &[id]).await?.pop())
}

/// Notes that a reminder of the end of its use was sent.
pub async fn note_told(db: &mut PgConnection, id: AuthorizationId, today: NaiveDate) -> Result<()> {
    sqlx::query!("update authorization_grant set reminded_on = $2 where id = $1", id.0, today).execute(db).await?;
    Ok(())
}

/// Writes an authorization with its periods.
pub async fn add_authorization(
    db: &mut PgConnection,
    authorization: &Authorization,
    periods: &[AuthorizedPeriod],
    key: impl Fn() -> Uuid,
) -> Result<()> {
    sqlx::query!(
        "insert into authorization_grant (id, application_id, position_id, office_id, submitted, number, decided_on, notified_on, workers,
            hours, unavoidable, contribution_due, reasons, offset_deadline, direct_payment_deadline)
        values ($1, $2, $3, $4, true, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        authorization.id.0,
        authorization.application.0,
        authorization.position.0,
        authorization.office.0,
        authorization.number,
        authorization.decided_on,
        authorization.notified_on,
        authorization.workers,
        authorization.hours,
        authorization.unavoidable,
        authorization.contribution_due,
        authorization.reasons,
        authorization.offset_deadline,
        authorization.direct_payment_deadline
    )
    .execute(&mut *db)
    .await?;
    add_periods(db, authorization, periods, key).await
}

async fn add_periods(
    db: &mut PgConnection,
    authorization: &Authorization,
    periods: &[AuthorizedPeriod],
    key: impl Fn() -> Uuid,
) -> Result<()> {
    let ids: Vec<Uuid> = periods.iter().map(|_| key()).collect();
    let from: Vec<NaiveDate> = periods.iter().map(|period| period.from).collect();
    let to: Vec<NaiveDate> = periods.iter().map(|period| period.to).collect();
    let workers: Vec<i32> = periods.iter().map(|period| period.workers).collect();
    let hours: Vec<Decimal> = periods.iter().map(|period| period.hours).collect();
    sqlx::query!(
        "insert into authorized_period (authorization_id, application_id, position_id, office_id, submitted, id, period_from, period_to, workers,
            hours)
        select $1, $2, $3, $4, true, *
        from unnest($5::uuid[], $6::date[], $7::date[], $8::integer[], $9::numeric[])",
        authorization.id.0,
        authorization.application.0,
        authorization.position.0,
        authorization.office.0,
        &ids,
        &from,
        &to,
        &workers,
        &hours
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The code of an office, and the next place in its series of authorizations of a year.
pub async fn next_number(db: &mut PgConnection, office: OfficeId, year: i32) -> Result<(String, u32)> {
    let row = sqlx::query!(
        r#"select code, next_number(id, $2, 'AUTHORIZATION') as "place!"
        from office
        where id = $1"#,
        office.0,
        year
    );
    let row = row.fetch_one(db).await?;
    Ok((row.code, u32::try_from(row.place).map_err(Error::fault)?))
}
