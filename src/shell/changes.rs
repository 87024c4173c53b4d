//! Each change of what the viewer sees, as one feed (`Subscription.changes`): what a normalized cache needs to stay true.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject, Subscription};
use futures_util::{Stream, StreamExt};

use super::node::{Node, find};
use crate::applications::{ApplicationNode, EventSubscription};
use crate::core::access::can_ask;
use crate::core::events::{ChangeKind, Event, EventFilter, FeedCursor, NodeType, may_see, write_cursor};
use crate::core::graph::{DateTime, PersonNode};
use crate::core::ids::GlobalId;
use crate::core::{Error, Refusal, RequestContextExt, Result};
use crate::dashboard::Viewer;

/// Ids in one `changes`.
const MOST: usize = 100;

/// A change of something that the viewer sees.
#[derive(SimpleObject)]
pub struct Change {
    /// Where to go on from with `after`, when the connection was lost.
    pub cursor: String,
    /// When it happened.
    pub at: DateTime,
    /// What happened.
    pub kind: ChangeKind,
    /// The id of what was changed.
    pub node_id: ID,
    /// The type of what was changed, as `__typename` names it.
    pub node_type: String,
    /// Its version after the change, where it has one; it may have gone on since.
    pub version: Option<i32>,
    /// Who did it; null where the hub did, and of what is gone with its application.
    pub actor: Option<PersonNode>,
    /// The role in which they did it.
    pub role: Option<String>,
    /// What was changed, as it is now; null where it is gone.
    pub node: Option<Node>,
    /// The application that it is, or is part of, as it is now.
    pub application: Option<ApplicationNode>,
    /// The viewer, whose counters and lists may have changed with it.
    pub viewer: Viewer,
}

/// Where the feed of changes stands.
#[derive(Default)]
pub struct ChangeQuery;

#[Object]
impl ChangeQuery {
    /// Where the feed of changes stood before any of this answer was read: with it as `after`, `changes` sends all that the answer does not
    /// hold yet.
    async fn changes_cursor(&self, ctx: &Context<'_>) -> Result<String> {
        ctx.person()?;
        Ok(write_cursor(ctx.data_unchecked::<FeedCursor>().0))
    }
}

/// The feed of changes.
#[derive(Default)]
pub struct ChangeSubscription;

#[Subscription]
impl ChangeSubscription {
    /// Each change of what the viewer sees: of everything, of some kinds, of some things. Of an application come also the changes of
    /// what is part of it.
    async fn changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The cursor of the last change that was seen: what came after it is sent first.")] after: Option<String>,
        #[graphql(desc = "The kinds to follow; all without it.")] kinds: Option<Vec<ChangeKind>>,
        #[graphql(desc = "The ids of the things to follow, 100 at most; all that the viewer sees without it.")] ids: Option<Vec<ID>>,
    ) -> Result<impl Stream<Item = Result<Change>>> {
        let event_subscription = EventSubscription::of(ctx);
        let role = Some(ctx.person()?.capacity.role);
        let kinds = kinds.unwrap_or_else(|| ChangeKind::ALL.to_vec());
        let kinds = kinds.into_iter().filter(|kind| can_ask(role, "ChangeKind", kind.as_str())).map(ChangeKind::of_event).collect();
        let filter = EventFilter { kinds, application: None, nodes: keys(ids)? };
        let events = event_subscription.events(filter, after.as_deref()).await?;
        Ok(events.filter_map(move |event| {
            let event_subscription = event_subscription.clone();
            async move { change(&event_subscription, event).await.transpose() }
        }))
    }
}

/// The keys of the ids; none where everything is followed. An empty list follows nothing.
fn keys(ids: Option<Vec<ID>>) -> Result<Vec<uuid::Uuid>> {
    let Some(ids) = ids else { return Ok(Vec::new()) };
    if ids.len() > MOST {
        return Err(Error::BadRequest(Refusal::new("TOO_MANY_IDS").at(["ids"]).with("most", MOST)));
    }
    if ids.is_empty() {
        return Ok(vec![uuid::Uuid::nil()]);
    }
    let read = |id: &ID| GlobalId::read(id).map(|id| id.key).ok_or_else(|| Error::BadRequest(Refusal::new("BAD_ID").at(["ids"])));
    ids.iter().map(read).collect()
}

/// What a subscriber is shown of an event; nothing where what was changed is not theirs to see.
async fn change(event_subscription: &EventSubscription, event: Result<Arc<Event>>) -> Result<Option<Change>> {
    let event = event?;
    let (Some(changed), Some(kind)) = (event.node, ChangeKind::of(&event)) else { return Ok(None) };
    let context = &event_subscription.context;
    event_subscription.deliver(&event);
    kind.mark_access(context);
    let application = event_subscription.application(&event).await?;
    if event.application.is_some() && application.is_none() && !kind.removes() {
        // What is part of an application is seen by those who see the application.
        return Ok(None);
    }
    kind.mark_access(context);
    let node = match (kind.removes(), changed.of) {
        (true, _) => None,
        (false, NodeType::Application) => application.clone().map(|application| Node::Application(application.into())),
        (false, _) => {
            let found = find(context, changed.id()).await;
            context.release().await;
            found?
        }
    };
    let is_seen = node.is_some() || kind.removes() && (application.is_some() || may_see(context, &event).await?);
    if !is_seen {
        return Ok(None);
    }
    if let (None, Some(position)) = (&application, event.position) {
        context.accesses.of_position(position);
    }
    // Of what is gone with its application nobody need learn who worked on it before them.
    let (actor, role) = event.actor.clone().zip(event.actor_role.clone()).filter(|_| application.is_some() || node.is_some()).unzip();
    context.log_access().await?;
    Ok(Some(Change {
        cursor: write_cursor(event.id),
        at: DateTime(event.at),
        kind,
        node_id: ID(changed.id().write()),
        node_type: changed.of.as_str().to_owned(),
        version: changed.version,
        actor: actor.map(Into::into),
        role,
        node,
        application: application.map(Into::into),
        viewer: Viewer,
    }))
}
