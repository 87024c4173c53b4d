//! A hub in this process, on the database of the story, with a clock that the story moves.

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Duration, NaiveDate, TimeZone, Utc};
use clap::Parser;
use omnia_edge::Limits;
use omnia_hub::core::access::{SecondFactorRule, Task, Viewer};
use omnia_hub::core::app_context::AppContext;
use omnia_hub::core::clock::{Clock, ManualClock, SystemClock};
use omnia_hub::core::config::{DatabaseUrl, ServeConfig, WebhookTargets};
use omnia_hub::core::cost_per_minute::CostPerMinute;
use omnia_hub::core::random::{self, SeededRandom};
use omnia_hub::core::tls_config::TlsConfig;
use omnia_hub::documents::DocumentStore;
use omnia_hub::shell::{Environment, Running, start};
use sqlx::PgConnection;
use tokio::sync::Mutex as AsyncMutex;
use uuid::Uuid;

use super::database::{Database, embedded_folder};
use super::servers::Servers;
use super::{Backend, CLIENT_SECRET, Client, Context, Result, Value, ensure, json};

/// What the hubs of one story share.
pub struct World {
    pub backend: Backend,
    pub clock: Arc<ManualClock>,
    pub folder: tempfile::TempDir,
    pub redis_prefix: String,
    pub database: Option<Database>,
    owner: AsyncMutex<Option<PgConnection>>,
    running: Mutex<Vec<Running>>,
    random: SeededRandom,
    numbers: AtomicU32,
    hubs: AtomicU64,
}

/// A hub that serves at an address.
#[derive(Clone)]
pub struct Hub {
    world: Arc<World>,
    app: AppContext,
    pub url: String,
    /// Where it serves HTTPS itself, where it does.
    pub tls_url: Option<String>,
}

/// What a hub is started with where no flag and no variable says otherwise.
#[derive(Parser)]
struct Usual {
    #[command(flatten)]
    serve: ServeConfig,
}

impl World {
    /// A world on Monday 16 March 2026, 10 in the morning in Rome.
    pub async fn open(backend: Backend) -> Result<Arc<Self>> {
        let folder = tempfile::Builder::new().prefix("story").tempdir_in(&Servers::of_the_run().folder)?;
        let database = match backend {
            Backend::Embedded => {
                embedded_folder(folder.path()).await?;
                None
            }
            Backend::Pooled | Backend::OneConnection => Some(Database::create().await?),
        };
        let start = Utc.with_ymd_and_hms(2026, 3, 16, 9, 0, 0).single().context("a day that exists")?;
        Ok(Arc::new(Self {
            backend,
            clock: Arc::new(ManualClock::at(start)),
            redis_prefix: database.as_ref().map_or_else(String::new, |database| database.name.clone()),
            folder,
            database,
            owner: AsyncMutex::default(),
            running: Mutex::default(),
            random: SeededRandom::from_seed(0),
            numbers: AtomicU32::new(1),
            hubs: AtomicU64::new(1),
        }))
    }

    /// Starts a hub; `change` says what is unusual about it.
    pub async fn hub(self: &Arc<Self>, change: impl FnOnce(&mut ServeConfig)) -> Result<Hub> {
        self.hub_within(|config, _| change(config)).await
    }

    async fn hub_within(self: &Arc<Self>, change: impl FnOnce(&mut ServeConfig, &mut Limits)) -> Result<Hub> {
        let (mut config, mut limits) = (self.config()?, Limits::default());
        change(&mut config, &mut limits);
        let seed = self.hubs.fetch_add(1, Ordering::Relaxed);
        let environment = Environment { clock: self.clock.clone(), random: Arc::new(SeededRandom::from_seed(seed)), limits };
        let running = start(&config, environment).await?;
        let tls_url = running.tls_address.map(|address| format!("https://{address}"));
        let hub = Hub { world: self.clone(), app: running.app.clone(), url: format!("http://{}", running.address), tls_url };
        self.running.lock().unwrap_or_else(PoisonError::into_inner).push(running);
        Ok(hub)
    }

    fn config(&self) -> Result<ServeConfig> {
        let mut config = Usual::try_parse_from(["omnia-hub"])?.serve;
        // The variables of whoever runs the tests are not the story's.
        config.listen = ([127, 0, 0, 1], 0).into();
        config.public_url = None;
        config.demo_password = None;
        config.identity_providers = None;
        config.tls = TlsConfig::default();
        config.cns.authorities = None;
        config.cns.revocation_lists.clear();
        (config.cns.url, config.cns.proxy_secret_file) = (None, None);
        config.password_sign_in = true;
        config.anonymous_introspection = None;
        config.second_factor = SecondFactorRule::Optional;
        config.secret_key_file = Some(secret_key(self.folder.path())?);
        // The receivers of the stories are on this machine.
        config.webhook_targets = WebhookTargets::Any;
        config.redis.prefix.clone_from(&self.redis_prefix);
        config.redis.url = (!self.backend.is_embedded()).then(|| Servers::of_the_run().redis.clone());
        self.folder.path().clone_into(&mut config.data.data_dir);
        config.data.migrate_url = None;
        // The clock of a story stands still: a minute would last for all of it.
        config.cost_per_minute = CostPerMinute::OFF;
        config.data.documents_url = None;
        config.data.db_connections = self.backend.connections();
        config.data.database_url = match &self.database {
            Some(database) => Some(database_url(&database.url("hub_app"))?),
            None => None,
        };
        Ok(config)
    }

