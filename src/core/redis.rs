//! Redis between hubs: the shared cache of sessions, and the channel of notifications. What it holds can be lost at any moment without harm.

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

/// A command that takes longer than this is given up: the database has the truth.
const COMMAND_TIMEOUT: Duration = Duration::from_millis(500);
/// The channel on which hubs notify each other of new events.
const CHANNEL: &str = "bell";
const RECONNECT_PAUSE: Duration = Duration::from_millis(250);

/// The connection to the Redis that hubs on one database share.
#[derive(Clone)]
pub struct Redis {
    commands: ConnectionManager,
    client: Client,
    prefix: Arc<str>,
    is_up: Arc<AtomicBool>,
}

impl Redis {
    /// Connects; fails when Redis does not answer at the start, as the address is then probably wrong.
    pub async fn connect(url: &Url, prefix: &str) -> Result<Self> {
        let refused = |error: redis::RedisError| Error::fault(format!("REDIS_URL: Redis does not answer: {error}"));
        let client = Client::open(url.as_str()).map_err(refused)?;
        let config = ConnectionManagerConfig::new()
            .set_connection_timeout(Some(Duration::from_secs(2)))
            .set_response_timeout(Some(COMMAND_TIMEOUT))
            .set_number_of_retries(2);
        let commands = ConnectionManager::new_with_config(client.clone(), config).await.map_err(refused)?;
        Ok(Self { commands, client, prefix: prefix.into(), is_up: Arc::new(AtomicBool::new(true)) })
    }

    /// Whether notifications of the other hubs arrive.
    pub fn is_up(&self) -> bool {
        self.is_up.load(Ordering::Relaxed)
    }

    /// The value of a key.
    pub async fn get(&self, key: &str) -> Option<String> {
        let mut commands = self.commands.clone();
        self.ok_or_log(redis::cmd("GET").arg(self.key(key)).query_async(&mut commands).await).flatten()
    }

    /// Sets a key for so many seconds.
    pub async fn put(&self, key: &str, value: &str, seconds: u64) {
        let mut commands = self.commands.clone();
        let _: Option<()> =
            self.ok_or_log(redis::cmd("SET").arg(self.key(key)).arg(value).arg("EX").arg(seconds).query_async(&mut commands).await);
    }

    /// Deletes a key.
    pub async fn remove(&self, key: &str) {
        let mut commands = self.commands.clone();
        let _: Option<i64> = self.ok_or_log(redis::cmd("DEL").arg(self.key(key)).query_async(&mut commands).await);
    }

    /// Runs a Lua script with keys and numbers; none when Redis does not answer.
    pub async fn run(&self, script: &str, keys: &[&str], numbers: &[i64]) -> Option<i64> {
        let mut commands = self.commands.clone();
        let keys: Vec<String> = keys.iter().map(|key| self.key(key)).collect();
        let mut command = redis::cmd("EVAL");
        command.arg(script).arg(keys.len()).arg(keys).arg(numbers);
        self.ok_or_log(command.query_async(&mut commands).await)
    }

    /// Runs a Lua script that answers a list; none when Redis does not answer.
    pub async fn run_list(&self, script: &str, keys: &[&str], numbers: &[i64]) -> Option<Vec<i64>> {
        let mut commands = self.commands.clone();
        let keys: Vec<String> = keys.iter().map(|key| self.key(key)).collect();
        let mut command = redis::cmd("EVAL");
        command.arg(script).arg(keys.len()).arg(keys).arg(numbers);
        self.ok_or_log(command.query_async(&mut commands).await)
    }

    /// Sets a key only where it has no value: one that was written meanwhile is newer.
    pub async fn put_if_absent(&self, key: &str, value: &str, seconds: u64) {
        let mut commands = self.commands.clone();
        let _: Option<Option<String>> = self
            .ok_or_log(redis::cmd("SET").arg(self.key(key)).arg(value).arg("NX").arg("EX").arg(seconds).query_async(&mut commands).await);
    }

    /// Notifies the hubs of new events; false when Redis did not answer.
    pub async fn notify_hubs(&self) -> bool {
        let mut commands = self.commands.clone();
        let received: Option<i64> = self.ok_or_log(redis::cmd("PUBLISH").arg(self.key(CHANNEL)).arg("1").query_async(&mut commands).await);
        received.is_some()
    }

    /// A notifier that also notifies the other hubs. Notifications that wait for the same send are one.
    pub fn notifier(&self) -> Notifier {
        let (wake_up, mut wake_ups) = mpsc::channel::<()>(1);
        let redis = self.clone();
        tokio::spawn(async move {
            while wake_ups.recv().await.is_some() {
                redis.notify_hubs().await;
            }
        });
        Notifier::with_remote(move || {
            // A full channel means that a notification is already waiting.
            let _ = wake_up.try_send(());
        })
    }

    /// Receives the notifications of the other hubs until the hub stops; calls `on_change` when Redis goes away and when it is back.
    pub async fn listen(self, notifier: Notifier, on_change: impl Fn(bool) + Send, stop: CancellationToken) {
        while !stop.is_cancelled() {
            let ended = tokio::select! {
                () = stop.cancelled() => return,
                ended = self.listen_once(&notifier, &on_change) => ended,
            };
            self.is_up.store(false, Ordering::Relaxed);
            on_change(false);
            // The tail wakes up now, and polls more often from here on.
            notifier.notify_local();
            tracing::warn!(
                reason = ended.err().map(|error| error.to_string()),
                "Redis is away: sessions and events are read from the database"
            );
            tokio::time::sleep(RECONNECT_PAUSE).await;
        }
    }

    async fn listen_once(&self, notifier: &Notifier, on_change: &(impl Fn(bool) + Send)) -> RedisResult<()> {
        let mut subscription = self.client.get_async_pubsub().await?;
        subscription.subscribe(self.key(CHANNEL)).await?;
        self.is_up.store(true, Ordering::Relaxed);
        on_change(true);
        // Notifications that were sent before the subscription were lost.
        notifier.notify_local();
        let mut wake_ups = subscription.on_message();
        while wake_ups.next().await.is_some() {
            notifier.notify_local();
        }
        Ok(())
    }

    fn key(&self, key: &str) -> String {
        format!("{}:{key}", self.prefix)
    }

    fn ok_or_log<T>(&self, answer: RedisResult<T>) -> Option<T> {
        answer.inspect_err(|error| tracing::debug!(%error, "Redis did not answer")).ok()
    }
}
