//! Drafts: made, edited, tried, copied, deleted.

use omnia_rules::cause::Benefit;
use omnia_rules::controls::Finding;
use omnia_rules::identifiers::Ticket;
use serde_json::json;
use uuid::Uuid;

use crate::applications::content::application_content::Content;
use crate::applications::content::application_details::{self, ApplicationDetails};
use crate::applications::content::beneficiary::{self, Beneficiary};
use crate::applications::drafting::draft_counters::is_current;
use crate::applications::examination::control::{findings, refresh_alerts};
use crate::applications::lifecycle::actor::actor;
use crate::applications::lifecycle::domain::{Application, Step};
use crate::applications::lifecycle::edited_draft::EditedDraft;
use crate::applications::lifecycle::status::Status;
use crate::applications::lifecycle::{history, store};
use crate::core::access::May;
use crate::core::access::acts::{DeleteDraft, Draft, EditDraft};
use crate::core::db::Tx;
use crate::core::error::{Error, Refusal, Result};
use crate::core::events::EventKind;
use crate::core::idempotency::OptionalKey;
use crate::core::ids::{ApplicationId, EmployerId, UnitId};
use crate::core::random;
use crate::core::request_context::RequestContext;
use crate::registry::{self, Unit};

/// What an applicant changes of a draft.
pub trait DraftChange {
    /// The unit that the draft moves to, if it does.
    fn unit(&self) -> Option<UnitId>;

    /// Changes content and details; the new list of workers, where one is given. All that is wrong is reported at once.
    fn apply(self, content: &mut Content, details: &mut ApplicationDetails, key: impl Fn() -> Uuid) -> Result<Option<Vec<Beneficiary>>>;
}

/// Makes a draft for a unit; once for its key, where there is one.
pub async fn create(
    context: &RequestContext,
    unit: UnitId,
    benefit: Benefit,
    change: impl DraftChange,
    once: &OptionalKey,
) -> Result<Application> {
    context.viewer.ensure_role_may(&Draft)?;
    let mut tx = context.begin().await?;
    if let Some(made) = made_before(&mut tx, context, once).await? {
        return Ok(made);
    }
    let unit = registry::get_unit(&mut tx, unit).await.map_err(unknown_unit)?;
    let employer = registry::employer_of(&mut tx, unit.position_id).await?;
    let initial = Content::asking(benefit, draw_ticket(context));
    let mut draft = context.viewer.may(Draft, blank(context, employer, &unit, initial))?;
    let mut details = ApplicationDetails::default();
    let workers = change.apply(&mut draft.on.content, &mut details, || context.key())?;
    let opened = open(&mut tx, context, draft, &details, workers).await?;
    once.keep(&mut tx, opened.id.0, context.now()).await?;
    tx.commit().await?;
    Ok(opened)
}

/// The draft that was made before with this key, as it is now.
async fn made_before(tx: &mut Tx, context: &RequestContext, once: &OptionalKey) -> Result<Option<Application>> {
    let Some(made) = once.claim(tx).await? else { return Ok(None) };
    let made = store::get(tx, made.into()).await?;
    context.accesses.application(made.id, made.employer);
    Ok(Some(made))
}

/// Changes a draft, at the version that was read.
pub async fn update(context: &RequestContext, id: ApplicationId, expected: i32, change: impl DraftChange) -> Result<Application> {
    context.viewer.ensure_role_may(&EditDraft)?;
    let mut tx = context.begin().await?;
    let draft = editable(&mut tx, context, id).await?;
    is_current(&mut tx, &draft.on, expected).await?;
    let (mut draft, fields) = edited(&mut tx, context, draft, change).await?;
    store::note_change(&mut tx, &draft, &context.person()?.name, &fields, context.now()).await?;
    refresh_alerts(&mut tx, context, &mut draft).await?;
    tx.publish(draft.event(EventKind::DraftChanged, json!({})));
    tx.commit().await?;
    Ok(draft.into_application())
}

/// What the controls would find in a draft with a change, which is taken back.
pub async fn check(context: &RequestContext, id: ApplicationId, change: impl DraftChange) -> Result<Vec<Finding>> {
    context.viewer.ensure_role_may(&EditDraft)?;
    let mut tx = context.begin().await?;
    let draft = editable(&mut tx, context, id).await?;
    let (draft, _) = edited(&mut tx, context, draft, change).await?;
    let found = findings(&mut tx, &draft, context.today()).await?;
    tx.roll_back().await?;
    Ok(found)
}

/// Makes a draft with the content and the workers of an earlier application; once for its key, where there is one.
pub async fn copy(context: &RequestContext, id: ApplicationId, once: &OptionalKey) -> Result<Application> {
    context.viewer.ensure_role_may(&Draft)?;
    let mut tx = context.begin().await?;
    if let Some(made) = made_before(&mut tx, context, once).await? {
        return Ok(made);
    }
    let source = store::get(&mut tx, id).await?;
    context.accesses.application(source.id, source.employer);
    let unit = registry::get_unit(&mut tx, source.unit).await.map_err(unknown_unit)?;
    let initial = Content { ticket: draw_ticket(context), ..source.content };
    let draft = context.viewer.may(Draft, blank(context, source.employer, &unit, initial))?;
    let workers = beneficiary::copy(&mut tx, id, || context.key()).await?;
    let details = application_details::get(&mut tx, id).await?;
    let opened = open(&mut tx, context, draft, &details, Some(workers)).await?;
    once.keep(&mut tx, opened.id.0, context.now()).await?;
    tx.commit().await?;
    Ok(opened)
}

