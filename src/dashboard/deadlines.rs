//! Terms that run from today on, the nearest first.

use chrono::NaiveDate;
use serde_json::Value;
use sqlx::{PgConnection, QueryBuilder};
use uuid::Uuid;

use crate::core::error::{Error, Result};
use crate::core::graph::{Page, SortColumns};
use crate::core::ids::ApplicationId;

omnia_rules::named! {
    /// What comes to its term.
    DeadlineKind {
        /// Last day on which a draft is sent in time (art. 15 c. 2 D.Lgs. 148/2015).
        Submission = "SUBMISSION",
        /// The office waits for an answer until this day (art. 11 D.M. 95442/2016).
        IntegrationAnswer = "INTEGRATION_ANSWER",
        /// The last day of a delegation.
        DelegationEnd = "DELEGATION_END",
        /// Last day on which the employer can offset what it advanced (art. 7 c. 3 D.Lgs. 148/2015).
        Offset = "OFFSET",
        /// Last day on which the data for direct payment can be sent (art. 7 c. 5-bis D.Lgs. 148/2015).
        DirectPayment = "DIRECT_PAYMENT",
    }
}

/// A term that runs.
#[derive(Debug, Clone)]
pub struct Deadline {
    pub kind: DeadlineKind,
    pub on: NaiveDate,
    /// Of what it is the term: interlocution, delegation or authorization.
    pub key: Uuid,
    pub application: Option<ApplicationId>,
}

/// A term as its event names it.
#[derive(Debug, Clone)]
pub struct ReminderPayload {
    pub kind: DeadlineKind,
    pub on: NaiveDate,
    pub key: Uuid,
}

impl ReminderPayload {
    /// The deadline that an event of kind DeadlineNear announces; none where it lacks something.
    pub fn read(payload: &Value) -> Option<Self> {
        let text = |name: &str| payload.get(name).and_then(Value::as_str);
        Some(Self { kind: text("kind")?.parse().ok()?, on: text("on")?.parse().ok()?, key: text("key")?.parse().ok()? })
    }
}

impl DeadlineKind {
    /// The rows that have such a term, by the names that the list gives their columns.
    const fn rows(self) -> &'static str {
        match self {
            Self::Submission => "select due_on as day, id, id as application_id from application where status = 'DRAFT'",
            Self::IntegrationAnswer => "select due_on as day, id, application_id from interlocution where status = 'DELIVERED'",
            Self::DelegationEnd => "select valid_to as day, id, null::uuid as application_id from delegation where status = 'ACTIVE'",
            Self::Offset => "select offset_deadline as day, id, application_id from authorization_grant",
            Self::DirectPayment => "select direct_payment_deadline as day, id, application_id from authorization_grant",
        }
    }
}

const NEAREST_FIRST: SortColumns = SortColumns::ascending(&["day", "id"]);

/// A term as it is read.
#[derive(sqlx::FromRow)]
struct Row {
    kind: String,
    day: NaiveDate,
    id: Uuid,
    application_id: Option<Uuid>,
}

/// A page of the terms of these kinds from today on. Each kind gives no more rows than the page holds, from an index in the order of days.
pub async fn list(db: &mut PgConnection, kinds: &[DeadlineKind], today: NaiveDate, page: &Page<NaiveDate>) -> Result<Vec<Deadline>> {
    if kinds.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = QueryBuilder::new("select kind, day, id, application_id from (");
    for (place, kind) in DeadlineKind::ALL.iter().filter(|kind| kinds.contains(kind)).enumerate() {
        query.push(if place > 0 { " union all (select " } else { "(select " });
        query.push_bind(kind.as_str()).push("::text as kind, * from (").push(kind.rows()).push(") of_kind where day >= ").push_bind(today);
        page.push(&mut query, NEAREST_FIRST);
        query.push(")");
    }
    query.push(") running where true");
    page.push(&mut query, NEAREST_FIRST);
    let rows: Vec<Row> = query.build_query_as().fetch_all(db).await?;
    let deadlines = rows.into_iter().map(|row| {
        let kind = row.kind.parse().map_err(Error::fault)?;
        Ok(Deadline { kind, on: row.day, key: row.id, application: row.application_id.map(Into::into) })
    });
    deadlines.collect()
}
