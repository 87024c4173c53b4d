//! Redis between hubs: the shared cache of sessions, and the bell. What it holds can be lost at any moment without harm.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::StreamExt;
use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{Client, RedisResult};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use url::Url;

use super::error::{Error, Result};
use super::events::Notifier;

/// A command that takes longer than this is as good as lost: the database has the truth.
const PATIENCE: Duration = Duration::from_millis(500);
/// The channel on which hubs wake each other up.
const BELL: &str = "bell";
const BEFORE_NEXT_TRY: Duration = Duration::from_millis(250);

/// The shared memory of hubs that serve one database.
#[derive(Clone)]
pub struct Redis {
    commands: ConnectionManager,
    client: Client,
    prefix: Arc<str>,
    is_up: Arc<AtomicBool>,
}

impl Redis {
    /// Connects; fails when Redis is away at the start, for then the address is more likely wrong than Redis ill.
    pub async fn connect(url: &Url, prefix: &str) -> Result<Self> {
        let refused = |error: redis::RedisError| Error::fault(format!("REDIS_URL: Redis does not answer: {error}"));
        let client = Client::open(url.as_str()).map_err(refused)?;
        let config = ConnectionManagerConfig::new()
            .set_connection_timeout(Some(Duration::from_secs(2)))
            .set_response_timeout(Some(PATIENCE))
            .set_number_of_retries(2);
        let commands = ConnectionManager::new_with_config(client.clone(), config).await.map_err(refused)?;
        Ok(Self { commands, client, prefix: prefix.into(), is_up: Arc::new(AtomicBool::new(true)) })
    }

    /// Whether the other hubs can be heard.
    pub fn is_up(&self) -> bool {
        self.is_up.load(Ordering::Relaxed)
    }

    pub async fn get(&self, key: &str) -> Option<String> {
        let mut commands = self.commands.clone();
        self.heed(redis::cmd("GET").arg(self.key(key)).query_async(&mut commands).await).flatten()
    }

    pub async fn put(&self, key: &str, value: &str, seconds: u64) {
        let mut commands = self.commands.clone();
        let _: Option<()> =
            self.heed(redis::cmd("SET").arg(self.key(key)).arg(value).arg("EX").arg(seconds).query_async(&mut commands).await);
    }

    pub async fn remove(&self, key: &str) {
        let mut commands = self.commands.clone();
        let _: Option<i64> = self.heed(redis::cmd("DEL").arg(self.key(key)).query_async(&mut commands).await);
    }

    /// Runs a script as one step, with keys and numbers; none when Redis does not answer.
    pub async fn run(&self, script: &str, keys: &[&str], numbers: &[i64]) -> Option<i64> {
        let mut commands = self.commands.clone();
        let keys: Vec<String> = keys.iter().map(|key| self.key(key)).collect();
        let mut command = redis::cmd("EVAL");
        command.arg(script).arg(keys.len()).arg(keys).arg(numbers);
        self.heed(command.query_async(&mut commands).await)
    }

    /// Puts a value only where there is none: what was written meanwhile is newer.
    pub async fn put_if_absent(&self, key: &str, value: &str, seconds: u64) {
        let mut commands = self.commands.clone();
        let _: Option<Option<String>> =
            self.heed(redis::cmd("SET").arg(self.key(key)).arg(value).arg("NX").arg("EX").arg(seconds).query_async(&mut commands).await);
    }

    /// Wakes up the hubs, as their own bell does; false when Redis did not take it.
    pub async fn wake_hubs(&self) -> bool {
        let mut commands = self.commands.clone();
        let heard: Option<i64> = self.heed(redis::cmd("PUBLISH").arg(self.key(BELL)).arg("1").query_async(&mut commands).await);
        heard.is_some()
    }

    /// A bell that the other hubs hear. Many rings while one is on its way are one.
    pub fn notifier(&self) -> Notifier {
        let (ring, mut rings) = mpsc::channel::<()>(1);
        let redis = self.clone();
        tokio::spawn(async move {
            while rings.recv().await.is_some() {
                redis.wake_hubs().await;
            }
        });
        Notifier::also(move || {
            // A full channel means that a ring is already on its way.
            let _ = ring.try_send(());
        })
    }

    /// Listens for the other hubs until the hub stops; `heard_again` is told when Redis goes and when it comes back.
    pub async fn listen(self, notifier: Notifier, heard_again: impl Fn(bool) + Send, stop: CancellationToken) {
        while !stop.is_cancelled() {
            let ended = tokio::select! {
                () = stop.cancelled() => return,
                ended = self.listen_once(&notifier, &heard_again) => ended,
            };
            self.is_up.store(false, Ordering::Relaxed);
            heard_again(false);
            // Whoever waits for the next ring hears of it now, and looks by himself from here on.
            notifier.ring_here();
            tracing::warn!(
                reason = ended.err().map(|error| error.to_string()),
                "Redis is away: sessions and events are read from the database"
            );
            tokio::time::sleep(BEFORE_NEXT_TRY).await;
        }
    }

    async fn listen_once(&self, notifier: &Notifier, heard_again: &(impl Fn(bool) + Send)) -> RedisResult<()> {
        let mut hearing = self.client.get_async_pubsub().await?;
        hearing.subscribe(self.key(BELL)).await?;
        self.is_up.store(true, Ordering::Relaxed);
        heard_again(true);
        // What was rung while nobody listened was not heard.
        notifier.ring_here();
        let mut rings = hearing.on_message();
        while rings.next().await.is_some() {
            notifier.ring_here();
        }
        Ok(())
    }

    fn key(&self, key: &str) -> String {
        format!("{}:{key}", self.prefix)
    }

    fn heed<T>(&self, answer: RedisResult<T>) -> Option<T> {
        answer.inspect_err(|error| tracing::debug!(%error, "Redis did not answer")).ok()
    }
}
