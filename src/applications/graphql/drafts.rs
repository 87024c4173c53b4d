//! Drafts: made, edited, copied, deleted.

use async_graphql::{Context, InputObject, Object};
use omnia_rules::cause::Benefit;
use serde_json::json;

use crate::applications::content::application_content::taken;
use crate::applications::drafting::draft;
use crate::applications::graphql::input::draft::DraftPatch;
use crate::applications::graphql::node::{ApplicationNode, ApplicationPayload};
use crate::core::access::acts::Draft;
use crate::core::idempotency::{OptionalKey, sent};
use crate::core::ids::{ApplicationId, UnitId};
use crate::core::{RequestContextExt, Result};

/// A draft to be made.
#[derive(InputObject)]
pub struct CreateDraftInput {
    /// The productive unit that the application is for.
    pub unit_id: UnitId,
    /// Any but CIGS, which is asked for at the Ministry.
    pub benefit: Benefit,
    /// Other fields, as far as they are known.
    pub content: Option<DraftPatch>,
}

/// The mutations of drafts.
#[derive(Default)]
pub struct DraftMutation;

#[Object]
impl DraftMutation {
    /// Makes a draft for a productive unit.
    async fn create_draft(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The unit, the benefit, and what is known of the content already.")] input: CreateDraftInput,
        #[graphql(desc = "A text of the caller's own, 1 to 128 visible characters: the same key never makes a draft twice.")]
        idempotency_key: Option<String>,
    ) -> Result<ApplicationPayload> {
        ApplicationPayload::of(ctx.language(), create(ctx, input, idempotency_key).await)
    }

    /// Changes fields of a draft; its alerts are computed again.
    async fn update_draft(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application that is meant.")] id: ApplicationId,
        #[graphql(desc = "The version that was read: refused with `VERSION_CONFLICT` where it has changed since.")] expected_version: i32,
        #[graphql(desc = "What changes; a field that is left out stays as it is, null empties it.")] patch: DraftPatch,
    ) -> Result<ApplicationPayload> {
        ApplicationPayload::of(ctx.language(), draft::update(ctx.context(), id, expected_version, patch).await.map(Into::into))
    }

    /// Makes a draft with the content and the workers of an earlier application.
    async fn copy_application(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application whose content the new draft takes.")] id: ApplicationId,
        #[graphql(desc = "A text of the caller's own, 1 to 128 visible characters: the same key never makes a draft twice.")]
        idempotency_key: Option<String>,
    ) -> Result<ApplicationPayload> {
        ApplicationPayload::of(ctx.language(), copy(ctx, id, idempotency_key).await)
    }

    /// Deletes a draft and all that hangs on it. The answer shows it for the last time.
    async fn delete_draft(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application that is meant.")] id: ApplicationId,
        #[graphql(desc = "The version that was read: refused with `VERSION_CONFLICT` where it has changed since.")] expected_version: i32,
    ) -> Result<ApplicationPayload> {
        ApplicationPayload::of(ctx.language(), draft::delete(ctx.context(), id, expected_version).await.map(Into::into))
    }
}

async fn create(ctx: &Context<'_>, input: CreateDraftInput, key: Option<String>) -> Result<ApplicationNode> {
    // Whoever may make no draft is not bothered with what is wrong in it.
    ctx.viewer().ensure_role_may(&Draft)?;
    let benefit = taken(input.benefit)?;
    let once = OptionalKey::new(ctx.context(), key.as_deref(), "createDraft", &sent(ctx, "input")?)?;
    Ok(draft::create(ctx.context(), input.unit_id, benefit, input.content.unwrap_or_default(), &once).await?.into())
}

async fn copy(ctx: &Context<'_>, id: ApplicationId, key: Option<String>) -> Result<ApplicationNode> {
    ctx.viewer().ensure_role_may(&Draft)?;
    let once = OptionalKey::new(ctx.context(), key.as_deref(), "copyApplication", &json!({ "id": id.0 }))?;
    Ok(draft::copy(ctx.context(), id, &once).await?.into())
}
