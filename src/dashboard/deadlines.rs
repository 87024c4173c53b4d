//! Terms that run from today on, the nearest first.

use chrono::NaiveDate;
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::core::error::Result;
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

/// A page of terms from today on. Each kind gives no more rows than the page holds, from an index in the order of days.
pub async fn list(
    db: &mut PgConnection,
    kinds: &[DeadlineKind],
    today: NaiveDate,
    after: Option<(NaiveDate, Uuid)>,
    limit: i64,
) -> Result<Vec<Deadline>> {
    let (day, key) = after.unzip();
    let kinds: Vec<String> = kinds.iter().map(|kind| kind.as_str().to_owned()).collect();
    let rows = sqlx::query!(
        r#"select kind as "kind!", day as "day!", id as "id!", application_id
        from (
            (select 'SUBMISSION' as kind, due_on as day, id, id as application_id
            from application
            where 'SUBMISSION' = any($5)
                and status = 'DRAFT'
                and due_on >= $1
                and ($2::date is null or (due_on, id) > ($2, $3::uuid))
            order by due_on, id
            limit $4)
            union all
            (select 'INTEGRATION_ANSWER', due_on, id, application_id
            from interlocution
            where 'INTEGRATION_ANSWER' = any($5)
                and status = 'DELIVERED'
                and due_on >= $1
                and ($2::date is null or (due_on, id) > ($2, $3::uuid))
            order by due_on, id
            limit $4)
            union all
            (select 'DELEGATION_END', valid_to, id, null
            from delegation
            where 'DELEGATION_END' = any($5)
                and status = 'ACTIVE'
                and valid_to >= $1
                and ($2::date is null or (valid_to, id) > ($2, $3))
            order by valid_to, id
            limit $4)
            union all
            (select 'OFFSET', offset_deadline, id, application_id
            from authorization_grant
            where 'OFFSET' = any($5)
                and offset_deadline >= $1
                and ($2::date is null or (offset_deadline, id) > ($2, $3))
            order by offset_deadline, id
            limit $4)
            union all
            (select 'DIRECT_PAYMENT', direct_payment_deadline, id, application_id
            from authorization_grant
            where 'DIRECT_PAYMENT' = any($5)
                and direct_payment_deadline >= $1
                and ($2::date is null or (direct_payment_deadline, id) > ($2, $3))
            order by direct_payment_deadline, id
            limit $4)
        ) running
        order by day, id
        limit $4"#,
        today,
        day,
        key,
        limit,
        &kinds
    )
    .fetch_all(db)
    .await?;
    let deadlines = rows.into_iter().filter_map(|row| {
        let application = row.application_id.map(Into::into);
        Some(Deadline { kind: row.kind.parse().ok()?, on: row.day, key: row.id, application })
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
