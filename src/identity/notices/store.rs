//! SQL of notices.

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, QueryBuilder};
use uuid::Uuid;

use super::domain::{NewNotice, SecurityNotice};
use crate::core::error::{Error, Result};
use crate::core::graph::{Page, SortColumns};
use crate::core::ids::{AccountId, SecurityNoticeId, SessionId};

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    kind: String,
    at: DateTime<Utc>,
    session_id: Option<Uuid>,
    agent: Option<String>,
    address: Option<String>,
    acknowledged_at: Option<DateTime<Utc>>,
}

impl TryFrom<Row> for SecurityNotice {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: SecurityNoticeId(row.id),
            kind: row.kind.parse().map_err(Error::fault)?,
            at: row.at,
            session: row.session_id.map(SessionId),
            agent: row.agent,
            address: row.address,
            acknowledged_at: row.acknowledged_at,
        })
    }
}

/// Writes a notice.
pub async fn add_notice(db: &mut PgConnection, notice: &NewNotice) -> Result<()> {
    sqlx::query!(
        "insert into security_notice (id, account_id, kind, at, session_id, agent, address)
        values ($1, $2, $3, $4, $5, $6, $7)",
        notice.id.0,
        notice.account.0,
        notice.kind.as_str(),
        notice.at,
        notice.session.map(|session| session.0),
        notice.agent,
        notice.address
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The notices of an account, newest first: all, or those that are not acknowledged.
pub async fn list_notices(
    db: &mut PgConnection,
    account: AccountId,
    with_acknowledged: bool,
    page: &Page<DateTime<Utc>>,
) -> Result<Vec<SecurityNotice>> {
    let mut query =
        QueryBuilder::new("select id, kind, at, session_id, agent, address, acknowledged_at from security_notice where account_id = ");
    query.push_bind(account);
    if !with_acknowledged {
        query.push(" and acknowledged_at is null");
    }
    page.push(&mut query, SortColumns::descending(&["at", "id"]));
    let rows: Vec<Row> = query.build_query_as().fetch_all(db).await?;
    rows.into_iter().map(SecurityNotice::try_from).collect()
}

/// A notice of the viewer, or `NotFound`.
pub async fn get_notice(db: &mut PgConnection, id: SecurityNoticeId, account: AccountId) -> Result<SecurityNotice> {
    let row = sqlx::query_as!(
        Row,
        "select id, kind, at, session_id, agent, address, acknowledged_at
        from security_notice
        where id = $1
            and account_id = $2",
        id.0,
        account.0
    );
    row.fetch_one(db).await?.try_into()
}

/// Acknowledges a notice of the viewer, once, or `NotFound`.
pub async fn acknowledge(db: &mut PgConnection, id: SecurityNoticeId, now: DateTime<Utc>) -> Result<SecurityNotice> {
    let row = sqlx::query_as!(
        Row,
        "update security_notice
        set acknowledged_at = coalesce(acknowledged_at, $2)
        where id = $1
        returning id, kind, at, session_id, agent, address, acknowledged_at",
        id.0,
        now
    );
    row.fetch_one(db).await?.try_into()
}

/// Deletes notices older than this instant, a page at a time; whether there may be more.
pub async fn forget_notices(db: &mut PgConnection, before: DateTime<Utc>) -> Result<bool> {
    let done = sqlx::query!(
        "delete from security_notice
        where id in (
            select id
            from security_notice
            where at < $1
            limit 1000)",
        before
    );
    Ok(done.execute(db).await?.rows_affected() == 1000)
}
