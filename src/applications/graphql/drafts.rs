//! Drafts: made, edited, copied, deleted.

use async_graphql::{Context, InputObject, MaybeUndefined, Object};

use super::kinds::BenefitName;
use super::node::{ApplicationNode, ApplicationPayload};
use omnia_rules::controls::Finding;

use crate::applications::beneficiary;
use crate::applications::content::{Content, taken};
use crate::applications::control::{findings, refresh_alerts};
use crate::applications::domain::{Actor, Application, Step};
use crate::applications::dossier::{self, Dossier};
use crate::applications::editing::is_current;
use crate::applications::history;
use crate::applications::patch::DraftPatch;
use crate::applications::status::Status;
use crate::applications::store;
use crate::core::access::acts::{DeleteDraft, Draft, EditDraft};
use crate::core::db::Tx;
use crate::core::ids::{ApplicationId, EmployerId, UnitId};
use crate::core::request_context::RequestContext;
use crate::core::{Error, Refusal, RequestContextExt, Result};
use crate::registry::{self, Unit};

/// A draft to be made.
#[derive(InputObject)]
pub struct CreateDraftInput {
    /// The productive unit that the application is for.
    pub unit_id: UnitId,
    /// Any but CIGS, which is asked for at the Ministry.
    pub benefit: BenefitName,
    /// Other fields, as far as they are known.
    pub content: Option<DraftPatch>,
}

#[derive(Default)]
pub struct DraftMutation;

#[Object]
impl DraftMutation {
    /// Makes a draft for a productive unit.
    async fn create_draft(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The unit, the benefit, and what is known of the content already.")] input: CreateDraftInput,
    ) -> Result<ApplicationPayload> {
        ApplicationPayload::of(ctx.language(), create(ctx.context(), input).await)
    }

    /// Changes fields of a draft; its alerts are computed again.
    async fn update_draft(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application that is meant.")] id: ApplicationId,
        #[graphql(desc = "The version that was read: refused with `VERSION_CONFLICT` where it has changed since.")] expected_version: i32,
        #[graphql(desc = "What changes; a field that is left out stays as it is, null empties it.")] patch: DraftPatch,
    ) -> Result<ApplicationPayload> {
        ApplicationPayload::of(ctx.language(), update(ctx.context(), id, expected_version, patch).await)
    }

    /// Makes a draft with the content and the workers of an earlier application.
    async fn copy_application(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application whose content the new draft takes.")] id: ApplicationId,
    ) -> Result<ApplicationPayload> {
        ApplicationPayload::of(ctx.language(), copy(ctx.context(), id).await)
    }

    /// Deletes a draft and all that hangs on it. The answer shows it for the last time.
    async fn delete_draft(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application that is meant.")] id: ApplicationId,
        #[graphql(desc = "The version that was read: refused with `VERSION_CONFLICT` where it has changed since.")] expected_version: i32,
    ) -> Result<ApplicationPayload> {
        ApplicationPayload::of(ctx.language(), delete(ctx.context(), id, expected_version).await)
    }
}

async fn create(context: &RequestContext, input: CreateDraftInput) -> Result<ApplicationNode> {
    context.viewer.ensure_role_may(&Draft)?;
    let content = Content::asking(taken(input.benefit.into())?);
    let mut tx = context.begin().await?;
    let unit = registry::get_unit(&mut tx, input.unit_id).await.map_err(unknown_unit)?;
    let employer = registry::employer_of(&mut tx, unit.position_id).await?;
    let mut draft = blank(context, employer, &unit, content);
    draft = context.viewer.may(Draft, draft)?.on;
    let mut dossier = Dossier::default();
    let workers = input.content.unwrap_or_default().apply(&mut draft.content, &mut dossier, || context.key())?;
    let opened = open(&mut tx, context, draft, &dossier, workers).await?;
    tx.commit().await?;
    Ok(opened)
}

/// A unit that is out of reach is told as one that is not there, beside its field.
fn unknown_unit(error: Error) -> Error {
    match error {
        Error::NotFound => Refusal::new("UNIT_UNKNOWN").at(["unitId"]).into(),
        other => other,
    }
}

fn blank(context: &RequestContext, employer: EmployerId, unit: &Unit, content: Content) -> Application {
    let now = context.now();
    Application {
        id: ApplicationId(context.key()),
        employer,
        position: unit.position_id,
        unit: unit.id,
        office: unit.office_id,
        status: Status::Draft,
        version: 1,
        content,
        created_at: now,
        updated_at: now,
        submitted_at: None,
        protocol_number: None,
        intermediary: None,
        operator: None,
        operator_name: None,
        decided_at: None,
        alerts: Default::default(),
        documents: 0,
        beneficiaries: 0,
    }
}

/// Writes a new draft with its first row of history, its workers and its alerts.
async fn open(
    tx: &mut Tx,
    context: &RequestContext,
    mut draft: Application,
    dossier: &Dossier,
    workers: Option<Vec<beneficiary::Beneficiary>>,
) -> Result<ApplicationNode> {
    store::add(tx, &draft).await?;
    let by = actor(tx, context, &draft).await?;
    let step = Step { application: draft.clone(), from: Status::Draft, by, at: context.now(), reason: None };
    history::add(tx, &step, context.key()).await?;
    if let Some(workers) = workers {
        beneficiary::replace(tx, &draft, &workers).await?;
        draft.beneficiaries = i32::try_from(workers.len()).map_err(Error::fault)?;
    }
    store::save_draft(tx, &draft).await?;
    if *dossier != Dossier::default() {
        dossier::save(tx, &draft, dossier).await?;
    }
    refresh_alerts(tx, context, &mut draft).await?;
    Ok(draft.into())
}

