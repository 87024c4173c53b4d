//! Counts the statements of each request from the driver's own log: a request's span has its id, and the log line stands within it.

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

static COUNTED: Mutex<Option<HashMap<String, Vec<String>>>> = Mutex::new(None);

/// Begins to count for a request.
pub fn count(request: &str) {
    listen();
    lock().get_or_insert_default().insert(request.to_owned(), Vec::new());
}

/// The statements of a request, in their order.
pub fn counted(request: &str) -> Vec<String> {
    lock().as_mut().and_then(|counted| counted.remove(request)).unwrap_or_default()
}

/// Logs to the test's output what `HUB_TEST_LOG` asks for, and listens to the driver.
fn listen() {
    static LISTENING: OnceLock<()> = OnceLock::new();
    LISTENING.get_or_init(|| {
        let wanted = EnvFilter::try_from_env("HUB_TEST_LOG").unwrap_or_else(|_| EnvFilter::new("off"));
        let heard = Targets::new().with_target("sqlx::query", LevelFilter::DEBUG).with_target("omnia_hub::http", LevelFilter::INFO);
        tracing_subscriber::registry().with(Driver.with_filter(heard)).with(fmt::layer().with_test_writer().with_filter(wanted)).init();
    });
}

fn lock() -> MutexGuard<'static, Option<HashMap<String, Vec<String>>>> {
    COUNTED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Hears what the driver logs.
struct Driver;

struct RequestId(String);

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Driver {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, ctx: Context<'_, S>) {
        let Some(span) = ctx.span(id).filter(|span| span.name() == "request") else { return };
        let mut found = Find { name: "id", text: None };
        attributes.record(&mut found);
        span.extensions_mut().insert(RequestId(found.text.unwrap_or_default()));
    }

    fn on_event(&self, event: &Event<'_>, ctx: Context<'_, S>) {
        if event.metadata().target() != "sqlx::query" {
            return;
        }
        let request = ctx.event_scope(event).into_iter().flatten().find_map(|span| Some(span.extensions().get::<RequestId>()?.0.clone()));
        let mut found = Find { name: "summary", text: None };
        event.record(&mut found);
        let mut counted = lock();
        if let (Some(request), Some(counted)) = (request, counted.as_mut())
            && let Some(statements) = counted.get_mut(&request)
        {
            statements.push(found.text.unwrap_or_default());
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
