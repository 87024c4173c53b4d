//! Starting a hub: opens the data, starts the background tasks, and listens.

use std::net::SocketAddr;
use std::sync::Arc;

use omnia_edge::{BeforeSignIn, Limits, Listeners, RateLedger};
use sqlx::PgConnection;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use url::Url;

use super::authenticator::HubAuthenticator;
use super::cards::Cards;
use super::consequences::consequences;
use super::data::Data;
use super::graph::Graph;
use super::graphiql::DemoAccounts;
use super::health::ReadinessProbe;
use super::limits::{file_limit, limits};
use super::role_schemas::RoleSchemas;
use super::routes::{gateway, routes, trusted_documents};
use super::running::{REQUEST_GRACE, Running};
use super::sign_in::SigningIn;
use super::tasks;
use super::tls::HubTls;
use crate::access_log::write_accesses;
use crate::applications::VisibilityCache;
use crate::core::accesses::AccessQueue;
use crate::core::app_context::AppContext;
use crate::core::clock::SharedClock;
use crate::core::config::{SameSite, ServeConfig};
use crate::core::db::{InstanceLock, ServingMode};
use crate::core::error::{Error, Result};
use crate::core::events::{Notifier, Tail};
use crate::core::random::{Random, SharedRandom};
use crate::core::rate_store::SharedBuckets;
use crate::core::redis::Redis;
use crate::documents::{DocumentStore, Links, UploadPipeline};
use crate::identity::programs::TokenIssuer;
use crate::identity::webhooks::{Deliveries, WebhookClient, deliver};
use crate::identity::{
    CardSignIn, Passkeys, PasswordSignIn, Passwords, Providers, SecondFactors, SecretKey, SecureCookies, Sessions, SignInThrottle,
};

/// Webhooks that are notified at the same time.
const WEBHOOKS_AT_ONCE: usize = 8;

/// What tests replace: time, randomness and limits.
pub struct Environment {
    /// The clock.
    pub clock: SharedClock,
    /// The source of keys, tokens and salts.
    pub random: SharedRandom,
    /// The limits of the edge, before the settings are applied.
    pub limits: Limits,
}

/// Starts a hub.
pub async fn start(config: &ServeConfig, environment: Environment) -> Result<Running> {
    start_after(config, environment, async |_| Ok(())).await
}

/// Starts a hub. `prepare` runs as the owner of an embedded database, before the hub serves.
pub async fn start_after(
    config: &ServeConfig,
    environment: Environment,
    prepare: impl AsyncFnOnce(&mut PgConnection) -> Result<()>,
) -> Result<Running> {
    let stop = CancellationToken::new();
    // Settings are checked before the data are opened.
    let Front { listeners, address, tls_address, tls, cards } = Front::open(config).await?;
    let trusted = trusted_documents(config, &environment.limits)?;
    let providers = identity_providers(config, address)?;
    let document_store = DocumentStore::open(&config.data)?;
    let redis = match &config.redis.url {
        Some(url) => Some(Redis::connect(url, &config.redis.prefix).await?),
        None => None,
    };
    let mode = if redis.is_some() { ServingMode::Shared } else { ServingMode::Single };
    let mut data = Data::open(&config.data, environment.clock.clone(), mode, prepare).await?;
    // The first start draws a key: one hub alone has the folder then.
    let second_factors = second_factors(config, address, environment.random.as_ref())?;
    let lock = data.lock.take().map(|lock| tokio::spawn(hold(lock, stop.clone())));
    let notifier = redis.as_ref().map_or_else(Notifier::default, Redis::notifier);
    let (access_queue, accesses) = AccessQueue::open();
    let app = AppContext { db: data.db.clone(), clock: environment.clock, random: environment.random, notifier, access_queue };
    // Commands run in processes of their own, whose notifications arrive through Redis alone; an embedded database has no other process.
    let tail = Tail::new(redis.is_some() || config.data.is_embedded());
    tail.start(&app).await?;
    let sessions = Sessions::new(app.clone(), redis.clone());
    let background_tasks = TaskTracker::new();
    spawn_background_tasks(&background_tasks, &app, &tail, &sessions, redis.clone(), &stop);
    let access_log_stop = CancellationToken::new();
    background_tasks.spawn(write_accesses(app.clone(), accesses, access_log_stop.clone()));
    if let Some(trusted) = trusted.clone() {
        background_tasks.spawn(trusted.watch(stop.clone()));
    }
    follow_certificates(&background_tasks, &app, tls, cards.as_deref(), &stop);
    background_tasks.spawn(tasks::run_each_hour(app.clone(), document_store.clone(), stop.clone()));
    let throttle = SignInThrottle::new(app.clock.clone(), redis.clone());
    let cookies = SecureCookies { is_secure: is_https(config), same_site: config.cookie_same_site };
    let signing_in = SigningIn { providers, throttle, cookies, cards };
    let graph = build_graph(config, &app, &tail, &sessions, &document_store, &signing_in, &second_factors)?;
    spawn_webhook_deliveries(&background_tasks, config, &app, &tail, second_factors.key.as_ref(), &stop)?;
    let connections = TaskTracker::new();
    let schemas = RoleSchemas::new(BeforeSignIn { introspects: config.anonymous_introspection.unwrap_or(config.data.is_embedded()) });
    let proxies = config.trusted_proxies.clone();
    let authenticator =
        HubAuthenticator { app: app.clone(), sessions, tail: tail.clone(), proxies, schemas, second_factor: config.second_factor };
    let folder = config.data.is_embedded().then(|| config.data.data_dir.clone());
    let limits = limits(config, environment.limits);
    let mut gateway = gateway(config, limits.clone(), authenticator.clone(), graph, trusted, &stop, &connections);
    gateway.rates = RateLedger::new(Arc::new(SharedBuckets::new(app.clock.clone(), redis.clone())));
    let token_issuer = TokenIssuer::new(app.clone(), redis.clone());
    let probe = ReadinessProbe::new(app.clone(), tail, redis, document_store.clone(), folder);
    let demo = DemoAccounts::served_by(&config.data)?;
    let routes = routes(gateway, probe, authenticator, document_store, token_issuer, signing_in, demo);
    let (is_https, stopped) = (is_https(config), stop.clone());
    let server = tokio::spawn(async move { omnia_edge::serve(listeners, routes, &limits, is_https, stopped, REQUEST_GRACE).await });
    Ok(Running { address, tls_address, app, is_new: data.is_new, stop, access_log_stop, server, background_tasks, connections, lock, data })
}

