//! SQL of the lists of open sessions.

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, QueryBuilder};
use uuid::Uuid;

use super::sessions::Session;
use crate::core::error::{Error, Result};
use crate::core::graph::{Page, SortColumns};
use crate::core::ids::{AccountId, CapacityId, SessionId};
use crate::identity::authentication::Authentication;

/// A session as the database keeps it, without its token.
#[derive(sqlx::FromRow)]
struct SessionRow {
    id: Uuid,
    account_id: Uuid,
    capacity_id: Uuid,
    agent: Option<String>,
    address: Option<String>,
    created_at: DateTime<Utc>,
    last_seen_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    scheme: String,
    assurance_level: Option<i16>,
    provider: Option<String>,
    provider_subject: Option<String>,
    provider_session: Option<String>,
    second_factor: Option<String>,
    authenticated_at: DateTime<Utc>,
    unusual: Option<String>,
}

impl TryFrom<SessionRow> for Session {
    type Error = Error;

    fn try_from(row: SessionRow) -> Result<Self> {
        let (provider, subject, session) = (row.provider, row.provider_subject, row.provider_session);
        let authentication = Authentication::of_columns(&row.scheme, row.assurance_level, provider, subject, session)?;
        Ok(Self {
            id: SessionId(row.id),
            account_id: AccountId(row.account_id),
            capacity_id: CapacityId(row.capacity_id),
            agent: row.agent,
            address: row.address,
            created_at: row.created_at,
            last_seen_at: row.last_seen_at,
            expires_at: row.expires_at,
            authentication: authentication.with_second_factor(row.second_factor.as_deref())?,
            authenticated_at: row.authenticated_at,
            unusual: row.unusual.map(|unusual| unusual.parse().map_err(Error::fault)).transpose()?,
        })
    }
}

/// The open sessions of an account, newest first, without those of its programs.
pub async fn list_sessions(
    db: &mut PgConnection,
    account: AccountId,
    now: DateTime<Utc>,
    idle_since: DateTime<Utc>,
    page: &Page<DateTime<Utc>>,
) -> Result<Vec<Session>> {
    let mut query = QueryBuilder::new(
        "select id, account_id, capacity_id, agent, address, created_at, last_seen_at, expires_at,
            scheme, assurance_level, provider, provider_subject, provider_session, second_factor,
            coalesce(authenticated_at, created_at) as authenticated_at, unusual
        from session
        where program_id is null
            and revoked_at is null
            and account_id = ",
    );
    query.push_bind(account).push(" and expires_at > ").push_bind(now).push(" and last_seen_at > ").push_bind(idle_since);
    page.push(&mut query, SortColumns::descending(&["created_at", "id"]));
    let rows: Vec<SessionRow> = query.build_query_as().fetch_all(db).await?;
    rows.into_iter().map(Session::try_from).collect()
}

/// Open sessions by key, without those of programs.
pub async fn find_sessions(db: &mut PgConnection, ids: &[Uuid], now: DateTime<Utc>, idle_since: DateTime<Utc>) -> Result<Vec<Session>> {
    let rows = sqlx::query_as!(
        SessionRow,
        r#"select id, account_id, capacity_id, agent, address, created_at, last_seen_at, expires_at,
            scheme, assurance_level, provider, provider_subject, provider_session, second_factor,
            coalesce(authenticated_at, created_at) as "authenticated_at!", unusual
        from session
        where id = any($1)
            and program_id is null
            and revoked_at is null
            and expires_at > $2
            and last_seen_at > $3"#,
        ids,
        now,
        idle_since
    );
    rows.fetch_all(db).await?.into_iter().map(Session::try_from).collect()
}

/// The open sessions of many accounts, newest first, without those of their programs: at most 100 of each.
pub async fn open_sessions_of(
    db: &mut PgConnection,
    accounts: &[Uuid],
    now: DateTime<Utc>,
    idle_since: DateTime<Utc>,
) -> Result<Vec<Session>> {
    let rows = sqlx::query_as!(
        SessionRow,
        r#"select s.id, s.account_id, s.capacity_id, s.agent, s.address, s.created_at, s.last_seen_at, s.expires_at,
            s.scheme, s.assurance_level, s.provider, s.provider_subject, s.provider_session, s.second_factor,
            coalesce(s.authenticated_at, s.created_at) as "authenticated_at!", s.unusual
        from unnest($1::uuid[]) as wanted (id)
        cross join lateral (
            select *
            from session
            where account_id = wanted.id
                and program_id is null
                and revoked_at is null
                and expires_at > $2
                and last_seen_at > $3
            order by created_at desc, id desc
            limit 100
        ) s
        order by s.created_at desc, s.id desc"#,
        accounts,
        now,
        idle_since
    );
    rows.fetch_all(db).await?.into_iter().map(Session::try_from).collect()
}
