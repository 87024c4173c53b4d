//! Live and ready: whether the process runs, and whether it can serve.

use std::sync::Arc;

use poem::http::StatusCode;
use poem::web::Data;
use poem::{IntoResponse, Response, handler, web::Json};
use serde_json::{Value, json};

use crate::core::access::Task;
use crate::core::call::House;
use crate::core::events::Tail;
use crate::core::redis::Redis;

/// What readiness looks at.
pub struct Vitals {
    pub house: House,
    pub tail: Tail,
    pub redis: Option<Redis>,
}

/// The process runs.
#[handler]
pub fn live() -> &'static str {
    "live\n"
}

/// The hub can serve: the database answers and the tail follows. Redis away slows, it does not stop.
#[handler]
pub async fn ready(Data(vitals): Data<&Arc<Vitals>>) -> Response {
    let database = answers(&vitals.house).await;
    let tail = vitals.tail.state();
    let is_ready = database && tail.is_following;
    let status = if is_ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let state: Value = json!({
        "ready": is_ready,
        "database": if database { "up" } else { "down" },
        "redis": vitals.redis.as_ref().map_or("not used", |redis| if redis.is_up() { "up" } else { "down" }),
        "events": { "following": tail.is_following, "newest": tail.newest },
    });
    Json(state).with_status(status).into_response()
}

async fn answers(house: &House) -> bool {
    let call = house.task(Task::Tail);
    tokio::time::timeout(std::time::Duration::from_secs(3), call.read()).await.is_ok_and(|bound| bound.is_ok())
}