/// Where a hub listens, and the certificates that it shows and accepts there.
struct Front {
    listeners: Listeners,
    address: SocketAddr,
    tls_address: Option<SocketAddr>,
    tls: Option<HubTls>,
    cards: Option<Arc<Cards>>,
}

impl Front {
    async fn open(config: &ServeConfig) -> Result<Self> {
        if config.cookie_same_site == SameSite::None && !is_https(config) {
            return Err(Error::fault(
                "HUB_COOKIE_SAME_SITE: none needs https in HUB_PUBLIC_URL, for browsers refuse such cookies over http",
            ));
        }
        let cards = Cards::of(config)?.map(Arc::new);
        let tls = hub_tls(config, cards.as_deref())?;
        let listeners = listen(config.listen, tls.as_ref()).await?;
        let address = listeners.plain.local_addr().map_err(Error::fault)?;
        let tls_address = listeners.tls.as_ref().map(|tls| tls.listener.local_addr()).transpose().map_err(Error::fault)?;
        Ok(Self { listeners, address, tls_address, tls, cards })
    }
}

/// Follows the files of the hub's own certificate, and of the revocation lists of cards.
fn follow_certificates(tasks: &TaskTracker, app: &AppContext, tls: Option<HubTls>, cards: Option<&Cards>, stop: &CancellationToken) {
    if let Some(tls) = tls {
        tasks.spawn(tls.follow_files(stop.clone()));
    }
    if let Some(cards) = cards {
        tasks.spawn(cards.verifier.clone().follow_lists(app.clock.clone(), stop.clone()));
    }
}

/// Holds the lock of the database; stops the hub where another one has taken it.
async fn hold(lock: InstanceLock, stop: CancellationToken) -> Result<InstanceLock> {
    let held = lock.hold(stop.clone()).await;
    if let Err(error) = &held {
        tracing::error!(%error, "the hub stops");
        stop.cancel();
    }
    held
}

async fn listen(at: SocketAddr, tls: Option<&HubTls>) -> Result<Listeners> {
    let plain = TcpListener::bind(at).await.map_err(|error| Error::fault(format!("HUB_LISTEN {at}: {error}")))?;
    let tls = match tls {
        Some(tls) => Some(tls.listen().await?),
        None => None,
    };
    Ok(Listeners { plain, tls })
}

