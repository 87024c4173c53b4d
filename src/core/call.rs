//! A call: one operation of one viewer, with one connection, its language, and the batches of what it loads.

use omnia_edge::Cookies;
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};

use async_graphql::Context;
use chrono::{DateTime, NaiveDate, Utc};
use omnia_texts::Language;
use sqlx::PgConnection;
use tokio::sync::{Mutex, MutexGuard};
use uuid::Uuid;

use super::access::{Person, Task, Viewer};
use super::batch::{Batches, Load};
use super::clock::SharedClock;
use super::db::{Bound, Db, Tx};
use super::error::Result;
use super::events::Bell;
use super::random::{self, SharedRandom};

/// How many drafts, answers or authorizations one turn of the clock does: what else is due, and who works in the hub, does not wait for
/// all of a midnight.
pub const IN_A_TURN: usize = 500;

/// What every call of the hub shares.
#[derive(Clone)]
pub struct House {
    pub db: Db,
    pub clock: SharedClock,
    pub random: SharedRandom,
    pub bell: Bell,
}

impl House {
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    pub fn key(&self) -> Uuid {
        random::key(self.random.as_ref(), self.now())
    }

    /// Does one after the other until there is none left, at most what fits in one turn of the clock; how many they were.
    pub async fn each(&self, one: impl AsyncFn(&Self) -> Result<bool>) -> Result<usize> {
        let mut done = 0;
        while done < IN_A_TURN && one(self).await? {
            done += 1;
        }
        Ok(done)
    }

    /// A call of the hub itself.
    pub fn task(&self, task: Task) -> Arc<Call> {
        Call::new(self.clone(), Viewer::System(task), Language::default(), Origin::default())
    }
}

/// The cookie that a session's token travels in.
pub const SESSION_COOKIE: &str = "hub_session";

/// The cookie of a browser that has signed in before.
pub const DEVICE_COOKIE: &str = "hub_device";

/// Both, as the edge reads them.
pub const COOKIES: Cookies = Cookies { session: SESSION_COOKIE, device: DEVICE_COOKIE };

/// Where a call comes from. Not shown in logs: it holds what proves a device.
#[derive(Clone, Default)]
pub struct Origin {
    /// Whether the token came in a cookie, and a new one goes back in one.
    pub has_cookie: bool,
    /// The hash of the token in a cookie that an answer can replace, whether or not its session is still alive.
    pub replaceable: Option<[u8; 32]>,
    /// What a browser shows that signed in before.
    pub device: Option<String>,
    pub agent: Option<String>,
    pub address: Option<String>,
}

/// One operation of one viewer.
pub struct Call {
    pub house: House,
    pub viewer: Viewer,
    pub language: Language,
    pub origin: Origin,
    bound: Arc<Mutex<Option<Bound>>>,
    batches: Batches,
    operation: OnceLock<[u8; 32]>,
    shown: AtomicI64,
    reach: AtomicI64,
}

/// The call's connection, for as long as one statement needs it.
pub struct Reading<'a>(MutexGuard<'a, Option<Bound>>);

/// What two answers to an event must have in common to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SharedKey {
    /// Fingerprint of document, variables, capacity and language.
    pub operation: [u8; 32],
    pub event: i64,
    /// The last event that changed what anybody may see: what was shared before it is not handed out after it.
    pub reach: i64,
}

impl Call {
    pub fn new(house: House, viewer: Viewer, language: Language, origin: Origin) -> Arc<Self> {
        Arc::new(Self {
            house,
            viewer,
            language,
            origin,
            operation: OnceLock::new(),
            shown: AtomicI64::new(0),
            reach: AtomicI64::new(0),
            bound: Arc::default(),
            batches: Batches::default(),
        })
    }

    /// The same call by another viewer, with a connection of its own: give this one's back first.
    pub async fn turn_into(&self, viewer: Viewer) -> Arc<Self> {
        self.release().await;
        Self::new(self.house.clone(), viewer, self.language, self.origin.clone())
    }

