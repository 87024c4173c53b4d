//! Applications live: each change of status, and each change of alerts.

use std::sync::Arc;

use async_graphql::{Context, InputObject, SimpleObject, Subscription};
use futures_util::{Stream, StreamExt};

use crate::applications::graphql::event_subscription::EventSubscription;
use crate::applications::graphql::node::ApplicationNode;
use crate::applications::lifecycle::domain::Application;
use crate::applications::lifecycle::status::Status;
use crate::core::events::{Event, EventFilter, EventKind, write_cursor};
use crate::core::graph::{DateTime, PersonNode};
use crate::core::ids::{ApplicationId, EmployerId, UnitId};
use crate::core::named_person::NamedPerson;
use crate::core::{Error, RequestContext, Result};

/// Which of the applications that the viewer sees.
#[derive(Debug, Clone, Default, InputObject)]
pub struct LiveFilter {
    /// Those that come to one of these.
    pub status: Option<Vec<Status>>,
    /// Those of this employer alone.
    pub employer_id: Option<EmployerId>,
    /// Those of this productive unit alone.
    pub unit_id: Option<UnitId>,
    /// Those that the viewer, an operator, has in hand.
    #[graphql(default)]
    pub mine: bool,
}

/// A change of status, as it happened.
#[derive(SimpleObject)]
pub struct ApplicationEvent {
    /// Where to go on from with `after`, when the connection was lost.
    pub cursor: String,
    /// When the status changed.
    pub at: DateTime,
    /// The status it left.
    pub from: Status,
    /// The status it came to. The application may have gone on since.
    pub to: Status,
    /// Who changed it.
    pub actor: Option<PersonNode>,
    /// In which role: a capacity's, or SYSTEM.
    pub role: Option<String>,
    /// Why, in the words of whoever changed it; null where none were asked for.
    pub reason: Option<String>,
    /// The application as it is now.
    pub application: ApplicationNode,
}

/// A change of the alerts of an application.
#[derive(SimpleObject)]
pub struct AlertsEvent {
    /// Where to go on from with `after`, when the connection was lost.
    pub cursor: String,
    /// When the alerts changed.
    pub at: DateTime,
    /// The application with its alerts as they are now.
    pub application: ApplicationNode,
}

/// The subscriptions to applications.
#[derive(Default)]
pub struct ApplicationSubscription;

#[Subscription]
impl ApplicationSubscription {
    /// Every change of status: of one application, or of all that the viewer sees. Ends when the one is no longer theirs to see.
    async fn application_status_changed(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "One application alone.")] id: Option<ApplicationId>,
        #[graphql(desc = "Which applications; all that the viewer sees without it.")] filter: Option<LiveFilter>,
        #[graphql(desc = "Cursor of the last event that was seen: what came after it is given first.")] after: Option<String>,
    ) -> Result<impl Stream<Item = Result<ApplicationEvent>>> {
        let event_subscription = EventSubscription::of(ctx);
        let events = event_subscription.events(EventFilter::of(EventKind::ApplicationStatusChanged, id), after.as_deref()).await?;
        let shown = (event_subscription, filter.unwrap_or_default());
        Ok(events.filter_map(move |event| {
            let (event_subscription, filter) = shown.clone();
            async move { status_event(&event_subscription, &filter, event).await.transpose() }
        }))
    }

    /// Every change of the alerts of one application; ends when it is no longer the viewer's to see.
    async fn alerts_changed(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application that is followed.")] application_id: ApplicationId,
        #[graphql(desc = "The cursor of the last event that was seen: what came after it is sent first.")] after: Option<String>,
    ) -> Result<impl Stream<Item = Result<AlertsEvent>>> {
        let event_subscription = EventSubscription::of(ctx);
        let events = event_subscription.events(EventFilter::of(EventKind::AlertsChanged, Some(application_id)), after.as_deref()).await?;
        Ok(events.filter_map(move |event| {
            let event_subscription = event_subscription.clone();
            async move { alerts_event(&event_subscription, event).await.transpose() }
        }))
    }
}

/// What a subscriber is shown of an event; nothing when the application is no longer theirs to see, or not of their filter.
async fn status_event(
    event_subscription: &EventSubscription,
    filter: &LiveFilter,
    event: Result<Arc<Event>>,
) -> Result<Option<ApplicationEvent>> {
    let event = event?;
    let text = |name: &str| event.payload.get(name).and_then(serde_json::Value::as_str).map(str::to_owned);
    let status = |name: &str| -> Result<Status> { text(name).unwrap_or_default().parse().map_err(Error::fault) };
    let (from, to) = (status("from")?, status("to")?);
    let Some(application) = event_subscription.application(&event).await? else { return Ok(None) };
    if !filter.lets_pass(&event_subscription.context, to, &application) {
        return Ok(None);
    }
    let account = text("actorAccount").and_then(|key| key.parse().ok());
    Ok(Some(ApplicationEvent {
        cursor: write_cursor(event.id),
        at: DateTime(event.at),
        from,
        to,
        actor: text("actor").map(|name| NamedPerson::of(account, name).into()),
        role: text("role"),
        reason: text("reason"),
        application: application.into(),
    }))
}

async fn alerts_event(event_subscription: &EventSubscription, event: Result<Arc<Event>>) -> Result<Option<AlertsEvent>> {
    let event = event?;
    let application = event_subscription.application(&event).await?;
    Ok(application.map(|application| AlertsEvent {
        cursor: write_cursor(event.id),
        at: DateTime(event.at),
        application: application.into(),
    }))
}

impl LiveFilter {
    fn lets_pass(&self, context: &RequestContext, to: Status, application: &Application) -> bool {
        let mine = || context.person().is_ok_and(|person| application.operator == Some(person.capacity.id));
        self.status.as_ref().is_none_or(|wanted| wanted.contains(&to))
            && self.employer_id.is_none_or(|employer| employer == application.employer)
            && self.unit_id.is_none_or(|unit| unit == application.unit)
            && (!self.mine || mine())
    }
}
