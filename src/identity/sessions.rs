//! Who stands behind a token: asked of this process first, then of Redis, then of the database, which has the truth.

use std::sync::Arc;
use std::time::Duration;

use moka::future::Cache;
use omnia_texts::Language;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

use super::domain::{self, Token};
use super::end_signals::EndSignals;
use super::store;
use crate::core::access::{Person, Task, Viewer};
use crate::core::app_context::AppContext;
use crate::core::error::Result;
use crate::core::events::{Event, EventKind, Tail};
use crate::core::ids::SessionId;
use crate::core::redis::Redis;
use crate::core::request_context::{Origin, RequestContext};

/// How long this process believes what it looked up; how long Redis does.
const HERE: Duration = Duration::from_secs(5);
const SHARED_SECONDS: u64 = 60;
/// How long an ended session is remembered: longer than any look-up that was under way can take.
const REMEMBERED: Duration = Duration::from_mins(2);
/// How often the sessions of open sockets are looked over, and how many are looked up at a time.
const LOOKED_AFTER: Duration = Duration::from_secs(1);
const AT_ONCE: usize = 1000;
/// What Redis holds in place of a session that has ended.
const ENDED: &str = "ended";

/// The sessions as this hub knows them.
#[derive(Clone)]
pub struct Sessions {
    app: AppContext,
    redis: Option<Redis>,
    here: Cache<[u8; 32], Arc<Person>>,
    ended: Cache<SessionId, ()>,
    watches: Arc<EndSignals>,
}

impl Sessions {
    pub fn new(app: AppContext, redis: Option<Redis>) -> Self {
        Self {
            app,
            redis,
            here: Cache::builder().max_capacity(50_000).time_to_live(HERE).build(),
            ended: Cache::builder().max_capacity(50_000).time_to_live(REMEMBERED).build(),
            watches: Arc::default(),
        }
    }

    /// The person behind a token; nobody when it is unknown, or its session or capacity has ended.
    pub async fn find(&self, token: &str) -> Result<Option<Arc<Person>>> {
        let Some(hash) = Token::hash(token) else { return Ok(None) };
        let found = match self.known(&hash).await {
            Some(person) => Some(person),
            None => self.look_up(&hash).await?,
        };
        Ok(found.filter(|person| self.is_good(person)))
    }

    /// Ends when this person's session does, on whichever hub that was said.
    pub fn watch(&self, person: &Person) -> Arc<CancellationToken> {
        self.watches.on(person)
    }

    /// Takes notice that a session has ended.
    pub async fn forget(&self, session: SessionId) {
        self.ended.insert(session, ()).await;
        self.here.invalidate_entries_if(move |_, person| person.session == session).ok();
        self.watches.end(session);
    }

    /// Puts the end where other hubs look, before the event reaches them.
    pub async fn forget_shared(&self, hash: &[u8]) {
        if let Some(redis) = &self.redis {
            forget_shared(redis, hash).await;
        }
    }

    /// Follows the events for sessions that were ended elsewhere, and ends the watches of those that nobody used.
    pub async fn follow(self, tail: Tail, stop: CancellationToken) {
        let mut events = tail.listen();
        let mut turn = interval(LOOKED_AFTER);
        turn.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut has_missed = false;
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                event = events.recv() => match event {
                    Ok(event) => self.heed(&event).await,
                    // What was missed is in nobody's memory: believe nothing that was looked up before.
                    Err(RecvError::Lagged(_)) => {
                        self.here.invalidate_all();
                        has_missed = true;
                        turn.reset_immediately();
                    }
                    Err(RecvError::Closed) => return,
                },
                _ = turn.tick() => match self.look_after(has_missed).await {
                    Ok(()) => has_missed = false,
                    Err(error) => tracing::warn!(%error, "watched sessions could not be looked up and will be again"),
                },
            }
        }
    }

    /// Asks the database for the watched sessions that may have ended unheard: those long unused, or all of them.
    async fn look_after(&self, all: bool) -> Result<()> {
        let now = self.app.now();
        let idle_since = domain::idle_since(now);
        for doubtful in self.watches.unused_since(if all { now } else { idle_since }).chunks(AT_ONCE) {
            let context = self.app.task(Task::Tail);
            let alive = store::alive_sessions(&mut *context.read().await?, doubtful, now, idle_since).await?;
            context.release().await;
            for &session in doubtful {
                match alive.get(&session) {
                    Some(&last_seen_at) => self.watches.seen(session, last_seen_at),
                    None => self.forget(session).await,
                }
            }
        }
        Ok(())
    }

    async fn heed(&self, event: &Event) {
        if event.kind == EventKind::SessionEnded
            && let Some(session) = event.payload.get("session").and_then(|id| serde_json::from_value(id.clone()).ok())
        {
            self.forget(session).await;
        }
    }

    /// What this process or Redis remembers. While Redis is away this process may not have heard of an end: it asks the database.
    async fn known(&self, hash: &[u8; 32]) -> Option<Arc<Person>> {
        let trusts_itself = self.redis.as_ref().is_none_or(Redis::is_up);
        if trusts_itself && let Some(person) = self.here.get(hash).await.filter(|person| !self.needs_a_look(person)) {
            return Some(person);
        }
        let redis = self.redis.as_ref().filter(|redis| redis.is_up())?;
        let text = redis.get(&shared_key(hash)).await?;
        let person: Arc<Person> = Arc::new(serde_json::from_str(&text).ok()?);
        if self.needs_a_look(&person) {
            return None;
        }
        self.here.insert(*hash, person.clone()).await;
        Some(person)
    }

    fn needs_a_look(&self, person: &Person) -> bool {
        domain::is_stale(person, self.app.now())
    }

    async fn look_up(&self, hash: &[u8; 32]) -> Result<Option<Arc<Person>>> {
        let context = RequestContext::new(self.app.clone(), Viewer::Anonymous, Language::default(), Origin::default());
        let Some(mut person) = store::find_session(&mut *context.read().await?, hash).await? else { return Ok(None) };
        context.release().await;
        if domain::is_alive(&person, self.app.now()) && self.needs_a_look(&person) {
            person.last_seen_at = self.touch(&person).await?;
        }
        let person = Arc::new(person);
        self.remember(hash, &person).await;
        Ok(Some(person))
    }

    async fn touch(&self, person: &Person) -> Result<chrono::DateTime<chrono::Utc>> {
        let now = self.app.now();
        let context =
            RequestContext::new(self.app.clone(), Viewer::Person(Arc::new(person.clone())), Language::default(), Origin::default());
        store::touch(&mut *context.read().await?, person.session, now).await?;
        Ok(now)
    }

    async fn remember(&self, hash: &[u8; 32], person: &Arc<Person>) {
        self.here.insert(*hash, person.clone()).await;
        let redis = self.redis.as_ref().filter(|redis| redis.is_up());
        if let (Some(redis), Ok(text)) = (redis, serde_json::to_string(person.as_ref())) {
            redis.put_if_absent(&shared_key(hash), &text, SHARED_SECONDS).await;
        }
    }

    fn is_good(&self, person: &Person) -> bool {
        domain::is_alive(person, self.app.now())
            && person.capacity.is_valid_on(self.app.today())
            && !self.ended.contains_key(&person.session)
    }
}

/// Puts the end of a session where hubs look.
pub async fn forget_shared(redis: &Redis, hash: &[u8]) {
    redis.put(&shared_key(hash), ENDED, SHARED_SECONDS * 2).await;
}

fn shared_key(hash: &[u8]) -> String {
    format!("session:{}", hex::encode(hash))
}
