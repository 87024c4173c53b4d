//! Counts what each request costs, statements and verified passwords, from the log: the span of a request has its id, and the lines are
//! within it.

use std::collections::HashMap;
use std::fmt::Debug;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id};
use tracing::{Event, Subscriber};
use tracing_subscriber::filter::{EnvFilter, LevelFilter, Targets};
use tracing_subscriber::layer::{Context, SubscriberExt};
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, fmt};

static COUNTED: Mutex<Option<HashMap<String, Cost>>> = Mutex::new(None);

/// What one request cost.
#[derive(Debug, Clone, Default)]
pub struct Cost {
    /// The SQL, in its order; begin and commit are not logged.
    pub statements: Vec<String>,
    /// The same whole, where they are too long for a line of the log.
    pub texts: Vec<String>,
    /// How many times a password was verified, which takes 20 ms and 19 MB each.
    pub verifications: usize,
}

/// Begins to count for a request.
pub fn count(request: &str) {
    record();
    lock().get_or_insert_default().insert(request.to_owned(), Cost::default());
}

/// What a request cost.
pub fn counted(request: &str) -> Cost {
    lock().as_mut().and_then(|counted| counted.remove(request)).unwrap_or_default()
}

/// Logs to the test's output what `HUB_TEST_LOG` asks for, and records what the driver logs.
fn record() {
    static RECORDING: OnceLock<()> = OnceLock::new();
    RECORDING.get_or_init(|| {
        let wanted = EnvFilter::try_from_env("HUB_TEST_LOG").unwrap_or_else(|_| EnvFilter::new("off"));
        let recorded = Targets::new()
            .with_target("omnia_edge", LevelFilter::INFO)
            .with_target(DRIVER, LevelFilter::DEBUG)
            .with_target(PASSWORDS, LevelFilter::TRACE);
        tracing_subscriber::registry()
            .with(CostRecorder.with_filter(recorded))
            .with(fmt::layer().with_test_writer().with_filter(wanted))
            .init();
    });
}

fn lock() -> MutexGuard<'static, Option<HashMap<String, Cost>>> {
    COUNTED.lock().unwrap_or_else(PoisonError::into_inner)
}

const DRIVER: &str = "sqlx::query";
/// How the statements begin with which a connection is opened.
const OPENING: [&str; 2] = ["set search_path", "set lock_timeout"];
const PASSWORDS: &str = "omnia_hub::identity::password";

/// Counts what is logged within requests.
struct CostRecorder;

struct RequestId(String);

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for CostRecorder {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, ctx: Context<'_, S>) {
        let Some(span) = ctx.span(id).filter(|span| span.name() == "request") else { return };
        let mut found = Find { name: "id", text: None };
        attributes.record(&mut found);
        span.extensions_mut().insert(RequestId(found.text.unwrap_or_default()));
    }

    fn on_event(&self, event: &Event<'_>, ctx: Context<'_, S>) {
        let request = ctx.event_scope(event).into_iter().flatten().find_map(|span| Some(span.extensions().get::<RequestId>()?.0.clone()));
        let mut counted = lock();
        let Some(cost) = request.as_ref().and_then(|request| counted.as_mut()?.get_mut(request)) else { return };
        match event.metadata().target() {
            DRIVER => {
                let mut found = Find { name: "summary", text: None };
                event.record(&mut found);
                let statement = found.text.unwrap_or_default();
                // Opening a connection is the pool's affair, now and then.
                if !OPENING.iter().any(|opening| statement.starts_with(opening)) {
                    let mut whole = Find { name: "db.statement", text: None };
                    event.record(&mut whole);
                    cost.texts.extend(whole.text);
                    cost.statements.push(statement);
                }
            }
            PASSWORDS => cost.verifications += 1,
            _ => {}
        }
    }
}

/// Finds one field as text.
struct Find {
    name: &'static str,
    text: Option<String>,
}

impl Visit for Find {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if field.name() == self.name {
            self.text = Some(format!("{value:?}"));
        }
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == self.name {
            self.text = Some(value.to_owned());
        }
    }
}