    /// The connection of this call, taken at the first use. Resolvers take turns on it.
    pub async fn read(&self) -> Result<Reading<'_>> {
        let mut bound = self.bound.lock().await;
        self.ensure_bound(&mut bound).await?;
        Ok(Reading(bound))
    }

    /// A transaction on this call's connection: a second one is never asked for.
    pub async fn begin(&self) -> Result<Tx> {
        let mut bound = self.bound.clone().lock_owned().await;
        self.ensure_bound(&mut bound).await?;
        self.batches.forget();
        Tx::open(bound, self.house.bell.clone(), self.house.now()).await
    }

    /// Sees to it that there is a connection, bound to this viewer and in no transaction.
    async fn ensure_bound(&self, slot: &mut Option<Bound>) -> Result<()> {
        if let Some(bound) = slot
            && bound.is_viewers().await.is_ok()
        {
            return Ok(());
        }
        // Where there is one connection in all, another is had only once the broken one is gone.
        *slot = None;
        *slot = Some(self.house.db.bind(&self.viewer).await?);
        Ok(())
    }

    /// Gives the connection back: before something slow, and after each event of a subscription.
    pub async fn release(&self) {
        *self.bound.lock().await = None;
        self.batches.forget();
    }

    /// Says which operation this call is for: those with the same fingerprint are answered alike.
    pub fn is_for(&self, fingerprint: [u8; 32]) {
        // A call is for one operation; a second would be a fault, and is then not shared.
        let _ = self.operation.set(fingerprint);
    }

    /// Says which event is being shown to a subscriber, and after which change of anybody's reach.
    pub fn shows(&self, event: i64, reach: i64) {
        self.shown.store(event, Ordering::Relaxed);
        self.reach.store(reach, Ordering::Relaxed);
    }

    /// Under what the answer to the present event is shared; none outside subscriptions.
    pub fn shared_key(&self) -> Option<SharedKey> {
        let event = self.shown.load(Ordering::Relaxed);
        let reach = self.reach.load(Ordering::Relaxed);
        self.operation.get().map(|&operation| SharedKey { operation, event, reach }).filter(|key| key.event > 0)
    }

    /// One value of many that are asked for at the same moment, read in one statement.
    pub async fn load<L: Load>(&self, key: L::Key) -> Result<Option<L::Value>> {
        self.batches.of::<L>().load(self, key).await
    }

    pub fn person(&self) -> Result<&Arc<Person>> {
        self.viewer.person()
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.house.now()
    }

    pub fn today(&self) -> NaiveDate {
        self.house.today()
    }

    pub fn key(&self) -> Uuid {
        self.house.key()
    }
}

impl Deref for Reading<'_> {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        self.0.as_deref().expect("a reading is made with a connection in it")
    }
}

impl DerefMut for Reading<'_> {
    fn deref_mut(&mut self) -> &mut PgConnection {
        self.0.as_deref_mut().expect("a reading is made with a connection in it")
    }
}

/// What a resolver asks of its call.
pub trait InCall {
    fn call(&self) -> &Arc<Call>;

    fn viewer(&self) -> &Viewer {
        &self.call().viewer
    }

    fn person(&self) -> Result<&Arc<Person>> {
        self.call().person()
    }

    fn language(&self) -> Language {
        self.call().language
    }

    fn now(&self) -> DateTime<Utc> {
        self.call().now()
    }

    fn today(&self) -> NaiveDate {
        self.call().today()
    }

    fn key(&self) -> Uuid {
        self.call().key()
    }

    fn read(&self) -> impl Future<Output = Result<Reading<'_>>> + Send
    where
        Self: Sync,
    {
        self.call().read()
    }

    fn begin(&self) -> impl Future<Output = Result<Tx>> + Send
    where
        Self: Sync,
    {
        self.call().begin()
    }

    fn load<L: Load>(&self, key: L::Key) -> impl Future<Output = Result<Option<L::Value>>> + Send
    where
        Self: Sync,
    {
        self.call().load::<L>(key)
    }
}

impl InCall for Context<'_> {
    fn call(&self) -> &Arc<Call> {
        self.data_unchecked::<Arc<Call>>()
    }
}
