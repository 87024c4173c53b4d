//! The webhooks of many programs of one answer.

use std::collections::HashMap;

use sqlx::PgConnection;
use uuid::Uuid;

use crate::core::batch::Load;
use crate::core::error::Result;
use crate::core::ids::ProgramId;
use crate::core::request_context::RequestContext;
use crate::identity::webhooks::domain::Webhook;
use crate::identity::webhooks::store::webhooks_of;

/// The webhooks of programs, the oldest first.
pub struct WebhooksOf;

impl Load for WebhooksOf {
    type Key = ProgramId;
    type Value = Vec<Webhook>;

    async fn load(db: &mut PgConnection, _: &RequestContext, ids: Vec<ProgramId>) -> Result<HashMap<ProgramId, Vec<Webhook>>> {
        let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
        let mut found: HashMap<ProgramId, Vec<Webhook>> = HashMap::new();
        for webhook in webhooks_of(db, &ids).await? {
            found.entry(webhook.program).or_default().push(webhook);
        }
        Ok(found)
    }
}
