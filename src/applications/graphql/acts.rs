//! Acts on applications: submitted and withdrawn by applicants, taken and examined by the office.

use async_graphql::{Context, Object};

use crate::applications::drafting::submission::{DeclarationsInput, submit};
use crate::applications::graphql::node::ApplicationPayload;
use crate::applications::lifecycle::acting::{act, colleague};
use crate::applications::lifecycle::carry_out::Consequences;
use crate::core::access::acts::{Reassign, Release, Review, Take, Withdraw};
use crate::core::graph::required_text;
use crate::core::ids::{ApplicationId, ServingId};
use crate::core::{RequestContextExt, Result};

/// The mutations of submitted applications.
#[derive(Default)]
pub struct ApplicationActMutation;

#[Object]
impl ApplicationActMutation {
    /// Sends a draft in: it is frozen and gets its protocol number. Done once for its key, however often it is sent.
    async fn submit_application(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application that is meant.")] id: ApplicationId,
        #[graphql(desc = "The version that was read: refused with `VERSION_CONFLICT` where it has changed since.")] expected_version: i32,
        #[graphql(desc = "The declarations of the employer, each of which must be made.")] declarations: DeclarationsInput,
        #[graphql(desc = "A text of the caller's own, 1 to 128 visible characters: the same key never submits twice.")]
        idempotency_key: String,
    ) -> Result<ApplicationPayload> {
        let done = submit(ctx.context(), id, expected_version, declarations, &idempotency_key).await;
        ApplicationPayload::of(ctx.language(), done.map(Into::into))
    }

    /// Gives an application up before it is decided, with the reason.
    async fn withdraw_application(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application that is meant.")] id: ApplicationId,
        #[graphql(desc = "The version that was read: refused with `VERSION_CONFLICT` where it has changed since.")] expected_version: i32,
        #[graphql(desc = "Why it is withdrawn, for the history.")] reason: String,
    ) -> Result<ApplicationPayload> {
        let consequences = ctx.data_unchecked::<Consequences>();
        let done = act(ctx.context(), consequences, id, expected_version, Withdraw, |may, by| {
            let reason = required_text(&reason, "reason", 2_000)?;
            may.withdraw(by, reason, ctx.now())
        });
        ApplicationPayload::of(ctx.language(), done.await.map(Into::into))
    }

    /// Takes an application of one's office in hand.
    async fn take_application(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application that is meant.")] id: ApplicationId,
        #[graphql(desc = "The version that was read: refused with `VERSION_CONFLICT` where it has changed since.")] expected_version: i32,
    ) -> Result<ApplicationPayload> {
        let consequences = ctx.data_unchecked::<Consequences>();
        let done = act(ctx.context(), consequences, id, expected_version, Take, |may, by| may.take(by, ctx.now()));
        ApplicationPayload::of(ctx.language(), done.await.map(Into::into))
    }

    /// Puts an application that one took back into the queue.
    async fn release_application(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application that is meant.")] id: ApplicationId,
        #[graphql(desc = "The version that was read: refused with `VERSION_CONFLICT` where it has changed since.")] expected_version: i32,
    ) -> Result<ApplicationPayload> {
        let consequences = ctx.data_unchecked::<Consequences>();
        let done = act(ctx.context(), consequences, id, expected_version, Release, |may, by| may.release(by, ctx.now()));
        ApplicationPayload::of(ctx.language(), done.await.map(Into::into))
    }

    /// Begins the examination, or goes on with it after an interlocution.
    async fn review_application(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application that is meant.")] id: ApplicationId,
        #[graphql(desc = "The version that was read: refused with `VERSION_CONFLICT` where it has changed since.")] expected_version: i32,
    ) -> Result<ApplicationPayload> {
        let consequences = ctx.data_unchecked::<Consequences>();
        let done = act(ctx.context(), consequences, id, expected_version, Review, |may, by| may.review(by, ctx.now()));
        ApplicationPayload::of(ctx.language(), done.await.map(Into::into))
    }

    /// Puts an application into the hands of another operator of the office.
    async fn reassign_application(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application that is meant.")] id: ApplicationId,
        #[graphql(desc = "The version that was read: refused with `VERSION_CONFLICT` where it has changed since.")] expected_version: i32,
        #[graphql(desc = "The operator: the id of a colleague, or of their capacity.")] operator_id: ServingId,
    ) -> Result<ApplicationPayload> {
        ctx.viewer().ensure_role_may(&Reassign)?;
        let operator = colleague(ctx.context(), operator_id.0).await;
        let consequences = ctx.data_unchecked::<Consequences>();
        let done = act(ctx.context(), consequences, id, expected_version, Reassign, |may, by| may.reassign(operator?, by, ctx.now()));
        ApplicationPayload::of(ctx.language(), done.await.map(Into::into))
    }
}
