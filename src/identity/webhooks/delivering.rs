//! Notifying webhooks: each of the changes that its program may see, in order, until they are taken. Hubs on one database share the work.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use omnia_texts::Language;
use serde_json::json;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

use super::domain::after_failure;
use super::sending::{NotTaken, Notification, WebhookClient};
use super::signature::sign;
use super::store::{self, Leased};
use crate::core::access::{Task, Viewer, can_ask};
use crate::core::app_context::AppContext;
use crate::core::error::{Error, Result, catch_panic};
use crate::core::events::{ChangeKind, Event, EventFilter, Tail, matching, sees_application, write_cursor};
use crate::core::ids::ApplicationId;
use crate::core::request_context::{Origin, RequestContext};
use crate::identity::second_factor::SecretKey;

/// Notifications of one webhook in one go.
const AT_ONCE: i64 = 20;
/// For how long a webhook is taken: longer than all notifications of one go can take.
const LEASE: TimeDelta = TimeDelta::minutes(5);
/// Between two looks: what happens meanwhile is found with one.
const REST: Duration = Duration::from_millis(200);
/// How often failed ones are looked for, while nothing happens.
const POLL: Duration = Duration::from_secs(2);

/// With what webhooks are notified.
#[derive(Clone)]
pub struct Deliveries {
    /// What all requests and tasks share.
    pub app: AppContext,
    /// Where the events stand.
    pub tail: Tail,
    /// Sends notifications.
    pub client: WebhookClient,
    /// What the secrets are encrypted with.
    pub key: SecretKey,
}

/// Notifies webhooks, one after the other, until the hub stops. What was sent and is not written down yet is sent once more.
pub async fn deliver(deliveries: Deliveries, stop: CancellationToken) {
    let mut newest = deliveries.tail.newest();
    let work = async {
        loop {
            let delivered = catch_panic(deliveries.deliver_next()).await;
            match delivered {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => tracing::warn!(%error, "a webhook could not be notified and will be again"),
            }
            sleep(REST).await;
            let _ = timeout(POLL, newest.changed()).await;
        }
    };
    let _ = stop.run_until_cancelled(Box::pin(work)).await;
}

impl Deliveries {
    /// Notifies the webhook that is due longest; false where none is.
    async fn deliver_next(&self) -> Result<bool> {
        let (newest, now) = (self.tail.state().newest, self.app.now());
        let task = self.app.task(Task::Webhooks);
        let leased = store::lease(&mut *task.read().await?, (now, self.app.today()), newest, now + LEASE).await?;
        task.release().await;
        let Some(webhook) = leased else { return Ok(false) };
        let context =
            RequestContext::new(self.app.clone(), Viewer::Person(Arc::new(webhook.person.clone())), Language::default(), Origin::default());
        context.accesses.describe_download("webhook");
        let events = self.events(&context, &webhook, newest).await?;
        let is_all = i64::try_from(events.len()).is_ok_and(|read| read < AT_ONCE);
        let last = if is_all { newest } else { events.last().map_or(newest, |event| event.id) };
        let mut sent = false;
        for event in &events {
            if !self.sees(&context, event).await? {
                continue;
            }
            context.log_access().await?;
            context.release().await;
            match self.notify(&webhook, event).await? {
                Ok(()) => sent = true,
                Err(not_taken) => return self.failed(&webhook, event.id - 1, sent, not_taken).await.map(|()| true),
            }
        }
        context.release().await;
        let now = self.app.now();
        store::advance(&mut *task.read().await?, webhook.id, last, sent.then_some(now), now).await?;
        Ok(true)
    }

    /// The events before a webhook of which its program may know.
    async fn events(&self, context: &RequestContext, webhook: &Leased, newest: i64) -> Result<Vec<Event>> {
        let role = Some(webhook.person.capacity.role);
        let seen = webhook.kinds.iter().filter(|kind| can_ask(role, "ChangeKind", kind.as_str()));
        let filter = EventFilter { kinds: seen.map(|kind| kind.of_event()).collect(), application: None, nodes: Vec::new() };
        let events = matching(&mut *context.read().await?, &filter, webhook.position, newest, AT_ONCE).await;
        context.release().await;
        events
    }

    /// Whether the program sees what was changed; that it learns of it is an access.
    async fn sees(&self, context: &RequestContext, event: &Event) -> Result<bool> {
        let (Some(kind), Some(_)) = (ChangeKind::of(event), event.node) else { return Ok(false) };
        if let Some(application) = event.application
            && !kind.removes()
            && !sees_application(&mut *context.read().await?, application).await?
        {
            return Ok(false);
        }
        kind.mark_access(context);
        match (event.application.filter(|_| !kind.removes()), event.position) {
            (Some(application), _) => context.accesses.of_application(application),
            (None, Some(position)) => context.accesses.of_position(position),
            (None, None) => {}
        }
        Ok(true)
    }

    async fn notify(&self, webhook: &Leased, event: &Event) -> Result<Result<(), NotTaken>> {
        let secret = self.key.open(webhook.person.account, &webhook.sealed_secret)?;
        let (id, second, body) = (format!("msg_{}", event.id), self.app.now().timestamp(), body_of(event)?);
        let signature = sign(&secret, &id, second, &body)?;
        Ok(self.client.send(&webhook.url, Notification { id, second, signature, body }).await)
    }

    /// Writes what was taken before the failure, and the failure.
    async fn failed(&self, webhook: &Leased, last: i64, sent: bool, not_taken: NotTaken) -> Result<()> {
        let (task, now) = (self.app.task(Task::Webhooks), self.app.now());
        let before = if sent { (None, 0) } else { (webhook.failing_since, webhook.failures) };
        let after = after_failure(before.0, before.1, not_taken.status == Some(410), now);
        let mut db = task.read().await?;
        store::advance(&mut db, webhook.id, last, sent.then_some(now), after.next_at).await?;
        store::fail(&mut db, webhook.id, not_taken, after, now).await
    }
}

/// What has changed, by its ids: whoever is notified reads the rest with the program's own token.
fn body_of(event: &Event) -> Result<String> {
    let changed = event.node.ok_or_else(|| Error::fault("a change is of a thing"))?;
    let body = json!({
        "type": event.kind.as_str(),
        "timestamp": event.at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
        "data": {
            "cursor": write_cursor(event.id),
            "nodeType": changed.of.as_str(),
            "nodeId": changed.id().write(),
            "version": changed.version,
            "applicationId": event.application.map(|application: ApplicationId| application.global().write()),
        },
    });
    Ok(body.to_string())
}
