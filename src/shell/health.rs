//! Liveness and readiness: whether the process runs, and whether it can serve.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use poem::http::StatusCode;
use poem::web::{Data, Json};
use poem::{IntoResponse, Response, handler};
use serde_json::{Value, json};
use tokio::sync::Mutex;
use tokio::task::spawn_blocking;
use tokio::time::{Instant, timeout};

use crate::core::access::Task;
use crate::core::app_context::AppContext;
use crate::core::db::{check_folder_writable, check_writable};
use crate::core::error::{Error, Result};
use crate::core::events::Tail;
use crate::core::redis::Redis;
use crate::documents::DocumentStore;

/// How long the check of a part may take.
const CHECK_TIMEOUT: Duration = Duration::from_secs(3);

/// For how long the result of a write check is reused: readiness is asked for often, and each check writes.
const RESULT_TTL: Duration = Duration::from_secs(5);

/// The readiness check.
pub struct ReadinessProbe {
    app: AppContext,
    tail: Tail,
    redis: Option<Redis>,
    document_store: DocumentStore,
    /// Where the database inside the process keeps its files.
    folder: Option<PathBuf>,
    database: WriteProbe,
    documents: WriteProbe,
}

impl ReadinessProbe {
    /// A check of these parts; `folder` is that of an embedded database.
    pub fn new(app: AppContext, tail: Tail, redis: Option<Redis>, document_store: DocumentStore, folder: Option<PathBuf>) -> Self {
        Self { app, tail, redis, document_store, folder, database: WriteProbe::default(), documents: WriteProbe::default() }
    }

    async fn database(&self) -> State {
        self.database.state("the database", self.database_writes()).await
    }

    async fn database_writes(&self) -> Result<()> {
        if let Some(folder) = self.folder.clone() {
            spawn_blocking(move || check_folder_writable(&folder)).await.map_err(Error::fault)??;
        }
        let context = self.app.task(Task::Tail);
        check_writable(&mut *context.read().await?).await
    }

    async fn documents(&self) -> State {
        self.documents.state("the document store", self.document_store.takes_files()).await
    }
}

/// The state of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Up,
    /// It can be read and not written: its disk is full, or read-only.
    ReadOnly,
    Down,
}

impl State {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::ReadOnly => "read-only",
            Self::Down => "down",
        }
    }
}

/// Whether a part could write when it was last checked. Requests during a check wait for its result.
#[derive(Default)]
struct WriteProbe(Mutex<Option<(Instant, State)>>);

impl WriteProbe {
    async fn state(&self, part: &str, check: impl Future<Output = Result<()>>) -> State {
        let mut last = self.0.lock().await;
        if let Some((at, state)) = *last
            && at.elapsed() < RESULT_TTL
        {
            return state;
        }
        let checked = timeout(CHECK_TIMEOUT, check).await.unwrap_or_else(|_| Err(Error::fault("it does not answer")));
        let state = match &checked {
            Ok(()) => State::Up,
            Err(error) if error.code() == "STORAGE_FULL" => State::ReadOnly,
            Err(_) => State::Down,
        };
        if let Err(error) = checked {
            tracing::warn!(%error, part, state = state.as_str(), "a part of the hub does not write");
        }
        *last = Some((Instant::now(), state));
        state
    }
}

/// The process runs.
#[handler]
pub fn live() -> &'static str {
    "live\n"
}

/// The hub can serve: the database answers and writes, and the tail follows. Without Redis the hub is slower and still ready. Documents
/// are away from all hubs alike, and the rest can be served without them: they are reported and do not make the hub unready.
#[handler]
pub async fn ready(Data(probe): Data<&Arc<ReadinessProbe>>) -> Response {
    // In a task of its own: the result is stored even where the client has disconnected.
    let check = {
        let probe = probe.clone();
        tokio::spawn(async move { tokio::join!(probe.database(), probe.documents()) })
    };
    let (database, documents) = check.await.unwrap_or((State::Down, State::Down));
    let tail = probe.tail.state();
    let is_ready = database == State::Up && tail.is_following;
    let status = if is_ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let state: Value = json!({
        "ready": is_ready,
        "database": database.as_str(),
        "documents": documents.as_str(),
        "redis": probe.redis.as_ref().map_or("not used", |redis| if redis.is_up() { "up" } else { "down" }),
        "events": { "following": tail.is_following, "newest": tail.newest },
    });
    Json(state).with_status(status).into_response()
}
