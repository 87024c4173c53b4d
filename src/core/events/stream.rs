//! The events that a viewer may see, from a cursor on, without gap or duplicate: first those that were missed, then new ones.

use std::collections::VecDeque;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures_util::Stream;
use sqlx::PgConnection;
use tokio::sync::watch;

use super::event::{Event, EventFilter};
use super::outbox;
use super::tail::Tail;
use crate::core::access::Role;
use crate::core::error::{Error, Refusal, Result};
use crate::core::request_context::RequestContext;

/// Events that are read at a time.
const AT_ONCE: i64 = 200;
/// How long events are stored, in days.
pub const KEPT_DAYS: i64 = 30;

/// A cursor as clients see it.
pub fn write_cursor(id: i64) -> String {
    URL_SAFE_NO_PAD.encode(format!("event:{id}"))
}

fn read_cursor(text: &str) -> Option<i64> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    std::str::from_utf8(&bytes).ok()?.strip_prefix("event:")?.parse().ok().filter(|id| *id >= 0)
}

fn bad_cursor() -> Error {
    Error::BadRequest(Refusal::new("BAD_CURSOR").at(["after"]))
}

/// Follows the events that the viewer of this request may see. Ends when they may no longer see what they follow.
pub async fn follow(
    context: Arc<RequestContext>,
    tail: Tail,
    filter: EventFilter,
    after: Option<&str>,
) -> Result<impl Stream<Item = Result<Arc<Event>>> + Send + use<>> {
    let last = start(&context, &tail, after).await?;
    let newest = tail.newest();
    let reader = EventReader { context, tail, filter, newest, last, pending: VecDeque::new() };
    Ok(futures_util::stream::try_unfold(reader, |mut reader| async move { Ok(reader.next().await?.map(|event| (event, reader))) }))
}

/// Where to start: after the cursor, which must lie within what is stored; without one, at the newest event.
async fn start(context: &RequestContext, tail: &Tail, after: Option<&str>) -> Result<i64> {
    let after = after.map(|after| read_cursor(after).ok_or_else(bad_cursor)).transpose()?;
    let bounds = outbox::bounds(&mut *context.read().await?).await;
    context.release().await;
    let bounds = bounds?;
    // The tail may be a moment behind what was committed before the subscription began.
    let Some(after) = after else { return Ok(bounds.1.unwrap_or_default().max(tail.state().newest)) };
    match bounds {
        (Some(oldest), _) if after < oldest - 1 => {
            Err(Error::BadRequest(Refusal::new("CURSOR_EXPIRED").at(["after"]).with("days", KEPT_DAYS)))
        }
        (_, newest) if after > newest.unwrap_or_default() => Err(bad_cursor()),
        _ => Ok(after),
    }
}

/// Whether the viewer may see an event of which nothing is left to be seen: the policy on events decides.
pub async fn may_see(context: &RequestContext, event: &Event) -> Result<bool> {
    let sees = outbox::sees_event(&mut *context.read().await?, event.id).await;
    context.release().await;
    sees
}

struct EventReader {
    context: Arc<RequestContext>,
    tail: Tail,
    filter: EventFilter,
    newest: watch::Receiver<i64>,
    /// Every event up to here was delivered, or is not for this subscriber.
    last: i64,
    pending: VecDeque<Arc<Event>>,
}

impl EventReader {
    async fn next(&mut self) -> Result<Option<Arc<Event>>> {
        loop {
            if let Some(event) = self.pending.pop_front() {
                return Ok(Some(event));
            }
            // The tail ends when the hub stops: the edge closes the socket.
            let last = self.last;
            let Ok(upto) = self.newest.wait_for(|newest| *newest > last).await.map(|newest| *newest) else { return Ok(None) };
            if !self.advance(upto).await? {
                return Ok(None);
            }
        }
    }

    /// Advances to what this hub's tail has read; false when the subscriber may no longer see what they follow.
    async fn advance(&mut self, upto: i64) -> Result<bool> {
        let Some(events) = self.tail.since(self.last) else { return self.read(upto).await };
        // What the tail has in memory need not be read; whether it may be seen is checked when it is delivered.
        let reach_changed = events.iter().any(|event| self.has_other_reach(event));
        self.last = events.last().map_or(self.last, |event| event.id);
        let matching: Vec<_> = events.into_iter().filter(|event| self.matches(event)).collect();
        self.pending.extend(matching);
        if reach_changed && self.filter.application.is_some() {
            let context = self.context.clone();
            let sees = self.still_sees(&mut *context.read().await?).await;
            context.release().await;
            // The pending events are of the application that they no longer see: they would not be delivered either.
            return sees;
        }
        Ok(true)
    }

    /// Reads what is older than what the tail has in memory.
    async fn read(&mut self, upto: i64) -> Result<bool> {
        let context = self.context.clone();
        let (events, still_sees) = {
            let mut db = context.read().await?;
            let events = outbox::matching(&mut db, &self.filter, self.last, upto, AT_ONCE).await?;
            (events, self.still_sees(&mut db).await?)
        };
        context.release().await;
        let is_full = i64::try_from(events.len()).is_ok_and(|read| read == AT_ONCE);
        self.last = events.last().filter(|_| is_full).map_or(upto, |event| event.id);
        self.pending.extend(events.into_iter().map(Arc::new));
        Ok(still_sees)
    }

    fn matches(&self, event: &Event) -> bool {
        self.filter.matches(event) && self.may_know(event)
    }

    /// Events of a draft are for its applicant alone, and an office sees those of what is with it.
    fn may_know(&self, event: &Event) -> bool {
        let Ok(person) = self.context.person() else { return false };
        let is_of_office = event.office.is_some() && event.office == person.capacity.office;
        match person.capacity.role {
            Role::Employer | Role::Intermediary => true,
            Role::Operator | Role::Director => event.submitted && is_of_office,
            Role::Auditor | Role::Admin => event.submitted,
        }
    }

    /// A delegation that began or ended changes what its own intermediary sees, and nobody else.
    fn has_other_reach(&self, event: &Event) -> bool {
        let mine = self.context.person().ok().and_then(|person| person.capacity.intermediary);
        mine.is_some() && event.changed_reach_of() == mine
    }

    async fn still_sees(&self, db: &mut PgConnection) -> Result<bool> {
        match self.filter.application {
            Some(application) => outbox::sees_application(db, application).await,
            None => Ok(true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_and_nothing_else_is_one() {
        assert_eq!(read_cursor(&write_cursor(42)), Some(42));
        for text in ["", "42", "ZXZlbnQ6", "ZXZlbnQ6eA", "è"] {
            assert_eq!(read_cursor(text), None, "{text}");
        }
    }
}
