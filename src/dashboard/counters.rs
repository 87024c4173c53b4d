//! How many applications there are in each status, and how many alerts are open on those that the office has not closed.

use std::collections::HashMap;

use sqlx::{PgConnection, Postgres, QueryBuilder};
use uuid::Uuid;

use crate::applications::{Status, beside_policy};
use crate::core::access::Role;
use crate::core::batch::Load;
use crate::core::error::{Error, Result};
use crate::core::ids::EmployerId;
use crate::core::request_context::RequestContext;

/// What is counted of the applications in one status.
#[derive(Debug, Clone, Copy)]
pub struct Count {
    pub status: Status,
    pub applications: i64,
    pub blocking: i64,
    pub warning: i64,
    pub info: i64,
}

/// The counts of all that a viewer of this role sees, in the order of the statuses. Those of an office are kept by the writes that change
/// them: it sees ever more, and what others see does not grow with the country.
pub async fn by_status(db: &mut PgConnection, role: Role) -> Result<Vec<Count>> {
    let rows = if matches!(role, Role::Operator | Role::Director) { kept(db).await? } else { counted(db, role).await? };
    let counts = rows.into_iter().map(|(status, applications, blocking, warning, info)| {
        let status = status.parse().map_err(Error::fault)?;
        Ok(Count { status, applications, blocking, warning, info })
    });
    let mut counts = counts.collect::<Result<Vec<Count>>>()?;
    counts.sort_by_key(|count| Status::ALL.iter().position(|status| *status == count.status));
    Ok(counts)
}

/// A status, how many applications are in it, and their alerts from the gravest on.
type Row = (String, i64, i64, i64, i64);

async fn kept(db: &mut PgConnection) -> Result<Vec<Row>> {
    let rows =
        sqlx::query!("select status, applications, blocking_alerts, warning_alerts, info_alerts from office_count where applications > 0");
    let rows = rows.fetch_all(db).await?;
    Ok(rows.into_iter().map(|row| (row.status, row.applications, row.blocking_alerts, row.warning_alerts, row.info_alerts)).collect())
}

async fn counted(db: &mut PgConnection, role: Role) -> Result<Vec<Row>> {
    let mut query = QueryBuilder::<Postgres>::new(
        "select a.status, count(*), sum(a.blocking_alerts), sum(a.warning_alerts), sum(a.info_alerts) from application a where true",
    );
    query.push(beside_policy(role)).push(" group by a.status");
    Ok(query.build_query_as().fetch_all(db).await?)
}

/// What is open of an employer: applications that are neither decided nor withdrawn, and their alerts.
#[derive(Debug, Clone, Copy, Default)]
pub struct OpenCount {
    pub applications: i64,
    pub blocking: i64,
    pub warning: i64,
    pub info: i64,
}

/// What is open at employers.
pub struct OpenOfEmployer;

impl Load for OpenOfEmployer {
    type Key = EmployerId;
    type Value = OpenCount;

    async fn load(db: &mut PgConnection, _: &RequestContext, employers: Vec<EmployerId>) -> Result<HashMap<EmployerId, OpenCount>> {
        let employers: Vec<Uuid> = employers.into_iter().map(|id| id.0).collect();
        let open: Vec<String> = Status::ALL.iter().filter(|status| status.is_open()).map(|status| status.as_str().to_owned()).collect();
        let rows = sqlx::query!(
            r#"select employer_id, count(*) as "applications!", sum(blocking_alerts) as "blocking!", sum(warning_alerts) as "warning!",
                sum(info_alerts) as "info!"
            from application
            where employer_id = any($1)
                and status = any($2)
            group by employer_id"#,
            &employers,
            &open
        )
        .fetch_all(db)
        .await?;
        let counted = rows.into_iter().map(|row| {
            let count = OpenCount { applications: row.applications, blocking: row.blocking, warning: row.warning, info: row.info };
            (EmployerId(row.employer_id), count)
        });
        Ok(counted.collect())
    }
}