async fn update(context: &RequestContext, id: ApplicationId, expected: i32, patch: DraftPatch) -> Result<ApplicationNode> {
    context.viewer.ensure_role_may(&EditDraft)?;
    let mut tx = context.begin().await?;
    let draft = store::get_for_change(&mut tx, id).await?;
    let draft = context.viewer.may(EditDraft, draft)?.on;
    draft.only_draft()?;
    is_current(&mut tx, &draft, expected).await?;
    let (mut draft, fields) = edited(&mut tx, context, draft, patch).await?;
    store::note_change(&mut tx, &draft, &context.person()?.name, &fields, context.now()).await?;
    refresh_alerts(&mut tx, context, &mut draft).await?;
    tx.commit().await?;
    Ok(draft.into())
}

/// Writes a patch into a draft; which fields it touched.
async fn edited(tx: &mut Tx, context: &RequestContext, mut draft: Application, patch: DraftPatch) -> Result<(Application, Vec<String>)> {
    let before = (draft.content.clone(), dossier::get(tx, draft.id).await?);
    let mut dossier = before.1.clone();
    let moved = move_unit(tx, &mut draft, &patch).await?;
    let workers = patch.apply(&mut draft.content, &mut dossier, || context.key())?;
    let mut fields = draft.content.differences(&before.0);
    fields.extend(dossier.differences(&before.1));
    fields.extend(moved.then(|| "unit".to_owned()));
    if let Some(workers) = &workers {
        fields.push("beneficiaries".to_owned());
        beneficiary::replace(tx, &draft, workers).await?;
        draft.beneficiaries = i32::try_from(workers.len()).map_err(Error::fault)?;
    }
    draft.version += 1;
    draft.updated_at = context.now();
    store::save_draft(tx, &draft).await?;
    if dossier != before.1 {
        dossier::save(tx, &draft, &dossier).await?;
    }
    Ok((draft, fields))
}

/// What the controls would find in a draft with a patch: it is put in, looked at, and taken back.
pub async fn tried(context: &RequestContext, id: ApplicationId, patch: DraftPatch) -> Result<Vec<Finding>> {
    context.viewer.ensure_role_may(&EditDraft)?;
    let mut tx = context.begin().await?;
    let draft = store::get_for_change(&mut tx, id).await?;
    let draft = context.viewer.may(EditDraft, draft)?.on;
    draft.only_draft()?;
    let (draft, _) = edited(&mut tx, context, draft, patch).await?;
    let found = findings(&mut tx, &draft, context.today()).await?;
    tx.roll_back().await?;
    Ok(found)
}

/// Puts the draft to another unit of the same position.
async fn move_unit(tx: &mut Tx, draft: &mut Application, patch: &DraftPatch) -> Result<bool> {
    let MaybeUndefined::Value(unit) = patch.unit_id else { return Ok(false) };
    let unit = registry::get_unit(tx, unit).await.map_err(unknown_unit)?;
    if unit.position_id != draft.position {
        return Err(unknown_unit(Error::NotFound));
    }
    let moved = unit.id != draft.unit;
    draft.unit = unit.id;
    draft.office = unit.office_id;
    Ok(moved)
}

async fn copy(context: &RequestContext, id: ApplicationId) -> Result<ApplicationNode> {
    context.viewer.ensure_role_may(&Draft)?;
    let mut tx = context.begin().await?;
    let source = store::get(&mut tx, id).await?;
    let unit = registry::get_unit(&mut tx, source.unit).await.map_err(unknown_unit)?;
    let draft = blank(context, source.employer, &unit, source.content.clone());
    let draft = context.viewer.may(Draft, draft)?.on;
    let workers = beneficiary::copy(&mut tx, id, || context.key()).await?;
    let dossier = dossier::get(&mut tx, id).await?;
    let opened = open(&mut tx, context, draft, &dossier, Some(workers)).await?;
    tx.commit().await?;
    Ok(opened)
}

async fn delete(context: &RequestContext, id: ApplicationId, expected: i32) -> Result<ApplicationNode> {
    context.viewer.ensure_role_may(&DeleteDraft)?;
    let mut tx = context.begin().await?;
    let draft = store::get_for_change(&mut tx, id).await?;
    let draft = context.viewer.may(DeleteDraft, draft)?.on;
    draft.only_draft()?;
    is_current(&mut tx, &draft, expected).await?;
    store::delete(&mut tx, id).await?;
    tx.commit().await?;
    Ok(draft.into())
}

/// Who acts, and for which employer where he acts for another.
pub async fn actor(db: &mut sqlx::PgConnection, context: &RequestContext, application: &Application) -> Result<Actor> {
    let person = context.person()?;
    let on_behalf_of = match person.capacity.intermediary {
        Some(_) => store::employer_name(db, application.employer).await?,
        None => None,
    };
    Ok(Actor::person(person, on_behalf_of))
}
