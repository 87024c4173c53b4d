//! Terms live: each that comes near, once.

use async_graphql::{Context, SimpleObject, Subscription};
use futures_util::{Stream, StreamExt};

use super::deadlines::DeadlineNode;
use crate::applications::EventSubscription;
use crate::core::Result;
use crate::core::events::{Event, EventFilter, EventKind, write_cursor};
use crate::core::graph::DateTime;
use crate::dashboard::deadlines::{Deadline, DeadlineKind, ReminderPayload};
use crate::delegations::DelegationById;

/// A term that comes near: five days before a draft or an answer is due, thirty before a delegation or the use of an authorization ends.
#[derive(SimpleObject)]
pub struct DeadlineEvent {
    /// Where to go on from with `after`, when the connection was lost.
    pub cursor: String,
    /// When the hub noticed that the term is near.
    pub at: DateTime,
    /// The term that is near.
    pub deadline: DeadlineNode,
}

/// The subscriptions of the dashboard.
#[derive(Default)]
pub struct DashboardSubscription;

#[Subscription]
impl DashboardSubscription {
    /// Every term that comes near, of all that the viewer sees.
    async fn deadline_near(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Cursor of the last event that was seen: what came after it is given first.")] after: Option<String>,
    ) -> Result<impl Stream<Item = Result<DeadlineEvent>>> {
        let event_subscription = EventSubscription::of(ctx);
        let events = event_subscription.events(EventFilter::of(EventKind::DeadlineNear, None), after.as_deref()).await?;
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

/// What a subscriber is shown of an event; nothing when what comes to its term is no longer theirs to see.
async fn shown(event_subscription: &EventSubscription, event: &Event) -> Result<Option<DeadlineEvent>> {
    let Some(reminder) = ReminderPayload::read(&event.payload) else { return Ok(None) };
    let application = event_subscription.application(event).await?.map(|application| application.id);
    let is_seen = match reminder.kind {
        DeadlineKind::DelegationEnd => {
            let delegation = event_subscription.context.load::<DelegationById>(reminder.key.into()).await;
            event_subscription.context.release().await;
            delegation?.is_some()
        }
        _ => application.is_some(),
    };
    let deadline = Deadline { kind: reminder.kind, on: reminder.on, key: reminder.key, application };
    Ok(is_seen.then(|| DeadlineEvent {
        cursor: write_cursor(event.id),
        at: DateTime(event.at),
        deadline: DeadlineNode::new(deadline, event_subscription.context.today()),
    }))
}
