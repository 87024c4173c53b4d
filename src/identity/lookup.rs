//! Who stands behind a token: asked of this process first, then of Redis, then of the database, which has the truth.

use std::sync::Arc;
use std::time::Duration;

use moka::future::Cache;
use tokio_util::sync::CancellationToken;

use super::domain::{self, Token};
use super::store;
use super::watches::Watches;
use crate::core::access::{Person, Viewer};
use crate::core::call::{Call, House, Origin};
use crate::core::error::Result;
use crate::core::events::{Event, EventKind, Tail};
use crate::core::ids::SessionId;
use crate::core::language::Language;
use crate::core::redis::Redis;

/// How long this process believes what it looked up; how long Redis does.
const HERE: Duration = Duration::from_secs(5);
const SHARED_SECONDS: u64 = 60;
/// How long an ended session is remembered: longer than any look-up that was under way can take.
const REMEMBERED: Duration = Duration::from_mins(2);
/// What Redis holds in place of a session that has ended.
const ENDED: &str = "ended";

/// The sessions as this hub knows them.
#[derive(Clone)]
pub struct Sessions {
    house: House,
    redis: Option<Redis>,
    here: Cache<[u8; 32], Arc<Person>>,
    ended: Cache<SessionId, ()>,
    watches: Arc<Watches>,
}

impl Sessions {
    pub fn new(house: House, redis: Option<Redis>) -> Self {
        Self {
            house,
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

    /// Ends when this session does, on whichever hub that was said.
    pub fn watch(&self, session: SessionId) -> Arc<CancellationToken> {
        self.watches.on(session)
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
            redis.put(&shared_key(hash), ENDED, SHARED_SECONDS * 2).await;
        }
    }

    /// Follows the events for sessions that were ended elsewhere.
    pub async fn follow(self, tail: Tail, stop: CancellationToken) {
        let mut events = tail.listen();
        loop {
            let event = tokio::select! {
                () = stop.cancelled() => return,
                event = events.recv() => event,
            };
            match event {
                Ok(event) => self.heed(&event).await,
                // What was missed is in nobody's memory: believe nothing that was looked up before.
                Err(tokio::sync::broadcast::error::RecvError::Lagged(_)) => self.here.invalidate_all(),
                Err(tokio::sync::broadcast::error::RecvError::Closed) => return,
            }
        }
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
        domain::is_stale(person, self.house.now())
    }

    async fn look_up(&self, hash: &[u8; 32]) -> Result<Option<Arc<Person>>> {
        let call = Call::new(self.house.clone(), Viewer::Nobody, Language::default(), Origin::default());
        let Some(mut person) = store::find_session(&mut *call.read().await?, hash).await? else { return Ok(None) };
        call.release().await;
        if domain::is_alive(&person, self.house.now()) && self.needs_a_look(&person) {
            person.last_seen_at = self.touch(&person).await?;
        }
        let person = Arc::new(person);
        self.remember(hash, &person).await;
        Ok(Some(person))
    }

    async fn touch(&self, person: &Person) -> Result<chrono::DateTime<chrono::Utc>> {
        let now = self.house.now();
        let call = Call::new(self.house.clone(), Viewer::Person(Arc::new(person.clone())), Language::default(), Origin::default());
        store::touch(&mut *call.read().await?, person.session, now).await?;
        Ok(now)
    }

    async fn remember(&self, hash: &[u8; 32], person: &Arc<Person>) {
        self.here.insert(*hash, person.clone()).await;
        if let (Some(redis), Ok(text)) = (&self.redis, serde_json::to_string(person.as_ref())) {
            redis.put_if_absent(&shared_key(hash), &text, SHARED_SECONDS).await;
        }
    }

    fn is_good(&self, person: &Person) -> bool {
        domain::is_alive(person, self.house.now())
            && person.capacity.is_valid_on(self.house.today())
            && !self.ended.contains_key(&person.session)
    }
}

fn shared_key(hash: &[u8]) -> String {
    format!("session:{}", hex::encode(hash))
}
