//! Live and ready: whether the process runs, and whether it can serve.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use poem::http::StatusCode;
use poem::web::Data;
use poem::{IntoResponse, Response, handler, web::Json};
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

/// How long a part may take to show that it works.
const PATIENCE: Duration = Duration::from_secs(3);

/// For how long it holds that a part could write: readiness is asked for often, and each look writes.
const FRESH: Duration = Duration::from_secs(5);

/// What readiness looks at.
pub struct ReadinessProbe {
    app: AppContext,
    tail: Tail,
    redis: Option<Redis>,
    document_store: DocumentStore,
    /// Where the database inside the process keeps its files.
    folder: Option<PathBuf>,
    database: Writing,
    documents: Writing,
}

impl ReadinessProbe {
    pub fn new(app: AppContext, tail: Tail, redis: Option<Redis>, document_store: DocumentStore, folder: Option<PathBuf>) -> Self {
        Self { app, tail, redis, document_store, folder, database: Writing::default(), documents: Writing::default() }
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

/// How a part of the hub is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Up,
    /// It can be read and does not write: its disk is full, or is only read.
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

/// Whether a part could write when it was last tried. Who asks while it is tried waits for the same outcome.
#[derive(Default)]
struct Writing(Mutex<Option<(Instant, State)>>);

impl Writing {
    async fn state(&self, part: &str, trial: impl Future<Output = Result<()>>) -> State {
        let mut last = self.0.lock().await;
        if let Some((at, state)) = *last
            && at.elapsed() < FRESH
        {
            return state;
        }
        let tried = timeout(PATIENCE, trial).await.unwrap_or_else(|_| Err(Error::fault("it does not answer")));
        let state = match &tried {
            Ok(()) => State::Up,
            Err(error) if error.code() == "STORAGE_FULL" => State::ReadOnly,
            Err(_) => State::Down,
        };
        if let Err(error) = tried {
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

/// The hub can serve: the database answers and writes, and the tail follows. Redis away slows, it does not stop. Documents are away from
/// all hubs alike, and the rest can be served without them: they are told, and nobody is sent elsewhere for them.
#[handler]
pub async fn ready(Data(vitals): Data<&Arc<ReadinessProbe>>) -> Response {
    // In a task of its own: what was tried is remembered also where whoever asked has gone.
    let trial = {
        let vitals = vitals.clone();
        tokio::spawn(async move { tokio::join!(vitals.database(), vitals.documents()) })
    };
    let (database, documents) = trial.await.unwrap_or((State::Down, State::Down));
    let tail = vitals.tail.state();
    let is_ready = database == State::Up && tail.is_following;
    let status = if is_ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let state: Value = json!({
        "ready": is_ready,
        "database": database.as_str(),
        "documents": documents.as_str(),
        "redis": vitals.redis.as_ref().map_or("not used", |redis| if redis.is_up() { "up" } else { "down" }),
        "events": { "following": tail.is_following, "newest": tail.newest },
    });
    Json(state).with_status(status).into_response()
}
