//! Making, resuming and ending webhooks.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};

use super::node::WebhookNode;
use crate::core::config::WebhookTargets;
use crate::core::events::ChangeKind;
use crate::core::graph::{UserError, payload, user_errors};
use crate::core::idempotency::{OptionalKey, sent};
use crate::core::ids::{ProgramId, WebhookId};
use crate::core::{Refusal, RequestContextExt, Result};
use crate::identity::second_factor::SecondFactors;
use crate::identity::webhooks::acting::{CreatedWebhook, WebhookSettings, create, delete, resume};
use crate::identity::webhooks::domain::WantedWebhook;

/// A webhook to be made.
#[derive(InputObject)]
pub struct CreateWebhookInput {
    /// The program that is to be notified: of the viewer's capacity, with the scope READ.
    pub program_id: ProgramId,
    /// Where the notifications are to go: an https address in a public network, of at most 500 characters.
    pub url: String,
    /// Of what it is to be notified: one kind at least.
    pub kinds: Vec<ChangeKind>,
}

/// The answer to making a webhook.
#[derive(SimpleObject, Default)]
pub struct CreateWebhookPayload {
    /// The webhook; null where `userErrors` says why there is none.
    pub webhook: Option<WebhookNode>,
    /// What its notifications are signed with. It is shown this once, and cannot be read again: null where `userErrors` says that a call was
    /// repeated with its key.
    pub secret: Option<String>,
    /// Why nothing was done; empty where it was done. `WEBHOOK_SECRET_SHOWN_BEFORE` where the webhook was made before with the same key:
    /// `webhook` is that one, as it is now.
    pub user_errors: Vec<UserError>,
}

payload! {
    /// The answer to a mutation of a webhook.
    WebhookPayload { webhook: WebhookNode }
}

/// The answer to ending a webhook.
#[derive(SimpleObject, Default)]
pub struct DeleteWebhookPayload {
    /// The id of the webhook that is gone; null where `userErrors` says why nothing changed.
    pub webhook_id: Option<ID>,
    /// Why nothing was done; empty where it was done.
    pub user_errors: Vec<UserError>,
}

/// Making, resuming and ending webhooks.
#[derive(Default)]
pub struct WebhookMutation;

#[Object]
impl WebhookMutation {
    /// Has a program notified of what happens from now on, of what it may see. The secret is in the answer, this once.
    async fn create_webhook(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The program, where its notifications go, and of what they are.")] input: CreateWebhookInput,
        #[graphql(desc = "A text of the caller's own, 1 to 128 visible characters: the same key never makes a webhook twice.")]
        idempotency_key: Option<String>,
    ) -> Result<CreateWebhookPayload> {
        let once = OptionalKey::new(ctx.context(), idempotency_key.as_deref(), "createWebhook", &sent(ctx, "input")?);
        let CreateWebhookInput { program_id, url, kinds } = input;
        let settings =
            WebhookSettings { key: ctx.data_unchecked::<SecondFactors>().key.as_ref(), targets: *ctx.data_unchecked::<WebhookTargets>() };
        match create(ctx.context(), once, program_id, WantedWebhook { url, kinds }, settings).await {
            Ok(CreatedWebhook::Now(webhook, secret)) => {
                Ok(CreateWebhookPayload { webhook: Some(webhook.into()), secret: Some(secret), user_errors: Vec::new() })
            }
            Ok(CreatedWebhook::Before(webhook)) => {
                let shown = Refusal::new("WEBHOOK_SECRET_SHOWN_BEFORE").at(["idempotencyKey"]);
                let user_errors = vec![UserError::new(&shown, ctx.language())];
                Ok(CreateWebhookPayload { webhook: Some(webhook.into()), secret: None, user_errors })
            }
            Err(error) => Ok(CreateWebhookPayload { user_errors: user_errors(error, ctx.language())?, ..Default::default() }),
        }
    }

    /// Ends a webhook of the viewer's capacity, the administrator anyone's.
    async fn delete_webhook(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The webhook that ends.")] id: WebhookId,
    ) -> Result<DeleteWebhookPayload> {
        match delete(ctx.context(), id).await {
            Ok(id) => Ok(DeleteWebhookPayload { webhook_id: Some(id.into()), user_errors: Vec::new() }),
            Err(error) => Ok(DeleteWebhookPayload { webhook_id: None, user_errors: user_errors(error, ctx.language())? }),
        }
    }

    /// Has a webhook that was stopped notified again, of what happens from now on.
    async fn resume_webhook(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A webhook that was stopped.")] id: WebhookId,
    ) -> Result<WebhookPayload> {
        let resumed = resume(ctx.context(), id).await;
        WebhookPayload::of(ctx.language(), resumed.map(Into::into))
    }
}
