//! Serving: opens the data, starts what runs beside the requests, listens, and stops without dropping anyone.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use omnia_edge::{Gateway, Limits, TrustedDocuments, read_only};
use poem::EndpointExt;
use poem::middleware::AddData;
use sqlx::PgConnection;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::authenticator::HubAuthenticator;
use super::consequences::consequences;
use super::data::Data;
use super::document_limits;
use super::downloads;
use super::graph::Graph;
use super::health::{self, ReadinessProbe};
use super::lengths::edge_schema;
use super::manuals;
use super::open_files;
use super::pages;
use super::tasks;
use crate::applications::VisibilityCache;
use crate::core::app_context::AppContext;
use crate::core::clock::SharedClock;
use crate::core::config::ServeConfig;
use crate::core::db::{InstanceLock, ServingMode};
use crate::core::error::{Error, Result};
use crate::core::events::{Notifier, Tail};
use crate::core::random::SharedRandom;
use crate::core::redis::Redis;
use crate::core::request_context::COOKIES;
use crate::documents::{DocumentStore, Links, UploadPipeline};
use crate::identity::{SignInThrottle, Passwords, SecureCookies, Sessions};

/// How long requests may run on once the hub was told to stop.
const GRACE: Duration = Duration::from_secs(15);

/// How long stopping may take in all.
const ALL_TOLD: Duration = Duration::from_secs(20);

/// What a story replaces: time, chance, and how long things may last.
pub struct Parts {
    pub clock: SharedClock,
    pub random: SharedRandom,
    pub limits: Limits,
}

/// A hub that serves.
pub struct Running {
    pub address: SocketAddr,
    pub app: AppContext,
    /// Whether the database was empty when the hub opened it.
    pub is_new: bool,
    stop: CancellationToken,
    server: JoinHandle<std::io::Result<()>>,
    beside: TaskTracker,
    conversations: TaskTracker,
    lock: Option<JoinHandle<Result<InstanceLock>>>,
    data: Data,
}

impl Running {
    /// With which the schema and the demo data are written.
    pub fn owner(&self) -> &sqlx::postgres::PgConnectOptions {
        &self.data.owner
    }

    /// Waits until the hub stops by itself: another one has taken its database.
    pub async fn stops_by_itself(&self) {
        self.stop.cancelled().await;
    }

    /// Lets running requests end, tells sockets to go, and closes the data: within 20 s.
    pub async fn stop(self) -> Result<()> {
        let by = Instant::now() + ALL_TOLD;
        self.stop.cancel();
        // Held until the data are closed.
        let lock = match self.lock {
            Some(lock) => lock.await.map_err(Error::fault)?.map(Some),
            None => Ok(None),
        };
        let served = self.server.await.map_err(Error::fault)?;
        let ended = async {
            self.conversations.close();
            self.conversations.wait().await;
            self.beside.close();
            self.beside.wait().await;
        };
        if tokio::time::timeout(Duration::from_secs(4), ended).await.is_err() {
            tracing::warn!("some tasks did not end in time");
        }
        if tokio::time::timeout_at(by, self.data.close()).await.is_err() {
            tracing::warn!("the data did not close in time");
        }
        served.map_err(Error::fault)?;
        lock.map(drop)
    }
}

/// Starts a hub.
pub async fn start(config: &ServeConfig, parts: Parts) -> Result<Running> {
    start_after(config, parts, async |_| Ok(())).await
}

