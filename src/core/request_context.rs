//! The context of a request: one operation of one viewer, with its connection, its language and the batches of what it loads.

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
use super::accesses::Accesses;
use super::app_context::AppContext;
use super::batch::{Batches, Load};
use super::db::{Bound, Tx};
use super::error::Result;

/// The cookie that a session's token travels in.
pub const SESSION_COOKIE: &str = "hub_session";

/// The cookie of a browser that has signed in before.
pub const DEVICE_COOKIE: &str = "hub_device";

/// Both cookies, for the edge, which reads them.
pub const COOKIES: Cookies = Cookies { session: SESSION_COOKIE, device: DEVICE_COOKIE };

/// What a request says of its client. Not shown in logs: it holds the token of a device.
#[derive(Clone, Default)]
pub struct Origin {
    /// Whether the token came in a cookie, so that a new one is set in a cookie too.
    pub has_cookie: bool,
    /// The hash of the token in a cookie that the response can replace, whether or not its session is still alive.
    pub replaceable: Option<[u8; 32]>,
    /// The device cookie of a browser that has signed in before.
    pub device: Option<String>,
    /// The User-Agent.
    pub agent: Option<Arc<str>>,
    /// The IP address.
    pub address: Option<Arc<str>>,
}

/// One operation of one viewer.
pub struct RequestContext {
    /// What all requests share.
    pub app: AppContext,
    /// On whose behalf it runs.
    pub viewer: Viewer,
    /// The language of texts and errors.
    pub language: Language,
    /// What the request says of its client.
    pub origin: Origin,
    /// What it reads and changes, for the access log.
    pub accesses: Accesses,
    bound: Arc<Mutex<Option<Bound>>>,
    batches: Batches,
    operation: OnceLock<[u8; 32]>,
    event: AtomicI64,
    reach: AtomicI64,
}

/// The connection of the request, locked for one statement.
pub struct ConnectionGuard<'a>(MutexGuard<'a, Option<Bound>>);

/// What two responses to an event must have in common to be executed once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SharedKey {
    /// Fingerprint of document, variables, capacity and language.
    pub operation: [u8; 32],
    /// The event.
    pub event: i64,
    /// The last event that changed what anybody may see: what was shared before it is not reused after it.
    pub reach: i64,
}

impl RequestContext {
    /// A context without a connection yet.
    pub fn new(app: AppContext, viewer: Viewer, language: Language, origin: Origin) -> Arc<Self> {
        Arc::new(Self {
            app,
            viewer,
            language,
            origin,
            accesses: Accesses::default(),
            operation: OnceLock::new(),
            event: AtomicI64::new(0),
            reach: AtomicI64::new(0),
            bound: Arc::default(),
            batches: Batches::default(),
        })
    }

    /// The context of the same request for another viewer, with a connection of its own; releases this one's.
    pub async fn with_viewer(&self, viewer: Viewer) -> Arc<Self> {
        self.release().await;
        Self::new(self.app.clone(), viewer, self.language, self.origin.clone())
    }

    /// The context in which a signed-in person does what also one may do who must add a second factor first: leave, or add it.
    pub async fn of_signed_in(self: &Arc<Self>) -> Result<Arc<Self>> {
        Ok(match &self.viewer {
            Viewer::Enrolling(person) => self.with_viewer(Viewer::Person(person.clone())).await,
            viewer => viewer.signed_in().map(|_| self.clone())?,
        })
    }