/// Deletes a draft, at the version that was read; the draft as it was.
pub async fn delete(context: &RequestContext, id: ApplicationId, expected: i32) -> Result<Application> {
    context.viewer.ensure_role_may(&DeleteDraft)?;
    let mut tx = context.begin().await?;
    let draft = store::get_for_change(&mut tx, id).await?;
    context.accesses.application(draft.id, draft.employer);
    let draft = context.viewer.may(DeleteDraft, draft)?.on;
    draft.only_draft()?;
    is_current(&mut tx, &draft, expected).await?;
    store::delete(&mut tx, id).await?;
    tx.publish(draft.event(EventKind::DraftDeleted, json!({})));
    tx.commit().await?;
    Ok(draft)
}

/// A draft that the viewer may edit, held until the transaction ends.
async fn editable(tx: &mut Tx, context: &RequestContext, id: ApplicationId) -> Result<May<EditDraft, Application>> {
    let draft = store::get_for_change(tx, id).await?;
    context.accesses.application(draft.id, draft.employer);
    let draft = context.viewer.may(EditDraft, draft)?;
    draft.on.only_draft()?;
    Ok(draft)
}

/// The same, at the version that the one who edits has read.
pub async fn editable_at(tx: &mut Tx, context: &RequestContext, id: ApplicationId, expected: i32) -> Result<May<EditDraft, Application>> {
    let draft = editable(tx, context, id).await?;
    is_current(tx, &draft.on, expected).await?;
    Ok(draft)
}

/// One of so many tickets that chance never draws one twice.
fn draw_ticket(context: &RequestContext) -> Ticket {
    Ticket::of_number(u128::from_be_bytes(random::bytes(context.app.random.as_ref())))
}

fn blank(context: &RequestContext, employer: EmployerId, unit: &Unit, initial: Content) -> Application {
    let now = context.now();
    Application {
        id: ApplicationId(context.key()),
        employer,
        position: unit.position_id,
        unit: unit.id,
        office: unit.office_id,
        status: Status::Draft,
        version: 1,
        content: initial,
        created_at: now,
        updated_at: now,
        submitted_at: None,
        protocol_number: None,
        intermediary: None,
        operator: None,
        operator_person: None,
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
    draft: May<Draft, Application>,
    details: &ApplicationDetails,
    workers: Option<Vec<Beneficiary>>,
) -> Result<Application> {
    let mut draft = draft.make();
    store::add(tx, &draft).await?;
    let by = actor(tx, context, &draft).await?;
    let step = Step { application: draft.clone(), from: Status::Draft, by, at: context.now(), reason: None };
    history::add(tx, &step, context.key()).await?;
    if let Some(workers) = workers {
        put_workers(tx, &mut draft, &workers).await?;
    }
    store::save_draft(tx, &draft).await?;
    if *details != ApplicationDetails::default() {
        application_details::save(tx, draft.concerned(), details).await?;
    }
    refresh_alerts(tx, context, &mut draft).await?;
    tx.publish(draft.event(EventKind::DraftChanged, json!({})));
    Ok(draft.into_application())
}

/// Writes a change of a draft; which fields it touched.
async fn edited(
    tx: &mut Tx,
    context: &RequestContext,
    draft: May<EditDraft, Application>,
    change: impl DraftChange,
) -> Result<(EditedDraft, Vec<String>)> {
    let mut draft = draft.edit(context.now())?;
    let before = (draft.content.clone(), application_details::get(tx, draft.id).await?);
    let mut details = before.1.clone();
    let moved = move_unit(tx, &mut draft, change.unit()).await?;
    let workers = change.apply(&mut draft.content, &mut details, || context.key())?;
    let mut fields = draft.content.differences(&before.0);
    fields.extend(details.differences(&before.1));
    fields.extend(moved.then(|| "unit".to_owned()));
    if let Some(workers) = &workers {
        fields.push("beneficiaries".to_owned());
        put_workers(tx, &mut draft, workers).await?;
    }
    store::save_draft(tx, &draft).await?;
    if details != before.1 {
        application_details::save(tx, draft.concerned(), &details).await?;
    }
    Ok((draft, fields))
}

/// Puts a list of workers in place of the draft's.
pub async fn put_workers(tx: &mut Tx, draft: &mut EditedDraft, workers: &[Beneficiary]) -> Result<()> {
    beneficiary::replace(tx, draft.concerned(), workers).await?;
    draft.beneficiaries = i32::try_from(workers.len()).map_err(Error::fault)?;
    Ok(())
}

/// Moves the draft to another unit of the same position; whether it moved.
async fn move_unit(tx: &mut Tx, draft: &mut EditedDraft, unit: Option<UnitId>) -> Result<bool> {
    let Some(unit) = unit else { return Ok(false) };
    let unit = registry::get_unit(tx, unit).await.map_err(unknown_unit)?;
    if unit.position_id != draft.position {
        return Err(unknown_unit(Error::NotFound));
    }
    let moved = unit.id != draft.unit;
    draft.unit = unit.id;
    draft.office = unit.office_id;
    Ok(moved)
}

/// A unit that is out of reach is refused as one that does not exist, at its field.
fn unknown_unit(error: Error) -> Error {
    match error {
        Error::NotFound => Refusal::new("UNIT_UNKNOWN").at(["unitId"]).into(),
        other => other,
    }
}
