//! The hours that are asked for over all workers of an application.

use std::collections::HashMap;

use rust_decimal::Decimal;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::core::batch::Load;
use crate::core::error::Result;
use crate::core::ids::ApplicationId;
use crate::core::request_context::RequestContext;

/// The hours of the workers whose hours are given; none of an application that has no such worker.
pub struct BeneficiaryHoursOf;

impl Load for BeneficiaryHoursOf {
    type Key = ApplicationId;
    type Value = Decimal;

    async fn load(db: &mut PgConnection, _: &RequestContext, ids: Vec<ApplicationId>) -> Result<HashMap<ApplicationId, Decimal>> {
        let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
        let rows = sqlx::query!(
            r#"select application_id, sum(hours_requested) as "hours!"
            from beneficiary
            where application_id = any($1)
                and hours_requested is not null
            group by application_id"#,
            &ids
        );
        Ok(rows.fetch_all(db).await?.into_iter().map(|row| (ApplicationId(row.application_id), row.hours)).collect())
    }
}
