//! Runs a story on a world of its own, which is removed at the end, however it ends.

use std::future::Future;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::time::Duration;

use futures_util::FutureExt;
use tokio::runtime::Builder;
use tokio::time::timeout;

use super::hub::World;
use super::{Backend, Hub, Result};

/// A story that takes longer waits for what will not come.
const PATIENCE: Duration = Duration::from_mins(3);
const LONG_PATIENCE: Duration = Duration::from_mins(5);

/// Runs a story to its end.
pub fn run_story<T: Future<Output = Result>>(backend: Backend, story: impl FnOnce(Hub) -> T) {
    run_story_within(PATIENCE, backend, story);
}

/// Runs a story that takes minutes.
pub fn run_long_story<T: Future<Output = Result>>(backend: Backend, story: impl FnOnce(Hub) -> T) {
    run_story_within(LONG_PATIENCE, backend, story);
}

fn run_story_within<T: Future<Output = Result>>(patience: Duration, backend: Backend, story: impl FnOnce(Hub) -> T) {
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a test may start threads");
    let outcome = runtime.block_on(async {
        let world = World::open(backend.or_from_environment()).await?;
        let outcome = match world.hub(|_| {}).await {
            Ok(hub) => timeout(patience, AssertUnwindSafe(story(hub)).catch_unwind()).await,
            Err(error) => Ok(Ok(Err(error))),
        };
        let closed = world.close().await;
        match outcome {
            Err(_) => anyhow::bail!("the story did not end within {} s", patience.as_secs()),
            Ok(Err(panic)) => resume_unwind(panic),
            Ok(Ok(outcome)) => outcome.and(closed),
        }
    });
    runtime.shutdown_timeout(Duration::from_secs(1));
    if let Err(error) = outcome {
        panic!("{error:#}\n{}", places(&error));
    }
}

/// Where in the suite it went wrong; known where RUST_BACKTRACE is set.
fn places(error: &anyhow::Error) -> String {
    let trace = error.backtrace().to_string();
    trace.lines().filter(|line| line.contains("tests/hub/")).map(|line| format!("{line}\n")).collect()
}
