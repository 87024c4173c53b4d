//! The interlocution as a node, with its answers.

use std::collections::HashMap;

use async_graphql::{ComplexObject, Context, ID, SimpleObject};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::applications::{ApplicationById, ApplicationNode};
use crate::core::batch::Load;
use crate::core::graph::{Date, DateTime, PersonNode, payload};
use crate::core::ids::{ApplicationId, InterlocutionId};
use crate::core::request_context::RequestContext;
use crate::core::{RequestContextExt, Result};
use crate::documents::{DocumentNode, DocumentsOfAnswer};
use crate::interlocutions::answering::MOST_ANSWERS;
use crate::interlocutions::domain::{Answer, Interlocution, InterlocutionKind, InterlocutionStatus};
use crate::interlocutions::store;

/// Interlocutions of an application that are shown at once.
const MOST: i64 = 50;

/// A question of the office to the applicant (interlocuzione).
#[derive(SimpleObject)]
#[graphql(name = "Interlocution", complex)]
pub struct InterlocutionNode {
    /// As `node(id:)` takes it; it never changes.
    pub id: ID,
    /// What the office asks for.
    pub kind: InterlocutionKind,
    /// Whether it waits for an answer, or what became of it.
    pub status: InterlocutionStatus,
    /// What the office asks.
    pub text: String,
    /// What it asks for, point by point.
    pub items: Vec<String>,
    /// When the office asked; it counts as delivered then.
    pub opened_at: DateTime,
    /// The operator who asks.
    pub opened_by: PersonNode,
    /// When it was published in the applicant's hub: the term runs from that day.
    pub delivered_at: Option<DateTime>,
    /// Last day to answer in time: 15 days from delivery, moved on from a holiday (art. 11 c. 2 D.M. 95442/2016).
    pub due_on: Option<Date>,
    /// When the first answer came.
    pub answered_at: Option<DateTime>,
    /// Whether the first answer came after the term.
    pub answered_late: Option<bool>,
    /// When the application was decided or withdrawn.
    pub closed_at: Option<DateTime>,
    #[graphql(skip)]
    pub interlocution: Interlocution,
}

impl From<Interlocution> for InterlocutionNode {
    fn from(interlocution: Interlocution) -> Self {
        Self {
            id: interlocution.id.into(),
            kind: interlocution.kind,
            status: interlocution.status,
            text: interlocution.text.clone(),
            items: interlocution.items.clone(),
            opened_at: DateTime(interlocution.opened_at),
            opened_by: interlocution.opened_by.clone().into(),
            delivered_at: interlocution.delivered_at.map(DateTime),
            due_on: interlocution.due_on.map(Date),
            answered_at: interlocution.answered_at.map(DateTime),
            answered_late: interlocution.answered_late,
            closed_at: interlocution.closed_at.map(DateTime),
            interlocution,
        }
    }
}

#[ComplexObject]
impl InterlocutionNode {
    /// What was answered, oldest first: at most 50 answers.
    async fn answers(&self, ctx: &Context<'_>) -> Result<Vec<AnswerNode>> {
        let answers = ctx.load::<AnswersOf>(self.interlocution.id).await?.unwrap_or_default();
        Ok(answers.into_iter().map(Into::into).collect())
    }

    /// The application that it is about.
    async fn application(&self, ctx: &Context<'_>) -> Result<Option<ApplicationNode>> {
        Ok(ctx.load::<ApplicationById>(self.interlocution.application).await?.map(Into::into))
    }
}

/// An answer to an interlocution.
#[derive(SimpleObject)]
#[graphql(name = "InterlocutionAnswer", complex)]
pub struct AnswerNode {
    /// The answer, as it was written.
    pub text: String,
    /// When it was sent.
    pub at: DateTime,
    /// Whether it came after the term.
    pub late: bool,
    /// The person who answered.
    pub answered_by: PersonNode,
    /// The employer, where an intermediary answered for it.
    pub on_behalf_of: Option<String>,
    #[graphql(skip)]
    key: Uuid,
}

impl From<Answer> for AnswerNode {
    fn from(answer: Answer) -> Self {
        Self {
            text: answer.text,
            at: DateTime(answer.at),
            late: answer.late,
            answered_by: answer.answered_by.into(),
            on_behalf_of: answer.on_behalf_of,
            key: answer.id,
        }
    }
}

#[ComplexObject]
impl AnswerNode {
    /// The files that came with it, oldest first: an interlocution has at most 20 in all.
    async fn documents(&self, ctx: &Context<'_>) -> Result<Vec<DocumentNode>> {
        let documents = ctx.load::<DocumentsOfAnswer>(self.key).await?.unwrap_or_default();
        Ok(documents.into_iter().map(Into::into).collect())
    }
}

payload! {
    /// The answer to an act on an interlocution.
    InterlocutionPayload { interlocution: InterlocutionNode }
}

/// Interlocutions by key.
pub struct InterlocutionById;

impl Load for InterlocutionById {
    type Key = InterlocutionId;
    type Value = Interlocution;

    async fn load(
        db: &mut PgConnection,
        context: &RequestContext,
        ids: Vec<InterlocutionId>,
    ) -> Result<HashMap<InterlocutionId, Interlocution>> {
        let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
        let found = store::find(db, &ids).await?;
        for interlocution in &found {
            context.accesses.of_application(interlocution.application);
        }
        Ok(found.into_iter().map(|interlocution| (interlocution.id, interlocution)).collect())
    }
}

/// The interlocutions of applications, newest first.
pub struct InterlocutionsOf;

impl Load for InterlocutionsOf {
    type Key = ApplicationId;
    type Value = Vec<Interlocution>;

    async fn load(
        db: &mut PgConnection,
        _: &RequestContext,
        ids: Vec<ApplicationId>,
    ) -> Result<HashMap<ApplicationId, Vec<Interlocution>>> {
        let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
        let mut found: HashMap<ApplicationId, Vec<Interlocution>> = HashMap::new();
        for interlocution in store::of_applications(db, &ids, MOST).await? {
            found.entry(interlocution.application).or_default().push(interlocution);
        }
        Ok(found)
    }
}

/// The answers to interlocutions, oldest first.
struct AnswersOf;

impl Load for AnswersOf {
    type Key = InterlocutionId;
    type Value = Vec<Answer>;

    async fn load(db: &mut PgConnection, _: &RequestContext, ids: Vec<InterlocutionId>) -> Result<HashMap<InterlocutionId, Vec<Answer>>> {
        let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
        store::answers(db, &ids, MOST_ANSWERS).await
    }
}
