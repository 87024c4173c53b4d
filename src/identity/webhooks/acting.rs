//! What a person does with the webhooks of their programs.

use super::domain::{MOST_WEBHOOKS, WantedWebhook, Webhook};
use super::signature::new_secret;
use super::store;
use crate::core::access::acts::{CreateProgram, RevokeProgram};
use crate::core::config::WebhookTargets;
use crate::core::error::{Error, Refusal, Result};
use crate::core::events::bounds;
use crate::core::idempotency::OptionalKey;
use crate::core::ids::{ProgramId, WebhookId};
use crate::core::request_context::RequestContext;
use crate::identity::programs::store::get_program;
use crate::identity::second_factor::SecretKey;

/// A webhook that was asked for.
pub enum CreatedWebhook {
    /// Made now, with the secret that its notifications are signed with.
    Now(Webhook, String),
    /// Made before with the same key: its secret was shown then.
    Before(Webhook),
}

/// What the settings say of webhooks.
pub struct WebhookSettings<'a> {
    /// What encrypts their secrets.
    pub key: Option<&'a SecretKey>,
    /// Where they may lead.
    pub targets: WebhookTargets,
}

/// Makes a webhook of a program of the viewer's capacity; once for its key, where it has one.
pub async fn create(
    context: &RequestContext,
    once: Result<OptionalKey>,
    program: ProgramId,
    wanted: WantedWebhook,
    settings: WebhookSettings<'_>,
) -> Result<CreatedWebhook> {
    context.viewer.ensure_role_may(&CreateProgram)?;
    let once = once?;
    let role = context.person()?.capacity.role;
    let mut tx = context.begin().await?;
    if let Some(made) = once.claim(&mut tx).await? {
        return store::get_webhook(&mut tx, made.into()).await.map(CreatedWebhook::Before);
    }
    let program = get_program(&mut tx, program).await?;
    let webhook = wanted.read(WebhookId(context.key()), &program, role, settings.targets, context.now())?;
    let key = settings.key.ok_or_else(|| Error::from(Refusal::new("WEBHOOKS_NEED_A_KEY")))?;
    store::lock_webhooks(&mut tx, program.capacity).await?;
    if store::count_webhooks(&mut tx, program.capacity).await? >= MOST_WEBHOOKS {
        return Err(Refusal::new("TOO_MANY_WEBHOOKS").with("most", MOST_WEBHOOKS).into());
    }
    let (secret, text) = new_secret(context.app.random.as_ref());
    let sealed = key.seal(webhook.id.0, &secret, context.app.random.as_ref())?;
    let newest = bounds(&mut tx).await?.1.unwrap_or_default();
    store::add_webhook(&mut tx, &webhook, &sealed, newest).await?;
    once.keep(&mut tx, webhook.id.0, context.now()).await?;
    tx.commit().await?;
    Ok(CreatedWebhook::Now(webhook, text))
}

/// Ends a webhook of the viewer's capacity, the administrator anyone's.
pub async fn delete(context: &RequestContext, id: WebhookId) -> Result<WebhookId> {
    context.viewer.ensure_role_may(&RevokeProgram)?;
    let mut tx = context.begin().await?;
    let owner = store::delete_webhook(&mut tx, id).await?.ok_or(Error::NotFound)?;
    context.note_account(owner);
    tx.commit().await?;
    Ok(id)
}

/// Has a webhook that was stopped notified again, of what happens from now on.
pub async fn resume(context: &RequestContext, id: WebhookId) -> Result<Webhook> {
    context.viewer.ensure_role_may(&CreateProgram)?;
    let mut tx = context.begin().await?;
    store::get_webhook(&mut tx, id).await?;
    let newest = bounds(&mut tx).await?.1.unwrap_or_default();
    if !store::resume_webhook(&mut tx, id, newest, context.now()).await? {
        return Err(Refusal::new("WEBHOOK_NOT_STOPPED").at(["id"]).into());
    }
    let webhook = store::get_webhook(&mut tx, id).await?;
    tx.commit().await?;
    Ok(webhook)
}
