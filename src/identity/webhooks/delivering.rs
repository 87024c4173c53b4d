//! Notifying webhooks: each of the changes that its program may see, in order, until they are taken. Hubs on one database share the work.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use omnia_texts::Language;
use serde_json::json;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

use super::domain::{WebhookFailure, plan_retry};
use super::sending::{DeliveryFailure, Notification, WebhookClient};
use super::signature::sign;
use super::store::{self, Delivered, DueWebhook};
use crate::core::access::{Task, Viewer, can_ask};
use crate::core::app_context::AppContext;
use crate::core::error::{Error, Result, catch_panic};
use crate::core::events::{ChangeKind, Event, EventFilter, Tail, matching, sees_application, sees_event, sees_node, write_cursor};
use crate::core::ids::ApplicationId;
use crate::core::request_context::{Origin, RequestContext};
use crate::identity::second_factor::SecretKey;

/// Notifications of one webhook in a batch.
const BATCH: i64 = 20;
/// How long a batch may take: others wait for theirs.
const LONGEST_BATCH: Duration = Duration::from_secs(10);
/// For how long a webhook is taken, anew before each notification: longer than one can take. A hub that is killed keeps others from it for so long.
const LEASE: TimeDelta = TimeDelta::seconds(60);
/// When a webhook is taken up again where the hub itself failed.
const AFTER_FAULT: TimeDelta = TimeDelta::seconds(30);
/// After a batch that sent nothing: what happens meanwhile is found with one look.
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
            match catch_panic(deliveries.deliver_next()).await {
                Ok(Some(0)) => sleep(REST).await,
                Ok(Some(_)) => {}
                Ok(None) => {
                    sleep(REST).await;
                    let _ = timeout(POLL, newest.changed()).await;
                }
                Err(error) => {
                    tracing::warn!(%error, "a webhook could not be notified and will be retried");
                    sleep(REST).await;
                }
            }
        }
    };
    let _ = stop.run_until_cancelled(Box::pin(work)).await;
}

impl Deliveries {
    /// Notifies the webhook that is due longest; how often, and none where none is due.
    async fn deliver_next(&self) -> Result<Option<usize>> {
        let (newest, now) = (self.tail.state().newest, self.app.now());
        let task = self.app.task(Task::Webhooks);
        if !store::is_any_due(&mut *task.read().await?, now, newest).await? {
            return Ok(None);
        }
        let due = store::lease(&mut *task.read().await?, now, self.app.today(), newest, lease_end(now)).await?;
        task.release().await;
        let Some(mut webhook) = due else { return Ok(None) };
        let Ok(secret) = self.key.open(webhook.lease.id.0, &webhook.sealed_secret) else {
            let failed = DeliveryFailure { failure: WebhookFailure::Secret, http_status: None };
            return self.failed(&webhook, failed).await.map(|()| Some(0));
        };
        let sent = self.send_batch(&mut webhook, &secret, newest).await;
        if sent.is_err() {
            let (taken, now) = (webhook.delivered(None, self.app.now()), self.app.now());
            store::hold(&mut *task.read().await?, &mut webhook.lease, taken, self.app.today(), now + AFTER_FAULT).await?;
        }
        sent.map(Some)
    }

