//! Terms that run from today on, the nearest first.

use async_graphql::Enum;
use chrono::NaiveDate;
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::core::error::Result;
use crate::core::ids::ApplicationId;

/// What comes to its term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum DeadlineKind {
    /// Last day on which a draft is sent in time (art. 15 c. 2 D.Lgs. 148/2015).
    Submission,
    /// The office waits for an answer until this day (art. 11 D.M. 95442/2016).
    IntegrationAnswer,
    /// The last day of a delegation.
    DelegationEnd,
    /// Last day on which the employer can offset what it advanced (art. 7 c. 3 D.Lgs. 148/2015).
    Offset,
    /// Last day on which the data for direct payment can be sent (art. 7 c. 5-bis D.Lgs. 148/2015).
    DirectPayment,
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
        Some(Self { kind: kind(text("kind")?)?, on: text("on")?.parse().ok()?, key: text("key")?.parse().ok()? })
    }
}

/// A page of terms from today on. Each kind gives no more rows than the page holds, from an index in the order of days.
pub async fn list(db: &mut PgConnection, today: NaiveDate, after: Option<(NaiveDate, Uuid)>, limit: i64) -> Result<Vec<Deadline>> {
    let (day, key) = after.unzip();
    let rows = sqlx::query!(
        r#"select kind as "kind!", day as "day!", id as "id!", application_id
        from (
            (select 'SUBMISSION' as kind, due_on as day, id, id as application_id
            from application
            where status = 'DRAFT'
                and due_on >= $1
                and ($2::date is null or (due_on, id) > ($2, $3::uuid))
            order by due_on, id
            limit $4)
            union all
            (select 'INTEGRATION_ANSWER', due_on, id, application_id
            from interlocution
            where status = 'DELIVERED'
                and due_on >= $1
                and ($2::date is null or (due_on, id) > ($2, $3::uuid))
            order by due_on, id
            limit $4)
            union all
            (select 'DELEGATION_END', valid_to, id, null
            from delegation
            where status = 'ACTIVE'
                and valid_to >= $1
                and ($2::date is null or (valid_to, id) > ($2, $3))
            order by valid_to, id
            limit $4)
            union all
            (select 'OFFSET', offset_deadline, id, application_id
            from authorization_grant
            where offset_deadline >= $1
                and ($2::date is null or (offset_deadline, id) > ($2, $3))
            order by offset_deadline, id
            limit $4)
            union all
            (select 'DIRECT_PAYMENT', direct_payment_deadline, id, application_id
            from authorization_grant
            where direct_payment_deadline >= $1
                and ($2::date is null or (direct_payment_deadline, id) > ($2, $3))
            order by direct_payment_deadline, id
            limit $4)
        ) running
        order by day, id
        limit $4"#,
        today,
        day,
        key,
        limit
    )
    .fetch_all(db)
    .await?;
    let deadlines = rows.into_iter().filter_map(|row| {
        let application = row.application_id.map(Into::into);
        Some(Deadline { kind: kind(&row.kind)?, on: row.day, key: row.id, application })
    });
    Ok(deadlines.collect())
}

/// The same at the office: the terms of what it asked for.
pub async fn list_of_office(
    db: &mut PgConnection,
    today: NaiveDate,
    after: Option<(NaiveDate, Uuid)>,
    limit: i64,
) -> Result<Vec<Deadline>> {
    let (day, key) = after.unzip();
    let rows = sqlx::query!(
        r#"select due_on as "day!", id, application_id
        from interlocution
        where status = 'DELIVERED'
            and due_on >= $1
            and ($2::date is null or (due_on, id) > ($2, $3::uuid))
        order by due_on, id
        limit $4"#,
        today,
        day,
        key,
        limit
    )
    .fetch_all(db)
    .await?;
    let deadlines = rows.into_iter().map(|row| Deadline {
        kind: DeadlineKind::IntegrationAnswer,
        on: row.day,
        key: row.id,
        application: Some(row.application_id.into()),
    });
    Ok(deadlines.collect())
}

fn kind(text: &str) -> Option<DeadlineKind> {
    Some(match text {
        "SUBMISSION" => DeadlineKind::Submission,
        "INTEGRATION_ANSWER" => DeadlineKind::IntegrationAnswer,
        "DELEGATION_END" => DeadlineKind::DelegationEnd,
        "OFFSET" => DeadlineKind::Offset,
        "DIRECT_PAYMENT" => DeadlineKind::DirectPayment,
        _ => return None,
    })
}
