//! Events as one subscriber is shown them: with the application as they see it, read once for all of one capacity.

use std::sync::Arc;
use std::time::Duration;

use async_graphql::Context;
use futures_util::Stream;
use moka::future::Cache;

use super::node::ApplicationById;
use crate::applications::lifecycle::domain::Application;
use crate::core::events::{Event, EventFilter, Tail, follow};
use crate::core::ids::CapacityId;
use crate::core::{Error, RequestContext, RequestContextExt, Result};

/// Applications as capacities saw them at an event, under the reach they had then.
#[derive(Clone)]
pub struct VisibilityCache(Cache<(CapacityId, i64, i64), Option<Arc<Application>>>);

impl Default for VisibilityCache {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(20_000).time_to_live(Duration::from_secs(5)).build())
    }
}

/// One subscriber who follows.
#[derive(Clone)]
pub struct EventSubscription {
    pub context: Arc<RequestContext>,
    visibility: VisibilityCache,
    tail: Tail,
}

impl EventSubscription {
    /// A subscription of the viewer of this request.
    pub fn of(ctx: &Context<'_>) -> Self {
        Self {
            context: ctx.context().clone(),
            visibility: ctx.data_unchecked::<VisibilityCache>().clone(),
            tail: ctx.data_unchecked::<Tail>().clone(),
        }
    }

    /// The events to follow, where the subscriber may follow them.
    pub async fn events(&self, filter: EventFilter, after: Option<&str>) -> Result<impl Stream<Item = Result<Arc<Event>>> + Send + use<>> {
        self.context.person()?;
        if let Some(id) = filter.application {
            self.context.load::<ApplicationById>(id).await?.ok_or(Error::NotFound)?;
        }
        self.context.release().await;
        follow(self.context.clone(), self.tail.clone(), filter, after).await
    }

    /// Says which event is being delivered: subscribers who ask alike share its answer, until somebody's reach changes.
    pub fn deliver(&self, event: &Event) -> i64 {
        let reach = self.tail.reach();
        self.context.set_event(event.id, reach);
        reach
    }

    /// The application of an event, where it is the subscriber's to see.
    pub async fn application(&self, event: &Event) -> Result<Option<Application>> {
        let reach = self.deliver(event);
        let (Some(id), Ok(person)) = (event.application, self.context.person()) else { return Ok(None) };
        let look = async {
            let seen = self.context.load::<ApplicationById>(id).await;
            self.context.release().await;
            seen.map(|seen| seen.map(Arc::new))
        };
        let seen = self.visibility.0.try_get_with((person.capacity.id, event.id, reach), look).await;
        let seen = seen.map_err(|error| error.as_ref().clone())?;
        if let Some(seen) = &seen {
            // Where subscribers share an execution, each of them sees the application all the same.
            self.context.accesses.application(seen.id, seen.employer);
            self.context.log_access().await?;
        }
        Ok(seen.map(|seen| seen.as_ref().clone()))
    }
}