    /// Sends what has happened since the last notification, as far as one batch reaches; how often.
    async fn send_batch(&self, webhook: &mut DueWebhook, secret: &[u8], newest: i64) -> Result<usize> {
        let (begun, task) = (Instant::now(), self.app.task(Task::Webhooks));
        let person = Viewer::Person(Arc::new(webhook.person.clone()));
        let context = RequestContext::new(self.app.clone(), person, Language::default(), Origin::default());
        context.accesses.describe_read("webhook");
        let events = self.events(&context, webhook, newest).await?;
        let reaches_newest = i64::try_from(events.len()).is_ok_and(|read| read < BATCH);
        let (mut sent, mut delivered_at) = (0, None);
        for event in events.iter().take_while(|_| begun.elapsed() < LONGEST_BATCH) {
            // The last one is written down, and what has ended since is notified no more.
            let (taken, now) = (webhook.delivered(delivered_at.take(), self.app.now()), self.app.now());
            if !store::hold(&mut *task.read().await?, &mut webhook.lease, taken, self.app.today(), lease_end(now)).await? {
                return Ok(sent);
            }
            task.release().await;
            if sees(&context, event).await? {
                context.release().await;
                context.log_access().await?;
                if let Err(failed) = self.client.send(&webhook.url, self.notification(secret, event)?).await {
                    return self.failed(webhook, failed).await.map(|()| sent);
                }
                (sent, delivered_at) = (sent + 1, Some(self.app.now()));
                (webhook.failing_since, webhook.failures) = (None, 0);
            }
            webhook.last_event = event.id;
        }
        context.release().await;
        let is_all = reaches_newest && events.last().is_none_or(|last| last.id == webhook.last_event);
        if is_all {
            webhook.last_event = newest;
        }
        let (taken, next_at) = (webhook.delivered(delivered_at, self.app.now()), self.app.now() + rest_after(begun.elapsed()));
        store::hold(&mut *task.read().await?, &mut webhook.lease, taken, self.app.today(), next_at.trunc_subsecs(6)).await?;
        Ok(sent)
    }

    /// The events before a webhook of which its program may know.
    async fn events(&self, context: &RequestContext, webhook: &DueWebhook, newest: i64) -> Result<Vec<Event>> {
        let role = Some(webhook.person.capacity.role);
        let seen = webhook.kinds.iter().filter(|kind| can_ask(role, "ChangeKind", kind.as_str()));
        let filter = EventFilter { kinds: seen.map(|kind| kind.of_event()).collect(), application: None, nodes: Vec::new() };
        let events = matching(&mut *context.read().await?, &filter, webhook.last_event, newest, BATCH).await;
        context.release().await;
        events
    }

    fn notification(&self, secret: &[u8], event: &Event) -> Result<Notification> {
        let (id, timestamp, body) = (format!("msg_{}", event.id), self.app.now().timestamp(), body_of(event)?);
        let signature = sign(secret, &id, timestamp, &body)?;
        Ok(Notification { id, timestamp, signature, body })
    }

    /// Writes how a notification failed, after what was taken before it.
    async fn failed(&self, webhook: &DueWebhook, failed: DeliveryFailure) -> Result<()> {
        let now = self.app.now();
        let is_final = failed.http_status == Some(410) || failed.failure == WebhookFailure::Secret;
        let plan = plan_retry(webhook.failing_since, webhook.failures, is_final, now);
        store::fail(&mut *self.app.task(Task::Webhooks).read().await?, &webhook.lease, failed, plan, now).await
    }
}

impl DueWebhook {
    const fn delivered(&self, at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Delivered {
        Delivered { last_event: self.last_event, at, now }
    }
}

/// Until when a webhook is taken, as the database keeps it.
fn lease_end(now: DateTime<Utc>) -> DateTime<Utc> {
    (now + LEASE).trunc_subsecs(6)
}

/// How long a webhook rests after a batch: one that takes long, for as long, so that slow ones do not keep the others waiting.
fn rest_after(elapsed: Duration) -> TimeDelta {
    let seconds = i64::try_from(elapsed.as_secs()).unwrap_or_default();
    TimeDelta::seconds(seconds)
}

/// Whether the program sees what was changed, now; that it learns of it is an access.
async fn sees(context: &RequestContext, event: &Event) -> Result<bool> {
    let (Some(kind), Some(changed)) = (ChangeKind::of(event), event.node) else { return Ok(false) };
    let mut db = context.read().await?;
    let sees_it = match (kind.removes(), event.application) {
        // Of what is gone nothing is left to be seen but that.
        (true, _) => sees_event(&mut db, event.id).await?,
        // What is part of an application is seen by those who see the application.
        (false, Some(application)) => sees_application(&mut db, application).await? && sees_node(&mut db, changed).await?,
        (false, None) => sees_node(&mut db, changed).await?,
    };
    drop(db);
    if !sees_it {
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