    pub async fn close(&self) -> Result {
        let running = std::mem::take(&mut *self.running.lock().unwrap_or_else(PoisonError::into_inner));
        for hub in running {
            hub.stop().await?;
        }
        drop(self.owner.lock().await.take());
        match &self.database {
            Some(database) => database.drop().await,
            None => Ok(()),
        }
    }
}

/// The key of the story: its hubs have the same.
fn secret_key(folder: &Path) -> Result<PathBuf> {
    let path = folder.join("secret-keys");
    std::fs::write(&path, "bm90IGEgc2VjcmV0LCBidXQgYSBzdG9yeSdzIGtleTo=\n")?;
    Ok(path)
}

fn database_url(url: &url::Url) -> Result<DatabaseUrl> {
    Ok(DatabaseUrl { options: url.as_str().parse()?, url: url.clone() })
}

impl Hub {
    /// Another hub on the same database and Redis.
    pub async fn another(&self) -> Result<Self> {
        self.another_with(|_| {}).await
    }

    /// Another hub on the same database, with other settings.
    pub async fn another_with(&self, change: impl FnOnce(&mut ServeConfig)) -> Result<Self> {
        self.another_within(|config, _| change(config)).await
    }

    /// Another hub on the same database, with other settings and limits.
    pub async fn another_within(&self, change: impl FnOnce(&mut ServeConfig, &mut Limits)) -> Result<Self> {
        ensure!(
            !self.world.backend.is_embedded(),
            "two hubs cannot share an embedded database: write #[story] or #[story(once)], not #[story(everywhere)]"
        );
        self.world.hub_within(change).await
    }

    /// What this hub's own tasks work with.
    pub fn app(&self) -> &AppContext {
        &self.app
    }

    /// Where the documents of the story lie.
    pub fn document_store(&self) -> Result<DocumentStore> {
        Ok(DocumentStore::open(&self.world.config()?.data)?)
    }

    /// Another hub on the same database, on the machine's time, with these providers of identities.
    pub async fn with_providers(&self, providers: &[Value]) -> Result<Self> {
        let file = self.providers_file(providers)?;
        self.another_with(|config| config.identity_providers = Some(file)).await
    }

    /// A file of settings with these providers of identities.
    pub fn providers_file(&self, providers: &[Value]) -> Result<PathBuf> {
        // Providers have the machine's clock, so the story has it too.
        self.clock.set(SystemClock.now());
        let file = self.folder.path().join(format!("providers-{}.json", self.number()));
        std::fs::write(self.folder.path().join("client-secret"), CLIENT_SECRET)?;
        std::fs::write(&file, json!({ "providers": providers }).to_string())?;
        Ok(file)
    }

    /// Someone whom the hub does not know.
    pub fn stranger(&self) -> Client {
        Client::of(self)
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    /// Lets time pass for all hubs of the story.
    pub fn wait(&self, time: Duration) {
        self.clock.advance(time);
    }

    /// A key that no other row of the story has.
    pub fn key(&self) -> Uuid {
        random::key(&self.world.random, self.now())
    }

    /// A number that nothing else in the story has.
    pub fn number(&self) -> u32 {
        self.world.numbers.fetch_add(1, Ordering::Relaxed)
    }

    /// Writes or reads as superuser, past the policies.
    pub async fn as_owner<T>(&self, act: impl AsyncFnOnce(&mut PgConnection) -> Result<T>) -> Result<T> {
        match &self.world.database {
            Some(database) => {
                let mut owner = self.world.owner.lock().await;
                if owner.is_none() {
                    *owner = Some(database.connect().await?);
                }
                act(owner.as_mut().context("just connected")?).await
            }
            None => self.as_owner_inside(act).await,
        }
    }

    /// The embedded database has one connection, which entered as superuser and stepped down: it steps up for a moment.
    async fn as_owner_inside<T>(&self, act: impl AsyncFnOnce(&mut PgConnection) -> Result<T>) -> Result<T> {
        let mut bound = self.app.db.bind(&Viewer::System(Task::Tail)).await?;
        sqlx::raw_sql("set session authorization postgres; reset role").execute(&mut *bound).await?;
        let done = act(&mut bound).await;
        sqlx::raw_sql("set session authorization hub_app").execute(&mut *bound).await?;
        done
    }
}

impl Deref for Hub {
    type Target = World;

    fn deref(&self) -> &World {
        &self.world
    }
}