/// Starts a hub; does something as the owner of an embedded database before it serves.
pub async fn start_after(config: &ServeConfig, parts: Parts, first: impl AsyncFnOnce(&mut PgConnection) -> Result<()>) -> Result<Running> {
    let stop = CancellationToken::new();
    // What a setting may have wrong is told before the data are opened.
    let listener = listen(config.listen).await?;
    let address = listener.local_addr().map_err(Error::fault)?;
    let trusted = trusted_documents(config, &parts.limits)?;
    let document_store = DocumentStore::open(&config.data)?;
    let redis = match &config.redis.url {
        Some(url) => Some(Redis::connect(url, &config.redis.prefix).await?),
        None => None,
    };
    let mode = if redis.is_some() { ServingMode::Shared } else { ServingMode::Single };
    let mut data = Data::open(&config.data, parts.clock.clone(), mode, first).await?;
    let lock = data.lock.take().map(|lock| tokio::spawn(hold(lock, stop.clone())));
    let notifier = redis.as_ref().map_or_else(Notifier::default, Redis::notifier);
    let app = AppContext { db: data.db.clone(), clock: parts.clock, random: parts.random, notifier };
    // What a command writes in a process of its own is heard through Redis alone; beside an embedded database there is none.
    let tail = Tail::new(redis.is_some() || config.data.is_embedded());
    tail.start(&app).await?;
    let sessions = Sessions::new(app.clone(), redis.clone());
    let beside = TaskTracker::new();
    run_beside(&beside, &app, &tail, &sessions, redis.clone(), &stop);
    if let Some(trusted) = trusted.clone() {
        beside.spawn(trusted.watch(stop.clone()));
    }
    beside.spawn(tasks::each_hour(app.clone(), document_store.clone(), stop.clone()));
    let graph = with_parts(config, &app, &tail, &sessions, &document_store, redis.clone())?;
    let conversations = TaskTracker::new();
    let authenticator = HubAuthenticator { app: app.clone(), sessions, proxies: config.trusted_proxies.clone() };
    let folder = config.data.is_embedded().then(|| config.data.data_dir.clone());
    let limits = limits(config, parts.limits);
    let gateway = gateway(config, limits.clone(), authenticator.clone(), graph, trusted, &stop, &conversations);
    let routes =
        routes(gateway, ReadinessProbe::new(app.clone(), tail, redis, document_store.clone(), folder), authenticator, document_store);
    let (is_https, told) = (is_https(config), stop.clone());
    let server = tokio::spawn(async move { omnia_edge::serve(listener, routes, &limits, is_https, told, GRACE).await });
    Ok(Running { address, app, is_new: data.is_new, stop, server, beside, conversations, lock, data })
}

/// Holds the lock of the database; a hub that lost it to another one stops.
async fn hold(lock: InstanceLock, stop: CancellationToken) -> Result<InstanceLock> {
    let held = lock.hold(stop.clone()).await;
    if let Err(error) = &held {
        tracing::error!(%error, "the hub stops");
        stop.cancel();
    }
    held
}

async fn listen(at: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(at).await.map_err(|error| Error::fault(format!("HUB_LISTEN {at}: {error}")))
}

fn run_beside(beside: &TaskTracker, app: &AppContext, tail: &Tail, sessions: &Sessions, redis: Option<Redis>, stop: &CancellationToken) {
    beside.spawn(tail.clone().follow(app.clone(), stop.clone()));
    beside.spawn(sessions.clone().follow(tail.clone(), stop.clone()));
    beside.spawn(tasks::each_minute(app.clone(), stop.clone()));
    if let Some(redis) = redis {
        let told = tail.clone();
        beside.spawn(redis.listen(app.notifier.clone(), move |is_up| told.bell_carries(is_up), stop.clone()));
    }
}

fn with_parts(
    config: &ServeConfig,
    app: &AppContext,
    tail: &Tail,
    sessions: &Sessions,
    document_store: &DocumentStore,
    redis: Option<Redis>,
) -> Result<Graph> {
    let is_secure = is_https(config);
    let passwords = Passwords::new(app.random.as_ref())?;
    let attempts = SignInThrottle::new(app.clock.clone(), redis);
    let upload_pipeline = UploadPipeline::new(document_store.clone(), file_limit(config));
    let links = Links::of(config.public_url.as_ref());
    Ok(Graph::with(|schema| {
        schema
            .data(passwords.clone())
            .data(attempts.clone())
            .data(sessions.clone())
            .data(tail.clone())
            .data(SecureCookies(is_secure))
            .data(consequences())
            .data(VisibilityCache::default())
            .data(upload_pipeline.clone())
            .data(links.clone())
    }))
}

