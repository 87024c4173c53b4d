//! Many drafts made, looked at and submitted at once.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use omnia_rules::cause::Benefit;
use omnia_texts::Language;
use serde_json::json;

use crate::alerts::{AlertNode, hide_unseen};
use crate::applications::content::application_content::taken;
use crate::applications::drafting::bulk::{MOST_AT_ONCE, create_each, submit_each};
use crate::applications::drafting::submission::{DeclarationsInput, lacks};
use crate::applications::examination::control;
use crate::applications::graphql::input::draft::DraftPatch;
use crate::applications::graphql::node::ApplicationNode;
use crate::applications::graphql::simulations::tried_alerts;
use crate::applications::lifecycle::domain::Application;
use crate::applications::lifecycle::store;
use crate::core::access::Action;
use crate::core::access::acts::{Draft, EditDraft};
use crate::core::graph::{UserError, user_errors};
use crate::core::idempotency::sent;
use crate::core::ids::{ApplicationId, UnitId};
use crate::core::{Error, Refusal, RequestContextExt, Result};

/// A draft that is submitted with others.
#[derive(InputObject)]
pub struct DraftToSubmitInput {
    /// The draft.
    pub id: ApplicationId,
    /// The version that was read: refused with `VERSION_CONFLICT` where it has changed since.
    pub expected_version: i32,
}

/// What became of one of the units for which drafts were to be made.
#[derive(SimpleObject)]
pub struct DraftResult {
    /// The unit.
    pub unit_id: ID,
    /// The draft; null where `userErrors` says why there is none.
    pub application: Option<ApplicationNode>,
    /// What the person can correct; empty where the draft was made.
    pub user_errors: Vec<UserError>,
}

/// What became of one of the drafts that were to be submitted.
#[derive(SimpleObject)]
pub struct SubmissionResult {
    /// The draft.
    pub application_id: ID,
    /// The application, with its protocol number; null where `userErrors` says why it was not submitted.
    pub application: Option<ApplicationNode>,
    /// What the person can correct; empty where it was submitted.
    pub user_errors: Vec<UserError>,
}

/// What a draft would be refused for, and what its controls find.
#[derive(SimpleObject)]
pub struct DraftCheck {
    /// The draft.
    pub application: ApplicationNode,
    /// What it lacks to be submitted.
    pub missing: Vec<UserError>,
    /// What the controls find in it today.
    pub alerts: Vec<AlertNode>,
}

/// The mutations of many applications at once.
#[derive(Default)]
pub struct BulkMutation;

#[Object]
impl BulkMutation {
    /// Makes a draft with the same content for each unit, as where one event concerns many employers: a result for each, in their
    /// order. The same key never makes a draft twice: sent again after a failure, the act goes on where it ended.
    async fn create_drafts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The productive units, 50 at most.")] unit_ids: Vec<UnitId>,
        #[graphql(desc = "Any but CIGS, which is asked for at the Ministry.")] benefit: Benefit,
        #[graphql(desc = "What is known of the content already, the same for all.")] content: Option<DraftPatch>,
        #[graphql(desc = "A text of the caller's own, 1 to 128 visible characters, for the whole.")] idempotency_key: String,
    ) -> Result<Vec<DraftResult>> {
        ctx.viewer().ensure_role_may(&Draft)?;
        let sent = json!({ "benefit": benefit.as_str(), "content": sent(ctx, "content")? });
        let made = match taken(benefit) {
            Ok(benefit) => create_each(ctx.context(), unit_ids, benefit, content.unwrap_or_default(), (&idempotency_key, &sent)),
            Err(error) => return unit_ids.into_iter().map(|unit| draft_result(ctx.language(), unit, Err(error.clone()))).collect(),
        };
        made.await?.into_iter().map(|(unit, done)| draft_result(ctx.language(), unit, done)).collect()
    }

    /// Submits drafts, each on its own: a result for each, in their order. The same key never submits twice.
    async fn submit_applications(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The drafts with the versions that were read, 50 at most.")] drafts: Vec<DraftToSubmitInput>,
        #[graphql(desc = "The declarations of the employer, each of which must be made, for each of them.")]
        declarations: DeclarationsInput,
        #[graphql(desc = "A text of the caller's own, 1 to 128 visible characters, for the whole.")] idempotency_key: String,
    ) -> Result<Vec<SubmissionResult>> {
        let drafts = drafts.into_iter().map(|draft| (draft.id, draft.expected_version)).collect();
        let sent = submit_each(ctx.context(), drafts, &declarations, &idempotency_key).await?;
        sent.into_iter()
            .map(|(id, done)| {
                let (application, user_errors) = result(ctx.language(), done)?;
                Ok(SubmissionResult { application_id: id.into(), application, user_errors })
            })
            .collect()
    }
}

/// The queries of many applications at once.
#[derive(Default)]
pub struct BulkQuery;

#[Object]
impl BulkQuery {
    /// What each draft lacks and what its controls find today, in the order of the ids; null where there is no draft that the viewer
    /// may edit.
    async fn check_drafts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The drafts that are looked at, 50 at most.")] ids: Vec<ApplicationId>,
    ) -> Result<Vec<Option<DraftCheck>>> {
        ctx.viewer().ensure_role_may(&EditDraft)?;
        if ids.len() > MOST_AT_ONCE {
            return Err(Error::BadRequest(Refusal::new("TOO_MANY_AT_ONCE").at(["ids"]).with("most", MOST_AT_ONCE)));
        }
        let mut checks = Vec::with_capacity(ids.len());
        for id in ids {
            checks.push(check(ctx, id).await?);
        }
        Ok(checks)
    }
}

async fn check(ctx: &Context<'_>, id: ApplicationId) -> Result<Option<DraftCheck>> {
    let mut db = ctx.read().await?;
    let draft = match store::get(&mut db, id).await {
        Err(Error::NotFound) => return Ok(None),
        draft => draft?,
    };
    if draft.is_submitted() || !ctx.viewer().can(Action::EditDraft, &draft) {
        return Ok(None);
    }
    ctx.context().accesses.application(draft.id, draft.employer);
    let findings = control::findings(&mut db, &draft, ctx.today()).await?;
    let missing = lacks(&draft, &findings, ctx.today()).iter().map(|refusal| UserError::new(refusal, ctx.language())).collect();
    let alerts = hide_unseen(&mut db, tried_alerts(ctx, &findings)).await?;
    let alerts = alerts.iter().map(|alert| AlertNode::new(alert, ctx.language())).collect();
    Ok(Some(DraftCheck { application: draft.into(), missing, alerts }))
}

fn draft_result(language: Language, unit: UnitId, done: Result<Application>) -> Result<DraftResult> {
    let (application, user_errors) = result(language, done)?;
    Ok(DraftResult { unit_id: unit.into(), application, user_errors })
}

/// One of many, or what the person can correct. That it is not there, or not theirs to change, is an error of it alone.
fn result(language: Language, done: Result<Application>) -> Result<(Option<ApplicationNode>, Vec<UserError>)> {
    match done {
        Ok(application) => Ok((Some(application.into()), Vec::new())),
        Err(error @ (Error::NotFound | Error::Forbidden { .. })) => {
            Ok((None, vec![UserError { code: error.code().to_owned(), path: Vec::new(), message: error.message(language) }]))
        }
        Err(error) => Ok((None, user_errors(error, language)?)),
    }
}
