//! A call: one operation of one viewer, with one connection, its language, and the batches of what it loads.

use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};

use async_graphql::Context;
use chrono::{DateTime, NaiveDate, Utc};
use omnia_edge::Cookies;
use omnia_texts::Language;
use sqlx::PgConnection;
use tokio::sync::{Mutex, MutexGuard};
use uuid::Uuid;

use super::access::{Person, Viewer};
use super::app_context::AppContext;
use super::batch::{Batches, Load};
use super::db::{Bound, Tx};
use super::error::Result;

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
pub struct RequestContext {
    pub app: AppContext,
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
pub struct ConnectionGuard<'a>(MutexGuard<'a, Option<Bound>>);

/// What two answers to an event must have in common to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SharedKey {
    /// Fingerprint of document, variables, capacity and language.
    pub operation: [u8; 32],
    pub event: i64,
    /// The last event that changed what anybody may see: what was shared before it is not handed out after it.
    pub reach: i64,
}

impl RequestContext {
    pub fn new(app: AppContext, viewer: Viewer, language: Language, origin: Origin) -> Arc<Self> {
        Arc::new(Self {
            app,
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
        Self::new(self.app.clone(), viewer, self.language, self.origin.clone())
    }

    /// The connection of this call, taken at the first use. Resolvers take turns on it.
    pub async fn read(&self) -> Result<ConnectionGuard<'_>> {
        let mut bound = self.bound.lock().await;
        self.ensure_bound(&mut bound).await?;
        Ok(ConnectionGuard(bound))
    }

    /// A transaction on this call's connection: a second one is never asked for.
    pub async fn begin(&self) -> Result<Tx> {
        let mut bound = self.bound.clone().lock_owned().await;
        self.ensure_bound(&mut bound).await?;
        self.batches.forget();
        Tx::open(bound, self.app.notifier.clone(), self.app.now()).await
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
        *slot = Some(self.app.db.bind(&self.viewer).await?);
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
        self.app.now()
    }

    pub fn today(&self) -> NaiveDate {
        self.app.today()
    }

    pub fn key(&self) -> Uuid {
        self.app.key()
    }
}

impl Deref for ConnectionGuard<'_> {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        self.0.as_deref().expect("a reading is made with a connection in it")
    }
}

impl DerefMut for ConnectionGuard<'_> {
    fn deref_mut(&mut self) -> &mut PgConnection {
        self.0.as_deref_mut().expect("a reading is made with a connection in it")
    }
}

/// What a resolver asks of its call.
pub trait RequestContextExt {
    fn context(&self) -> &Arc<RequestContext>;

    fn viewer(&self) -> &Viewer {
        &self.context().viewer
    }

    fn person(&self) -> Result<&Arc<Person>> {
        self.context().person()
    }

    fn language(&self) -> Language {
        self.context().language
    }

    fn now(&self) -> DateTime<Utc> {
        self.context().now()
    }

    fn today(&self) -> NaiveDate {
        self.context().today()
    }

    fn key(&self) -> Uuid {
        self.context().key()
    }

    fn read(&self) -> impl Future<Output = Result<ConnectionGuard<'_>>> + Send
    where
        Self: Sync,
    {
        self.context().read()
    }

    fn begin(&self) -> impl Future<Output = Result<Tx>> + Send
    where
        Self: Sync,
    {
        self.context().begin()
    }

    fn load<L: Load>(&self, key: L::Key) -> impl Future<Output = Result<Option<L::Value>>> + Send
    where
        Self: Sync,
    {
        self.context().load::<L>(key)
    }
}

impl RequestContextExt for Context<'_> {
    fn context(&self) -> &Arc<RequestContext> {
        self.data_unchecked::<Arc<RequestContext>>()
    }
}
