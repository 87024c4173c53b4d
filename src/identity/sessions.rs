//! The person of a session token: looked up in this process first, then in Redis, then in the database, which has the truth.

use std::sync::Arc;
use std::time::Duration;

use moka::future::Cache;
use omnia_texts::Language;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

use super::domain::{self, SessionEnded, Token};
use super::end_signals::EndSignals;
use super::{programs, store};
use crate::core::access::{Person, Task, Viewer};
use crate::core::app_context::AppContext;
use crate::core::error::Result;
use crate::core::events::{Event, EventKind, Tail};
use crate::core::ids::SessionId;
use crate::core::redis::Redis;
use crate::core::request_context::{Origin, RequestContext};

/// How long a person stays in the cache of this process, and in Redis.
const LOCAL_TTL: Duration = Duration::from_secs(5);
const REDIS_TTL_SECONDS: u64 = 60;
/// How long an ended session is remembered: longer than any lookup that was under way can take.
const ENDED_TTL: Duration = Duration::from_mins(2);
/// How often the sessions of open sockets are checked again, and how many in one statement.
const RECHECK_INTERVAL: Duration = Duration::from_secs(1);
const RECHECK_BATCH: usize = 1000;
/// The value in Redis of a session that has ended.
const ENDED: &str = "ended";

/// The sessions, with the caches of this process.
#[derive(Clone)]
pub struct Sessions {
    app: AppContext,
    redis: Option<Redis>,
    local: Cache<[u8; 32], Arc<Person>>,
    ended: Cache<SessionId, ()>,
    end_signals: Arc<EndSignals>,
}

/// How a token is used.
#[derive(Debug, Clone, Copy)]
pub struct TokenUse<'a> {
    /// The address of the client.
    pub address: Option<&'a str>,
    /// Whether somebody did something: what a page asks by itself does not keep its session from ending.
    pub counts_as_use: bool,
}

impl TokenUse<'_> {
    /// By somebody who is doing something, from an address that does not matter.
    pub const IN_USE: Self = Self { address: None, counts_as_use: true };
}

impl Sessions {
    /// Sessions with empty caches.
    pub fn new(app: AppContext, redis: Option<Redis>) -> Self {
        Self {
            app,
            redis,
            local: Cache::builder().max_capacity(50_000).time_to_live(LOCAL_TTL).build(),
            ended: Cache::builder().max_capacity(50_000).time_to_live(ENDED_TTL).build(),
            end_signals: Arc::default(),
        }
    }

    /// The person of a token; none where it is unknown, or its session or capacity has ended.
    pub async fn find(&self, token: &str, used: TokenUse<'_>) -> Result<Option<Arc<Person>>> {
        let Some(hash) = Token::hash(token) else { return Ok(None) };
        let found = match self.cached(&hash).await {
            Some(person) => Some(person),
            None => self.look_up(&hash, used).await?,
        };
        Ok(found.filter(|person| self.is_valid(person)))
    }

    /// The token that is cancelled when this person's session ends, on whichever hub it was ended.
    pub fn end_signal(&self, person: &Person) -> Arc<CancellationToken> {
        self.end_signals.subscribe(person)
    }

    /// Removes an ended session from this process, and signals its end.
    pub async fn forget(&self, session: SessionId) {
        self.ended.insert(session, ()).await;
        self.local.invalidate_entries_if(move |_, person| person.session == session).ok();
        self.end_signals.end(session);
    }

    /// Marks a session as ended in Redis, before the event reaches the other hubs.
    pub async fn forget_shared(&self, hash: &[u8]) {
        if let Some(redis) = &self.redis {
            forget_shared(redis, hash).await;
        }
    }