/// The hub's own HTTPS, where the settings have it: where cards sign in, it asks clients for a certificate.
fn hub_tls(config: &ServeConfig, cards: Option<&Cards>) -> Result<Option<HubTls>> {
    let names = cards.map(|cards| cards.verifier.authority_names());
    config.tls.checked(config.public_url.as_ref())?.map(|files| HubTls::read(files, names)).transpose()
}

fn spawn_background_tasks(
    background_tasks: &TaskTracker,
    app: &AppContext,
    tail: &Tail,
    sessions: &Sessions,
    redis: Option<Redis>,
    stop: &CancellationToken,
) {
    background_tasks.spawn(tail.clone().follow(app.clone(), stop.clone()));
    background_tasks.spawn(sessions.clone().follow(tail.clone(), stop.clone()));
    background_tasks.spawn(tasks::run_each_minute(app.clone(), stop.clone()));
    if let Some(redis) = redis {
        let tail = tail.clone();
        background_tasks.spawn(redis.listen(app.notifier.clone(), move |is_up| tail.set_remote_wakeups(is_up), stop.clone()));
    }
}

/// Notifies webhooks, where the hub has a key that their secrets are encrypted with: several at once, so that a slow one holds up no other.
fn spawn_webhook_deliveries(
    tasks: &TaskTracker,
    config: &ServeConfig,
    app: &AppContext,
    tail: &Tail,
    key: Option<&SecretKey>,
    stop: &CancellationToken,
) -> Result<()> {
    let Some(key) = key else { return Ok(()) };
    let client = WebhookClient::to(config.webhook_targets)?;
    let deliveries = Deliveries { app: app.clone(), tail: tail.clone(), client, key: key.clone() };
    for _ in 0..WEBHOOKS_AT_ONCE {
        tasks.spawn(deliver(deliveries.clone(), stop.clone()));
    }
    Ok(())
}

/// The graph, with what its resolvers need.
fn build_graph(
    config: &ServeConfig,
    app: &AppContext,
    tail: &Tail,
    sessions: &Sessions,
    document_store: &DocumentStore,
    signing_in: &SigningIn,
    second_factors: &SecondFactors,
) -> Result<Graph> {
    let passwords = Passwords::new(app.random.as_ref())?;
    let password_sign_in = PasswordSignIn(config.password_sign_in);
    let upload_pipeline = UploadPipeline::new(document_store.clone(), file_limit(config));
    let links = Links::of(config.public_url.as_ref());
    Ok(Graph::with(|schema| {
        schema
            .data(passwords.clone())
            .data(signing_in.throttle.clone())
            .data(signing_in.providers.clone())
            .data(password_sign_in)
            .data(CardSignIn(signing_in.cards.is_some()))
            .data(second_factors.clone())
            .data(sessions.clone())
            .data(config.webhook_targets)
            .data(tail.clone())
            .data(signing_in.cookies)
            .data(consequences())
            .data(VisibilityCache::default())
            .data(upload_pipeline.clone())
            .data(links.clone())
    }))
}

/// The providers of identities, which send browsers back to the address that people use: over HTTPS, except on the loopback.
fn identity_providers(config: &ServeConfig, address: SocketAddr) -> Result<Providers> {
    let providers = Providers::read_settings(config.identity_providers.as_deref())?;
    let base = match &config.public_url {
        _ if providers.is_empty() => String::new(),
        Some(url) if url.scheme() == "https" => url.as_str().trim_end_matches('/').to_owned(),
        None if address.ip().is_loopback() => format!("http://{address}"),
        _ => return Err(Error::fault("HUB_PUBLIC_URL must be set to an https address: providers of identities send people back to it")),
    };
    Providers::at(&base, providers)
}

/// What second factors need. Passkeys are for the address that people use; on the loopback that is `localhost`, for an address of numbers
/// has none.
fn second_factors(config: &ServeConfig, address: SocketAddr, random: &dyn Random) -> Result<SecondFactors> {
    let key = SecretKey::of(config, random)?;
    if key.is_none() && config.password_sign_in {
        tracing::info!("without HUB_SECRET_KEY_FILE second factors are passkeys alone, without codes");
    }
    let localhost = || format!("http://localhost:{}", address.port()).parse().map_err(Error::fault);
    let base: Url = config.public_url.clone().map_or_else(localhost, Ok)?;
    Ok(SecondFactors { key, passkeys: Passkeys::at(&base)?, rule: config.second_factor })
}

/// Whether browsers connect over HTTPS.
fn is_https(config: &ServeConfig) -> bool {
    config.public_url.as_ref().is_some_and(|url| url.scheme() == "https")
}
