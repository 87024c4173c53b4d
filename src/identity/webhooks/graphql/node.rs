//! A webhook in the graph.

use async_graphql::{ID, SimpleObject};
use omnia_edge::PlainFields;

use crate::core::events::ChangeKind;
use crate::core::graph::DateTime;
use crate::identity::webhooks::domain::{Webhook, WebhookFailure};

/// An address that the hub notifies of changes that its program may see, signed by the Standard Webhooks specification.
#[derive(SimpleObject, PlainFields)]
#[graphql(name = "Webhook")]
pub struct WebhookNode {
    /// Names the webhook to `deleteWebhook` and `resumeWebhook`.
    pub id: ID,
    /// Where the notifications go.
    pub url: String,
    /// Of what it is notified.
    pub kinds: Vec<ChangeKind>,
    /// When it was made.
    pub created_at: DateTime,
    /// When a notification was taken last; null where none was.
    pub delivered_at: Option<DateTime>,
    /// Since when notifications are not taken; null where they are.
    pub failing_since: Option<DateTime>,
    /// How the last one failed.
    pub failure: Option<WebhookFailure>,
    /// The HTTP status of the last answer; null where there was none.
    pub http_status: Option<i32>,
    /// When it was stopped: after three days of failures, or because the answer was 410. `resumeWebhook` begins again.
    pub stopped_at: Option<DateTime>,
}

impl From<Webhook> for WebhookNode {
    fn from(webhook: Webhook) -> Self {
        Self {
            id: webhook.id.into(),
            url: webhook.url,
            kinds: webhook.kinds,
            created_at: DateTime(webhook.created_at),
            delivered_at: webhook.delivered_at.map(DateTime),
            failing_since: webhook.failing_since.map(DateTime),
            failure: webhook.failure,
            http_status: webhook.http_status,
            stopped_at: webhook.stopped_at.map(DateTime),
        }
    }
}
