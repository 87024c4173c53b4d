//! Acts on applications: submitted and withdrawn by applicants, taken and examined by the office.

use async_graphql::{Context, Object};
use serde_json::json;

use crate::applications::graphql::node::{ApplicationNode, ApplicationPayload};
use crate::applications::lifecycle::actor::actor;
use crate::applications::lifecycle::carry_out::{Consequences, carry_out};
use crate::applications::lifecycle::domain::{Actor, Application, Step};
use crate::applications::lifecycle::idempotency::IdempotencyKey;
use crate::applications::lifecycle::store;
use crate::applications::lifecycle::submission::{DeclarationsInput, Submission};
use crate::core::access::acts::{Reassign, Release, Review, Submit, Take, Withdraw};
use crate::core::access::{Act, May};
use crate::core::graph::required_text;
use crate::core::ids::{ApplicationId, CapacityId};
use crate::core::{Refusal, RequestContextExt, Result};

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
        ApplicationPayload::of(ctx.language(), submit(ctx, id, expected_version, declarations, &idempotency_key).await)
    }

    /// Gives an application up before it is decided, with the reason.
    async fn withdraw_application(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application that is meant.")] id: ApplicationId,
        #[graphql(desc = "The version that was read: refused with `VERSION_CONFLICT` where it has changed since.")] expected_version: i32,
        #[graphql(desc = "Why it is withdrawn, for the history.")] reason: String,
    ) -> Result<ApplicationPayload> {
        let done = act(ctx, id, expected_version, Withdraw, |may, by| {
            let reason = required_text(&reason, "reason", 2_000)?;
            may.withdraw(by, reason, ctx.now())
        });
        ApplicationPayload::of(ctx.language(), done.await)
    }

    /// Takes an application of one's office in hand.
    async fn take_application(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application that is meant.")] id: ApplicationId,
        #[graphql(desc = "The version that was read: refused with `VERSION_CONFLICT` where it has changed since.")] expected_version: i32,
    ) -> Result<ApplicationPayload> {
        let done = act(ctx, id, expected_version, Take, |may, by| may.take(by, ctx.now()));
        ApplicationPayload::of(ctx.language(), done.await)
    }

    /// Puts an application that one took back into the queue.
    async fn release_application(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application that is meant.")] id: ApplicationId,
        #[graphql(desc = "The version that was read: refused with `VERSION_CONFLICT` where it has changed since.")] expected_version: i32,
    ) -> Result<ApplicationPayload> {
        let done = act(ctx, id, expected_version, Release, |may, by| may.release(by, ctx.now()));
        ApplicationPayload::of(ctx.language(), done.await)
    }

    /// Begins the examination, or goes on with it after an interlocution.
    async fn review_application(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application that is meant.")] id: ApplicationId,
        #[graphql(desc = "The version that was read: refused with `VERSION_CONFLICT` where it has changed since.")] expected_version: i32,
    ) -> Result<ApplicationPayload> {
        let done = act(ctx, id, expected_version, Review, |may, by| may.review(by, ctx.now()));
        ApplicationPayload::of(ctx.language(), done.await)
    }

    /// Puts an application into the hands of another operator of the office.
    async fn reassign_application(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application that is meant.")] id: ApplicationId,
        #[graphql(desc = "The version that was read: refused with `VERSION_CONFLICT` where it has changed since.")] expected_version: i32,
        #[graphql(desc = "The capacity of the operator.")] operator_id: CapacityId,
    ) -> Result<ApplicationPayload> {
        ctx.viewer().ensure_role_may(&Reassign)?;
        let operator = colleague(ctx, operator_id).await;
        let done = act(ctx, id, expected_version, Reassign, |may, by| may.reassign(operator?, by, ctx.now()));
        ApplicationPayload::of(ctx.language(), done.await)
    }
}

/// Begin, get, may, act, save, tell, commit: every act on a submitted application.
async fn act<A: Act>(
    ctx: &Context<'_>,
    id: ApplicationId,
    expected: i32,
    act: A,
    verb: impl FnOnce(May<A, Application>, Actor) -> Result<Step> + Send,
) -> Result<ApplicationNode> {
    ctx.viewer().ensure_role_may(&act)?;
    let mut tx = ctx.begin().await?;
    let application = store::get_for_change(&mut tx, id).await?;
    let by = actor(&mut tx, ctx.context(), &application).await?;
    let may = ctx.viewer().may(act, application)?;
    may.on.expect(expected)?;
    let step = verb(may, by)?;
    Ok(carry_out(ctx.context(), ctx.data_unchecked::<Consequences>(), tx, step).await?.into())
}

async fn submit(
    ctx: &Context<'_>,
    id: ApplicationId,
    expected: i32,
    declarations: DeclarationsInput,
    key: &str,
) -> Result<ApplicationNode> {
    ctx.viewer().ensure_role_may(&Submit)?;
    let person = ctx.person()?;
    let input = json!({ "id": id.0, "declarations": declarations });
    let once = IdempotencyKey::new(person.capacity.id, key, "submitApplication", &input)?;
    let by = {
        let mut db = ctx.read().await?;
        let draft = store::get(&mut db, id).await?;
        actor(&mut db, ctx.context(), &draft).await?
    };
    let submission = Submission { id, expected_version: expected, declarations, once };
    Ok(submission.carry_out(ctx.context(), by).await?.into())
}

/// An operator who is in service at the director's own office today.
async fn colleague(ctx: &Context<'_>, id: CapacityId) -> Result<(CapacityId, String)> {
    let name = store::colleague_name(&mut *ctx.read().await?, id).await?;
    name.map(|name| (id, name)).ok_or_else(|| Refusal::new("OPERATOR_UNKNOWN").at(["operatorId"]).into())
}
