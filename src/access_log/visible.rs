//! SQL of what each viewer is shown of the access log.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::core::error::Result;

/// Which entries an auditor asks for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Those about this employer.
    pub employer: Option<Uuid>,
    /// Those of this capacity.
    pub capacity: Option<Uuid>,
    /// Those about this account.
    pub account: Option<Uuid>,
    /// Those of this kind.
    pub kind: Option<&'static str>,
    /// From this instant on.
    pub from: Option<DateTime<Utc>>,
    /// Before this instant.
    pub to: Option<DateTime<Utc>>,
}

/// An entry as it is shown to one viewer.
pub struct VisibleEntry {
    pub number: i64,
    pub id: Uuid,
    pub at: DateTime<Utc>,
    pub person_name: String,
    pub role: String,
    pub subject_name: Option<String>,
    pub program_id: Option<Uuid>,
    pub address: Option<String>,
    pub agent: Option<String>,
    pub kind: String,
    pub operation: Option<String>,
    pub fields: Vec<String>,
    pub employers: Vec<Uuid>,
    pub applications: Vec<Uuid>,
    pub application_count: Option<i32>,
    pub worker_count: Option<i32>,
    pub requests: Option<i32>,
    pub last_at: Option<DateTime<Utc>>,
    pub accounts: Vec<Uuid>,
    pub is_own: bool,
}

/// Entries before a number, newest first, as the auditor sees them.
pub async fn for_auditor(db: &mut PgConnection, me: Uuid, filter: &Filter, before: i64, limit: i64) -> Result<Vec<VisibleEntry>> {
    if let Some(account) = filter.account {
        return for_auditor_about(db, me, account, filter, before, limit).await;
    }
    // A statement that may or may not filter by employer would be planned for neither.
    let Some(employer) = filter.employer else { return for_auditor_of_all(db, me, filter, before, limit).await };
    let entries = sqlx::query_as!(
        VisibleEntry,
        r#"select e.number, e.id, e.at, e.person_name, e.role, e.subject_name, e.program_id, e.address, e.agent, e.kind, e.operation, e.fields, e.employers,
            e.applications, e.application_count, e.worker_count, e.requests as "requests?", e.last_at, e.accounts, e.account_id = $1 as "is_own!"
        from access_employer ae
        join access_entry e on e.number = ae.number
        where ae.employer_id = $2
            and ae.number < $3
            and ($4::uuid is null or e.capacity_id = $4)
            and ($5::text is null or e.kind = $5)
            and ($6::timestamptz is null or e.at >= $6)
            and ($7::timestamptz is null or e.at < $7)
        order by ae.number desc
        limit $8"#,
        me,
        employer,
        before,
        filter.capacity,
        filter.kind,
        filter.from,
        filter.to,
        limit
    );
    Ok(entries.fetch_all(db).await?)
}

/// Those about an account: few entries are about any.
async fn for_auditor_about(
    db: &mut PgConnection,
    me: Uuid,
    account: Uuid,
    filter: &Filter,
    before: i64,
    limit: i64,
) -> Result<Vec<VisibleEntry>> {
    let entries = sqlx::query_as!(
        VisibleEntry,
        r#"select number, id, at, person_name, role, subject_name, program_id, address, agent, kind, operation, fields, employers, applications,
            application_count, worker_count, requests as "requests?", last_at, accounts, account_id = $1 as "is_own!"
        from access_entry
        where cardinality(accounts) > 0
            and $2 = any (accounts)
            and number < $3
            and ($4::uuid is null or $4 = any (employers))
            and ($5::uuid is null or capacity_id = $5)
            and ($6::text is null or kind = $6)
            and ($7::timestamptz is null or at >= $7)
            and ($8::timestamptz is null or at < $8)
        order by number desc
        limit $9"#,
        me,
        account,
        before,
        filter.employer,
        filter.capacity,
        filter.kind,
        filter.from,
        filter.to,
        limit
    );
    Ok(entries.fetch_all(db).await?)
}

async fn for_auditor_of_all(db: &mut PgConnection, me: Uuid, filter: &Filter, before: i64, limit: i64) -> Result<Vec<VisibleEntry>> {
    let Some(capacity) = filter.capacity else { return for_auditor_by_time(db, me, filter, before, limit).await };
    let entries = sqlx::query_as!(
        VisibleEntry,
        r#"select number, id, at, person_name, role, subject_name, program_id, address, agent, kind, operation, fields, employers, applications,
            application_count, worker_count, requests as "requests?", last_at, accounts, account_id = $1 as "is_own!"
        from access_entry
        where capacity_id = $2
            and number < $3
            and ($4::text is null or kind = $4)
            and ($5::timestamptz is null or at >= $5)
            and ($6::timestamptz is null or at < $6)
        order by number desc
        limit $7"#,
        me,
        capacity,
        before,
        filter.kind,
        filter.from,
        filter.to,
        limit
    );
    Ok(entries.fetch_all(db).await?)
}

async fn for_auditor_by_time(db: &mut PgConnection, me: Uuid, filter: &Filter, before: i64, limit: i64) -> Result<Vec<VisibleEntry>> {
    let entries = sqlx::query_as!(
        VisibleEntry,
        r#"select number, id, at, person_name, role, subject_name, program_id, address, agent, kind, operation, fields, employers, applications,
            application_count, worker_count, requests as "requests?", last_at, accounts, account_id = $1 as "is_own!"
        from access_entry
        where number < $2
            and ($3::text is null or kind = $3)
            and ($4::timestamptz is null or at >= $4)
            and ($5::timestamptz is null or at < $5)
        order by number desc
        limit $6"#,
        me,
        before,
        filter.kind,
        filter.from,
        filter.to,
        limit
    );
    Ok(entries.fetch_all(db).await?)
}

/// Entries before a number, newest first: what was done in the viewer's name, and what others did with the data of their employer.
pub async fn for_others(db: &mut PgConnection, before: i64, limit: i64) -> Result<Vec<VisibleEntry>> {
    let entries = sqlx::query_as!(
        VisibleEntry,
        r#"select number as "number!", id as "id!", at as "at!", person_name as "person_name!", role as "role!", subject_name, program_id, address, agent,
            kind as "kind!", operation, fields as "fields!", employers as "employers!", applications as "applications!", application_count,
            worker_count, requests, last_at, accounts as "accounts!", is_own as "is_own!"
        from visible_access_entries($1, $2)
        order by number desc
        limit $2"#,
        before,
        i32::try_from(limit).unwrap_or(i32::MAX)
    );
    Ok(entries.fetch_all(db).await?)
}
