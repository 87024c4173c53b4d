//! SQL of what each viewer is shown of the access log.

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, Postgres, QueryBuilder};
use uuid::Uuid;

use crate::core::error::Result;
use crate::core::graph::{Page, SortColumns};

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
#[derive(sqlx::FromRow)]
pub struct VisibleEntry {
    pub number: i64,
    pub id: Uuid,
    pub at: DateTime<Utc>,
    pub account_id: Uuid,
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

/// The newest first; no two entries have one number.
const NEWEST_FIRST: SortColumns = SortColumns::descending(&["number"]).without_key();

/// A page of entries as the auditor sees them. Conditions that are not asked for are left out: a statement that may or may not filter by
/// employer would be planned for neither.
pub async fn for_auditor(db: &mut PgConnection, me: Uuid, filter: &Filter, page: &Page<i64>) -> Result<Vec<VisibleEntry>> {
    let mut query = QueryBuilder::new(
        "select number, id, at, account_id, person_name, role, subject_name, program_id, address, agent, kind, operation, fields, employers, applications,
            application_count, worker_count, requests, last_at, accounts, account_id = ",
    );
    query.push_bind(me).push(" as is_own from ");
    match filter.employer {
        Some(employer) => query.push("access_employer join access_entry using (number) where employer_id = ").push_bind(employer),
        None => query.push("access_entry where true"),
    };
    filter.push(&mut query);
    page.push(&mut query, NEWEST_FIRST);
    Ok(query.build_query_as().fetch_all(db).await?)
}

impl Filter {
    /// Adds its conditions, but for the employer.
    fn push(&self, query: &mut QueryBuilder<Postgres>) {
        if let Some(account) = self.account {
            // Few entries are about any account: the index holds those alone.
            query.push(" and cardinality(accounts) > 0 and ").push_bind(account).push(" = any(accounts)");
        }
        if let Some(capacity) = self.capacity {
            query.push(" and capacity_id = ").push_bind(capacity);
        }
        if let Some(kind) = self.kind {
            query.push(" and kind = ").push_bind(kind);
        }
        if let Some(from) = self.from {
            query.push(" and at >= ").push_bind(from);
        }
        if let Some(to) = self.to {
            query.push(" and at < ").push_bind(to);
        }
    }
}

/// A page of what was done in the viewer's name, and of what others did with the data of their employer.
pub async fn for_others(db: &mut PgConnection, page: &Page<i64>) -> Result<Vec<VisibleEntry>> {
    let mut query = QueryBuilder::new(
        "select number, id, at, account_id, person_name, role, subject_name, program_id, address, agent, kind, operation, fields, employers, applications,
            application_count, worker_count, requests, last_at, accounts, is_own
        from visible_access_entries(",
    );
    query.push_bind(page.value()).push(", ").push_bind(page.backward).push(", ");
    query.push_bind(i32::try_from(page.limit()).unwrap_or(i32::MAX)).push(") where true");
    page.push(&mut query, NEWEST_FIRST);
    Ok(query.build_query_as().fetch_all(db).await?)
}