    /// The connection of this request, acquired at the first use. Resolvers use it one after the other.
    pub async fn read(&self) -> Result<ConnectionGuard<'_>> {
        let mut bound = self.bound.lock().await;
        self.ensure_bound(&mut bound).await?;
        Ok(ConnectionGuard(bound))
    }

    /// A transaction on the connection of this request, which has only one.
    pub async fn begin(&self) -> Result<Tx> {
        let mut bound = self.bound.clone().lock_owned().await;
        self.ensure_bound(&mut bound).await?;
        self.batches.forget();
        Tx::open(bound, self.app.notifier.clone(), self.viewer.person().ok().cloned(), self.app.now()).await
    }

    /// Ensures that there is a connection, bound to this viewer and in no transaction.
    async fn ensure_bound(&self, slot: &mut Option<Bound>) -> Result<()> {
        if let Some(bound) = slot
            && bound.ensure_viewer().await.is_ok()
        {
            return Ok(());
        }
        // With one connection in all, another can be acquired only once the broken one is dropped.
        *slot = None;
        *slot = Some(self.app.db.bind(&self.viewer).await?);
        Ok(())
    }

    /// Returns the connection to its pool: before something slow, and after each event of a subscription.
    pub async fn release(&self) {
        *self.bound.lock().await = None;
        self.batches.forget();
    }

    /// Sets the fingerprint of the operation: operations with the same fingerprint have the same response.
    pub fn set_operation(&self, fingerprint: [u8; 32]) {
        // A context has one operation; a second fingerprint is ignored.
        let _ = self.operation.set(fingerprint);
    }

    /// Sets the event that is being delivered to a subscriber, and the last change of anybody's reach before it.
    pub fn set_event(&self, event: i64, reach: i64) {
        self.event.store(event, Ordering::Relaxed);
        self.reach.store(reach, Ordering::Relaxed);
    }

    /// The key under which the response to the current event is shared; none outside subscriptions.
    pub fn shared_key(&self) -> Option<SharedKey> {
        let event = self.event.load(Ordering::Relaxed);
        let reach = self.reach.load(Ordering::Relaxed);
        self.operation.get().map(|&operation| SharedKey { operation, event, reach }).filter(|key| key.event > 0)
    }

    /// Loads a value in one statement with those that other resolvers load at the same moment.
    pub async fn load<L: Load>(&self, key: L::Key) -> Result<Option<L::Value>> {
        self.batches.of::<L>().load(self, key).await
    }

    /// The signed-in person, or [`Error::Unauthenticated`](super::error::Error::Unauthenticated).
    pub fn person(&self) -> Result<&Arc<Person>> {
        self.viewer.person()
    }

    /// The present instant.
    pub fn now(&self) -> DateTime<Utc> {
        self.app.now()
    }

    /// The date in Europe/Rome.
    pub fn today(&self) -> NaiveDate {
        self.app.today()
    }

    /// A new key (uuid v7).
    pub fn key(&self) -> Uuid {
        self.app.key()
    }
}

impl Deref for ConnectionGuard<'_> {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        self.0.as_deref().expect("a guard is made with a connection in it")
    }
}

impl DerefMut for ConnectionGuard<'_> {
    fn deref_mut(&mut self) -> &mut PgConnection {
        self.0.as_deref_mut().expect("a guard is made with a connection in it")
    }
}

/// What resolvers use of the request context, on their own context.
pub trait RequestContextExt {
    /// The request context.
    fn context(&self) -> &Arc<RequestContext>;

    /// On whose behalf the request runs.
    fn viewer(&self) -> &Viewer {
        &self.context().viewer
    }

    /// The signed-in person, or [`Error::Unauthenticated`](super::error::Error::Unauthenticated).
    fn person(&self) -> Result<&Arc<Person>> {
        self.context().person()
    }

    /// The signed-in person, also one who must add a second factor first.
    fn signed_in(&self) -> Result<&Arc<Person>> {
        self.context().viewer.signed_in()
    }

    /// The language of texts and errors.
    fn language(&self) -> Language {
        self.context().language
    }

    /// The present instant.
    fn now(&self) -> DateTime<Utc> {
        self.context().now()
    }

    /// The date in Europe/Rome.
    fn today(&self) -> NaiveDate {
        self.context().today()
    }

    /// A new key (uuid v7).
    fn key(&self) -> Uuid {
        self.context().key()
    }

    /// The connection of the request.
    fn read(&self) -> impl Future<Output = Result<ConnectionGuard<'_>>> + Send
    where
        Self: Sync,
    {
        self.context().read()
    }

    /// A transaction on the connection of the request.
    fn begin(&self) -> impl Future<Output = Result<Tx>> + Send
    where
        Self: Sync,
    {
        self.context().begin()
    }

    /// Loads a value in one statement with those that other resolvers load at the same moment.
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
