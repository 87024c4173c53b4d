//! Applications live: each change of status, and each change of alerts.

use async_graphql::{Context, InputObject, SimpleObject, Subscription};
use futures_util::{Stream, StreamExt};

use super::kinds::StatusName;
use super::node::{ApplicationById, ApplicationNode};
use crate::applications::domain::Application;
use crate::applications::status::Status;
use crate::core::events::{Event, EventKind, Tail, Wanted, follow, write_cursor};
use crate::core::graph::DateTime;
use crate::core::ids::{ApplicationId, EmployerId, UnitId};
use crate::core::{Error, InCall, Result};

/// Which of the applications that the viewer sees.
#[derive(Debug, Clone, Default, InputObject)]
pub struct LiveFilter {
    /// Those that come to one of these.
    pub status: Option<Vec<StatusName>>,
    pub employer_id: Option<EmployerId>,
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
    pub at: DateTime,
    /// The status it left.
    pub from: StatusName,
    /// The status it came to. The application may have gone on since.
    pub to: StatusName,
    /// Who changed it.
    pub actor: Option<String>,
    /// In which role: a capacity's, or SYSTEM.
    pub role: Option<String>,
    pub reason: Option<String>,
    /// The application as it is now.
    pub application: ApplicationNode,
}

/// A change of the alerts of an application.
#[derive(SimpleObject)]
pub struct AlertsEvent {
    /// Where to go on from with `after`, when the connection was lost.
    pub cursor: String,
    pub at: DateTime,
    /// The application with its alerts as they are now.
    pub application: ApplicationNode,
}

#[derive(Default)]
pub struct ApplicationSubscription;

#[Subscription]
impl ApplicationSubscription {
    /// Every change of status: of one application, or of all that the viewer sees. Ends when the one is no longer his to see.
    async fn application_status_changed(
        &self,
        ctx: &Context<'_>,
        id: Option<ApplicationId>,
        filter: Option<LiveFilter>,
        #[graphql(desc = "Cursor of the last event that was seen: what came after it is given first.")] after: Option<String>,
    ) -> Result<impl Stream<Item = Result<ApplicationEvent>>> {
        let events = events(ctx, EventKind::ApplicationStatusChanged, id, after).await?;
        let (call, filter) = (ctx.call().clone(), filter.unwrap_or_default());
        Ok(events.filter_map(move |event| {
            let (call, filter) = (call.clone(), filter.clone());
            async move { status_event(&call, &filter, event).await.transpose() }
        }))
    }

    /// Every change of the alerts of one application; ends when it is no longer the viewer's to see.
    async fn alerts_changed(
        &self,
        ctx: &Context<'_>,
        application_id: ApplicationId,
        after: Option<String>,
    ) -> Result<impl Stream<Item = Result<AlertsEvent>>> {
        let events = events(ctx, EventKind::AlertsChanged, Some(application_id), after).await?;
        let call = ctx.call().clone();
        Ok(events.filter_map(move |event| {
            let call = call.clone();
            async move { alerts_event(&call, event).await.transpose() }
        }))
    }
}

/// The events to follow, where the viewer may follow them.
async fn events(
    ctx: &Context<'_>,
    kind: EventKind,
    application: Option<ApplicationId>,
    after: Option<String>,
) -> Result<impl Stream<Item = Result<Event>> + Send + use<>> {
    ctx.person()?;
    if let Some(id) = application {
        ctx.load::<ApplicationById>(id).await?.ok_or(Error::NotFound)?;
    }
    ctx.call().release().await;
    follow(ctx.call().clone(), ctx.data_unchecked::<Tail>().clone(), Wanted { kind, application }, after.as_deref()).await
}

/// What a subscriber is shown of an event; nothing when the application is no longer his to see, or not of his filter.
async fn status_event(call: &crate::core::Call, filter: &LiveFilter, event: Result<Event>) -> Result<Option<ApplicationEvent>> {
    let event = event?;
    let text = |name: &str| event.payload.get(name).and_then(serde_json::Value::as_str).map(str::to_owned);
    let status = |name: &str| -> Result<Status> { text(name).unwrap_or_default().parse().map_err(Error::fault) };
    let (from, to) = (status("from")?, status("to")?);
    let Some(application) = application(call, &event).await? else { return Ok(None) };
    if !filter.lets_pass(call, to, &application) {
        return Ok(None);
    }
    Ok(Some(ApplicationEvent {
        cursor: write_cursor(event.id),
        at: DateTime(event.at),
        from: from.into(),
        to: to.into(),
        actor: text("actor"),
        role: text("role"),
        reason: text("reason"),
        application: application.into(),
    }))
}

async fn alerts_event(call: &crate::core::Call, event: Result<Event>) -> Result<Option<AlertsEvent>> {
    let event = event?;
    let application = application(call, &event).await?;
    Ok(application.map(|application| AlertsEvent {
        cursor: write_cursor(event.id),
        at: DateTime(event.at),
        application: application.into(),
    }))
}

/// The application of an event, where the viewer sees it. An event that is then not shown holds no connection back.
async fn application(call: &crate::core::Call, event: &Event) -> Result<Option<Application>> {
    let Some(id) = event.application else { return Ok(None) };
    let seen = call.load::<ApplicationById>(id).await;
    call.release().await;
    seen
}

impl LiveFilter {
    fn lets_pass(&self, call: &crate::core::Call, to: Status, application: &Application) -> bool {
        let mine = || call.person().is_ok_and(|person| application.operator == Some(person.capacity.id));
        self.status.as_ref().is_none_or(|wanted| wanted.contains(&to.into()))
            && self.employer_id.is_none_or(|employer| employer == application.employer)
            && self.unit_id.is_none_or(|unit| unit == application.unit)
            && (!self.mine || mine())
    }
}
