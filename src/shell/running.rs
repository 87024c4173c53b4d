//! A running hub, and how it stops without breaking off requests.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::task::JoinHandle;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::data::Data;
use crate::core::app_context::AppContext;
use crate::core::db::InstanceLock;
use crate::core::error::{Error, Result};

/// How long requests may run on after the hub was stopped.
pub(super) const REQUEST_GRACE: Duration = Duration::from_secs(15);

/// How long stopping may take in all.
const STOP_TIMEOUT: Duration = Duration::from_secs(20);

/// How long connections and background tasks may take to end after the server.
const TASK_GRACE: Duration = Duration::from_secs(4);

/// A hub that serves.
pub struct Running {
    /// The address that it listens on.
    pub address: SocketAddr,
    /// The address that it listens on for HTTPS, where it does.
    pub tls_address: Option<SocketAddr>,
    /// What its requests share.
    pub app: AppContext,
    /// Whether the database was empty when the hub opened it.
    pub is_new: bool,
    pub(super) stop: CancellationToken,
    /// Cancelled when no request runs any more.
    pub(super) access_log_stop: CancellationToken,
    pub(super) server: JoinHandle<std::io::Result<()>>,
    pub(super) background_tasks: TaskTracker,
    pub(super) connections: TaskTracker,
    pub(super) lock: Option<JoinHandle<Result<InstanceLock>>>,
    pub(super) data: Data,
}

impl Running {
    /// How to connect as the owner, who writes the schema and the demo.
    pub fn owner(&self) -> &sqlx::postgres::PgConnectOptions {
        &self.data.owner
    }

    /// Waits until the hub stops by itself: another hub has taken its database.
    pub async fn stops_by_itself(&self) {
        self.stop.cancelled().await;
    }

    /// Lets running requests end, closes sockets, and closes the data: within 20 s.
    pub async fn stop(self) -> Result<()> {
        let deadline = Instant::now() + STOP_TIMEOUT;
        self.stop.cancel();
        // The lock is held until the data are closed.
        let lock = match self.lock {
            Some(lock) => lock.await.map_err(Error::fault).and_then(|held| held).map(Some),
            None => Ok(None),
        };
        let served = self.server.await;
        self.connections.close();
        if tokio::time::timeout(TASK_GRACE / 2, self.connections.wait()).await.is_err() {
            tracing::warn!("some connections did not end in time");
        }
        // Who was answered until now is in the queue: the log is written to its end.
        self.access_log_stop.cancel();
        self.background_tasks.close();
        if tokio::time::timeout(TASK_GRACE / 2, self.background_tasks.wait()).await.is_err() {
            tracing::warn!("some tasks did not end in time");
        }
        if tokio::time::timeout_at(deadline, self.data.close()).await.is_err() {
            tracing::warn!("the data did not close in time");
        }
        served.map_err(Error::fault)?.map_err(Error::fault)?;
        lock.map(drop)
    }
}
