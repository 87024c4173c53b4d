//! What each operator of an office has in hand.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use crate::core::error::Result;
use crate::core::ids::CapacityId;

/// What an operator has in hand: each application is counted once.
#[derive(Debug, Clone)]
pub struct Workload {
    /// The capacity in which they serve, or served.
    pub operator: CapacityId,
    /// Name and surname.
    pub name: String,
    /// Whether they serve at the office today.
    pub is_in_service: bool,
    /// Taken, and not yet looked at.
    pub assigned: i64,
    /// Under examination, and no decision is proposed.
    pub under_review: i64,
    /// The applicant is to answer.
    pub awaiting_answer: i64,
    /// The applicant answered, or the term ended.
    pub answered: i64,
    /// A proposal waits for the director.
    pub proposed: i64,
    /// When the one that waits longest was submitted.
    pub oldest: Option<DateTime<Utc>>,
}

/// The operators in service at the viewer's office today, and whoever else has something in hand, by name.
pub async fn workload(db: &mut PgConnection) -> Result<Vec<Workload>> {
    // The statuses as they stand in the index `application_in_hand_of_office`, which holds these rows alone.
    let rows = sqlx::query!(
        r#"with held as (
            select a.operator_capacity_id, min(a.operator_name) as name,
                count(*) filter (where a.status = 'ASSIGNED') as assigned,
                count(*) filter (where a.status = 'UNDER_REVIEW' and p.id is null) as under_review,
                count(*) filter (where a.status in ('INTEGRATION_REQUESTED', 'DOCUMENTS_REQUESTED')) as awaiting_answer,
                count(*) filter (where a.status in ('INTEGRATION_RECEIVED', 'INTEGRATION_EXPIRED')) as answered,
                count(*) filter (where a.status = 'UNDER_REVIEW' and p.id is not null) as proposed,
                min(a.submitted_at) as oldest
            from application a
            left join proposal p on p.application_id = a.id and p.status = 'OPEN'
            where a.status in
                ('ASSIGNED', 'UNDER_REVIEW', 'INTEGRATION_REQUESTED', 'DOCUMENTS_REQUESTED', 'INTEGRATION_RECEIVED', 'INTEGRATION_EXPIRED')
                and a.operator_capacity_id is not null
            group by a.operator_capacity_id),
        serving as (
            select capacity_id, name
            from colleagues()
            where role = 'OPERATOR')
        select coalesce(s.capacity_id, h.operator_capacity_id) as "operator!", coalesce(s.name, h.name, '') as "name!",
            s.capacity_id is not null as "is_in_service!", coalesce(h.assigned, 0) as "assigned!", coalesce(h.under_review, 0) as "under_review!",
            coalesce(h.awaiting_answer, 0) as "awaiting_answer!", coalesce(h.answered, 0) as "answered!", coalesce(h.proposed, 0) as "proposed!",
            h.oldest
        from serving s
        full join held h on h.operator_capacity_id = s.capacity_id
        order by 2, 1
        limit 500"#
    );
    let workloads = rows.fetch_all(db).await?.into_iter().map(|row| Workload {
        operator: row.operator.into(),
        name: row.name,
        is_in_service: row.is_in_service,
        assigned: row.assigned,
        under_review: row.under_review,
        awaiting_answer: row.awaiting_answer,
        answered: row.answered,
        proposed: row.proposed,
        oldest: row.oldest,
    });
    Ok(workloads.collect())
}