    /// Follows the events of sessions that other hubs ended, and signals the end of idle ones.
    pub async fn follow(self, tail: Tail, stop: CancellationToken) {
        let mut events = tail.subscribe();
        let mut ticks = interval(RECHECK_INTERVAL);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut has_missed = false;
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                event = events.recv() => match event {
                    Ok(event) => self.handle(&event).await,
                    // Events were missed: nothing that was cached before can be trusted.
                    Err(RecvError::Lagged(_)) => {
                        self.local.invalidate_all();
                        has_missed = true;
                        ticks.reset_immediately();
                    }
                    Err(RecvError::Closed) => return,
                },
                _ = ticks.tick() => match self.recheck_open(has_missed).await {
                    Ok(()) => has_missed = false,
                    Err(error) => tracing::warn!(%error, "open sessions could not be checked and will be checked again"),
                },
            }
        }
    }

    /// Checks in the database whether sessions with subscribers have ended: the idle ones, or all of them. One whose end has come needs no
    /// check.
    async fn recheck_open(&self, all: bool) -> Result<()> {
        let now = self.app.now();
        for session in self.end_signals.past_end(now) {
            self.forget(session).await;
        }
        let idle_since = domain::idle_since(now);
        let doubtful = if all { self.end_signals.all() } else { self.end_signals.unused_since(idle_since) };
        for sessions in doubtful.chunks(RECHECK_BATCH) {
            let context = self.app.task(Task::Tail);
            let alive = store::sessions::alive_sessions(&mut *context.read().await?, sessions, now, idle_since).await?;
            context.release().await;
            for &session in sessions {
                match alive.iter().find(|alive| alive.id == session) {
                    Some(alive) => {
                        self.end_signals.touch(session, alive.last_seen_at);
                        self.end_signals.ends_at(session, alive.expires_at);
                    }
                    None => self.forget(session).await,
                }
            }
        }
        Ok(())
    }

    async fn handle(&self, event: &Event) {
        if event.kind != EventKind::SessionEnded {
            return;
        }
        match serde_json::from_value(event.payload.clone()) {
            Ok(SessionEnded { session, ends_at: None }) => self.forget(session).await,
            // What is cached of it is looked up again long before.
            Ok(SessionEnded { session, ends_at: Some(at) }) => self.end_signals.ends_at(session, at),
            Err(error) => tracing::error!(%error, event = event.id, "an event of a session cannot be read"),
        }
    }

    /// The person from the cache of this process or of Redis. While Redis is away this process may have missed an end: it reads the database.
    async fn cached(&self, hash: &[u8; 32]) -> Option<Arc<Person>> {
        let trusts_local = self.redis.as_ref().is_none_or(Redis::is_up);
        if trusts_local && let Some(person) = self.local.get(hash).await.filter(|person| !self.is_stale(person)) {
            return Some(person);
        }
        let redis = self.redis.as_ref().filter(|redis| redis.is_up())?;
        let text = redis.get(&shared_key(hash)).await?;
        let person: Arc<Person> = Arc::new(serde_json::from_str(&text).ok()?);
        if self.is_stale(&person) {
            return None;
        }
        self.local.insert(*hash, person.clone()).await;
        Some(person)
    }

    fn is_stale(&self, person: &Person) -> bool {
        domain::is_stale(person, self.app.now())
    }

    async fn look_up(&self, hash: &[u8; 32], used: TokenUse<'_>) -> Result<Option<Arc<Person>>> {
        let context = RequestContext::new(self.app.clone(), Viewer::Anonymous, Language::default(), Origin::default());
        let Some(mut person) = store::sessions::find_session(&mut *context.read().await?, hash).await? else { return Ok(None) };
        context.release().await;
        if used.counts_as_use && domain::is_alive(&person, self.app.now()) && self.is_stale(&person) {
            person.last_seen_at = self.touch(&person, used.address).await?;
        }
        let person = Arc::new(person);
        // From a cache it would be looked up again all the same, and in Redis it would stand in the way of what is written at the next use.
        if !self.is_stale(&person) {
            self.remember(hash, &person).await;
        }
        Ok(Some(person))
    }

    async fn touch(&self, person: &Person, address: Option<&str>) -> Result<chrono::DateTime<chrono::Utc>> {
        let now = self.app.now();
        let context =
            RequestContext::new(self.app.clone(), Viewer::Person(Arc::new(person.clone())), Language::default(), Origin::default());
        let mut db = context.read().await?;
        match &person.program {
            Some(token) => programs::store::touch_program(&mut db, person.session, token.program, address, now).await?,
            None => store::sessions::touch(&mut db, person.session, now).await?,
        }
        Ok(now)
    }

    async fn remember(&self, hash: &[u8; 32], person: &Arc<Person>) {
        self.local.insert(*hash, person.clone()).await;
        let redis = self.redis.as_ref().filter(|redis| redis.is_up());
        if let (Some(redis), Ok(text)) = (redis, serde_json::to_string(person.as_ref())) {
            redis.put_if_absent(&shared_key(hash), &text, REDIS_TTL_SECONDS).await;
        }
    }

    fn is_valid(&self, person: &Person) -> bool {
        domain::is_alive(person, self.app.now())
            && person.capacity.is_valid_on(self.app.today())
            && !self.ended.contains_key(&person.session)
    }
}

/// Marks a session as ended in Redis.
pub async fn forget_shared(redis: &Redis, hash: &[u8]) {
    redis.put(&shared_key(hash), ENDED, REDIS_TTL_SECONDS * 2).await;
}

fn shared_key(hash: &[u8]) -> String {
    format!("session:{}", hex::encode(hash))
}
