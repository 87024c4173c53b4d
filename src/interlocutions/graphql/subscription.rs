//! Interlocutions live: each that the office opens.

use async_graphql::{Context, SimpleObject, Subscription};
use futures_util::{Stream, StreamExt};
use uuid::Uuid;

use super::node::{InterlocutionById, InterlocutionNode};
use crate::applications::{ApplicationNode, EventSubscription};
use crate::core::Result;
use crate::core::events::{Event, EventFilter, EventKind, write_cursor};
use crate::core::graph::DateTime;
use crate::core::ids::{ApplicationId, InterlocutionId};

/// An interlocution that the office opened.
#[derive(SimpleObject)]
pub struct InterlocutionEvent {
    /// Where to go on from with `after`, when the connection was lost.
    pub cursor: String,
    /// When it happened.
    pub at: DateTime,
    /// The interlocution as it is now.
    pub interlocution: InterlocutionNode,
    /// The application as it is now.
    pub application: ApplicationNode,
}

/// The subscriptions to interlocutions.
#[derive(Default)]
pub struct InterlocutionSubscription;

#[Subscription]
impl InterlocutionSubscription {
    /// Every interlocution that is opened: on one application, or on all that the viewer sees.
    async fn interlocution_opened(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "One application alone.")] application_id: Option<ApplicationId>,
        #[graphql(desc = "Cursor of the last event that was seen: what came after it is given first.")] after: Option<String>,
    ) -> Result<impl Stream<Item = Result<InterlocutionEvent>>> {
        let event_subscription = EventSubscription::of(ctx);
        let events = event_subscription.events(EventFilter::of(EventKind::InterlocutionOpened, application_id), after.as_deref()).await?;
        Ok(events.filter_map(move |event| {
            let event_subscription = event_subscription.clone();
            async move {
                match event {
                    Ok(event) => shown(&event_subscription, &event).await.transpose(),
                    Err(error) => Some(Err(error)),
                }
            }
        }))
    }
}

/// What a subscriber is shown of an event; nothing when the application is no longer theirs to see.
async fn shown(event_subscription: &EventSubscription, event: &Event) -> Result<Option<InterlocutionEvent>> {
    let key = event.payload.get("interlocution").and_then(serde_json::Value::as_str);
    let (Some(application), Some(key)) = (event_subscription.application(event).await?, key.and_then(|key| Uuid::parse_str(key).ok()))
    else {
        return Ok(None);
    };
    let interlocution = event_subscription.context.load::<InterlocutionById>(InterlocutionId(key)).await;
    event_subscription.context.release().await;
    Ok(interlocution?.map(|interlocution| InterlocutionEvent {
        cursor: write_cursor(event.id),
        at: DateTime(event.at),
        interlocution: interlocution.into(),
        application: application.into(),
    }))
}
