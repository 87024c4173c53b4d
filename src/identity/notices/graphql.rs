//! The graph of notices.

use std::sync::Arc;

use async_graphql::connection::EmptyFields;
use async_graphql::{Context, ID, Object, SimpleObject, Subscription};
use futures_util::Stream;
use futures_util::stream::unfold;
use omnia_edge::PlainFields;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use super::domain::{NoticeKind, SecurityNotice, SecurityNoticeAdded};
use super::store::{acknowledge, get_notice, list_notices};
use crate::core::events::{Event, EventKind, Tail};
use crate::core::graph::{Cursor, DateTime, Page, PageArguments, Paged, payload};
use crate::core::ids::{AccountId, SecurityNoticeId};
use crate::core::{RequestContext, RequestContextExt, Result};

/// What the owner of an account is notified of, until they acknowledge it.
#[derive(SimpleObject, PlainFields)]
#[graphql(name = "SecurityNotice")]
pub struct SecurityNoticeNode {
    /// Names the notice to `acknowledgeSecurityNotice`.
    pub id: ID,
    /// What it is about.
    pub kind: NoticeKind,
    /// When it happened.
    pub at: DateTime,
    /// The session that it is about, for `revokeSession`; null where there is none.
    pub session_id: Option<ID>,
    /// The program that did it, as it named itself.
    pub agent: Option<String>,
    /// The address that it came from.
    pub address: Option<String>,
    /// When the owner acknowledged it; null until they do.
    pub acknowledged_at: Option<DateTime>,
}

impl From<SecurityNotice> for SecurityNoticeNode {
    fn from(notice: SecurityNotice) -> Self {
        Self {
            id: notice.id.into(),
            kind: notice.kind,
            at: DateTime(notice.at),
            session_id: notice.session.map(Into::into),
            agent: notice.agent,
            address: notice.address,
            acknowledged_at: notice.acknowledged_at.map(DateTime),
        }
    }
}

payload! {
    /// The answer to acknowledging a notice.
    SecurityNoticePayload { notice: SecurityNoticeNode }
}

/// What can be read of notices.
#[derive(Default)]
pub struct NoticeQuery;

#[Object]
impl NoticeQuery {
    /// What the owner of the account is notified of, newest first: unusual sign-ins, failed second factors, and changes of the factors.
    async fn my_security_notices(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whether those are listed too that were acknowledged.", default = false)] acknowledged: bool,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many rows at most, of those at the end of the list; in place of `first`.")] last: Option<i32>,
        #[graphql(desc = "The cursor of the row before which the page ends; with `last`.")] before: Option<String>,
    ) -> Result<Paged<chrono::DateTime<chrono::Utc>, SecurityNoticeNode>> {
        let page = Page::read(&PageArguments { first, after, last, before })?;
        let person = ctx.person()?;
        person.ensure_no_program()?;
        let account = person.account;
        let rows = list_notices(&mut *ctx.read().await?, account, acknowledged, &page).await?;
        Ok(page.connect(rows, EmptyFields, |row| Cursor { value: row.at, key: row.id.0 }, Into::into))
    }
}

/// Acknowledging notices.
#[derive(Default)]
pub struct NoticeMutation;

#[Object]
impl NoticeMutation {
    /// Acknowledges a notice: it was the owner of the account, or they have dealt with it.
    async fn acknowledge_security_notice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A notice of the viewer's own account.")] id: SecurityNoticeId,
    ) -> Result<SecurityNoticePayload> {
        ctx.person()?.ensure_no_program()?;
        let notice = acknowledge(&mut *ctx.read().await?, id, ctx.now()).await;
        SecurityNoticePayload::of(ctx.language(), notice.map(Into::into))
    }
}

/// Following notices.
#[derive(Default)]
pub struct NoticeSubscription;

#[Subscription]
impl NoticeSubscription {
    /// Each notice to the owner of the account, as it is written. `mySecurityNotices` has those of before.
    async fn security_notice_added(&self, ctx: &Context<'_>) -> Result<impl Stream<Item = Result<SecurityNoticeNode>>> {
        let person = ctx.person()?;
        person.ensure_no_program()?;
        let follower =
            Follower { account: person.account, context: ctx.context().clone(), events: ctx.data_unchecked::<Tail>().subscribe() };
        Ok(unfold(follower, |mut follower| async move { follower.next().await.map(|notice| (notice, follower)) }))
    }
}

/// One who follows the notices of their account.
struct Follower {
    account: AccountId,
    context: Arc<RequestContext>,
    events: Receiver<Arc<Event>>,
}

impl Follower {
    async fn next(&mut self) -> Option<Result<SecurityNoticeNode>> {
        loop {
            match self.events.recv().await {
                Ok(event) => {
                    let Some(id) = self.notice_of(&event) else { continue };
                    let notice = self.read(id).await;
                    self.context.release().await;
                    return Some(notice);
                }
                // The list has what was missed.
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return None,
            }
        }
    }

    async fn read(&self, id: SecurityNoticeId) -> Result<SecurityNoticeNode> {
        let notice = get_notice(&mut *self.context.read().await?, id, self.account).await;
        notice.map(Into::into)
    }

    fn notice_of(&self, event: &Event) -> Option<SecurityNoticeId> {
        let payload = Some(&event.payload).filter(|_| event.kind == EventKind::SecurityNotice)?;
        let added: SecurityNoticeAdded = serde_json::from_value(payload.clone()).ok()?;
        (added.account == self.account.0).then_some(SecurityNoticeId(added.notice))
    }
}