/// Whether browsers come by https.
fn is_https(config: &ServeConfig) -> bool {
    config.public_url.as_ref().is_some_and(|url| url.scheme() == "https")
}

/// Bytes of a file at most.
fn file_limit(config: &ServeConfig) -> u64 {
    u64::from(config.max_file_mb) << 20
}

fn limits(config: &ServeConfig, mut limits: Limits) -> Limits {
    // A list of 1,000 beneficiaries is about 300 KB.
    limits.body.max_body_bytes = 1 << 20;
    limits.body.max_file_bytes = file_limit(config);
    document_limits::set(&mut limits);
    limits.session.max_upload_bytes = limits.body.max_file_bytes * limits.body.max_files as u64;
    limits.session.max_sockets = config.max_sockets_per_session.into();
    limits.session.max_subscriptions = 5 * limits.session.max_sockets;
    limits.connection.max = config.max_connections.into();
    limits.connection.proxies = config.trusted_proxies.clone();
    if let Some(most) = config.max_connections_per_address {
        (limits.connection.per_address, limits.connection.per_shared_address) = (most.into(), most.into());
    }
    open_files::fit(&mut limits, open_files::raise(), config.data.db_connections.into());
    limits
}

/// The documents of our own applications, where a setting says where their manifests are.
fn trusted_documents(config: &ServeConfig, limits: &Limits) -> Result<Option<TrustedDocuments>> {
    let (policy, files) = (config.trusted_documents.clone(), config.trusted_documents_files.clone());
    if files.is_empty() && policy.requires_any() {
        return Err(Error::fault(
            "HUB_TRUSTED_DOCUMENTS_FILES is missing: with require in HUB_TRUSTED_DOCUMENTS no document would be executed",
        ));
    }
    if files.is_empty() {
        return Ok(None);
    }
    let trusted = TrustedDocuments::load(policy, files, edge_schema(), limits.document.clone());
    trusted.map(Some).map_err(|error| Error::fault(format!("HUB_TRUSTED_DOCUMENTS_FILES: {error}")))
}

fn gateway(
    config: &ServeConfig,
    limits: Limits,
    authenticator: HubAuthenticator,
    graph: Graph,
    trusted: Option<TrustedDocuments>,
    stop: &CancellationToken,
    conversations: &TaskTracker,
) -> Gateway<HubAuthenticator, Graph> {
    let mut gateway = Gateway::new(authenticator, graph, edge_schema());
    gateway.limits = limits;
    gateway.takes_persisted_queries = config.persisted_queries;
    gateway.trusted = trusted;
    gateway.origins = config.public_url.iter().map(|url| url.origin().ascii_serialization()).collect();
    gateway.cookies = COOKIES;
    gateway.proxies = config.trusted_proxies.clone();
    gateway.shutdown = stop.clone();
    gateway.tasks = conversations.clone();
    gateway
}

fn routes(
    gateway: Gateway<HubAuthenticator, Graph>,
    vitals: ReadinessProbe,
    authenticator: HubAuthenticator,
    document_store: DocumentStore,
) -> impl poem::Endpoint {
    omnia_edge::routes(Arc::new(gateway))
        .at("/health/live", read_only(health::live))
        .at("/health/ready", read_only(health::ready))
        .at("/", read_only(pages::front))
        .at("/documents/:id", read_only(downloads::send))
        .at("/applications/:id/beneficiaries.csv", read_only(downloads::workers))
        .at("/manual", read_only(manuals::first))
        .at("/manual/:language/:role", read_only(manuals::page))
        .with(AddData::new(Arc::new(vitals)))
        .with(AddData::new(authenticator))
        .with(AddData::new(document_store))
}
