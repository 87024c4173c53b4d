//! The operations that run on one socket.
use async_graphql::{Response, ServerError, parser::types::OperationType};
use futures_util::{StreamExt, stream::BoxStream};
use tokio::task::{AbortHandle, JoinSet};

use super::{outbox::Outbox, protocol::next};
use crate::payload::is_unexecuted;

/// The operations of a socket, each a task; they end with it.
#[derive(Default)]
pub struct Operations {
    tasks: JoinSet<Option<Vec<ServerError>>>,
    running: Vec<Running>,
}

struct Running {
    id: String,
    kind: OperationType,
    task: AbortHandle,
}

/// How an operation ended.
#[derive(Debug)]
pub struct Ended {
    pub id: String,
    pub how: Ending,
}

#[derive(Debug)]
pub enum Ending {
    Complete,
    /// It was never executed.
    Refused(Vec<ServerError>),
    Broken,
}

impl Operations {
    pub fn len(&self) -> usize {
        self.running.len()
    }

    pub fn has(&self, id: &str) -> bool {
        self.running.iter().any(|operation| operation.id == id)
    }

    pub fn has_short_ones(&self) -> bool {
        self.running.iter().any(|operation| operation.kind != OperationType::Subscription)
    }

    pub fn start(&mut self, id: String, kind: OperationType, responses: BoxStream<'static, Response>, outbox: Outbox) {
        let task = self.tasks.spawn(tell(id.clone(), responses, outbox));
        self.running.push(Running { id, kind, task });
    }

    /// The client wants no more of it; whether there was such a one.
    pub fn stop(&mut self, id: &str) -> bool {
        let before = self.running.len();
        self.drop_those(|operation| operation.id == id);
        self.running.len() < before
    }

    pub fn stop_subscriptions(&mut self) {
        self.drop_those(|operation| operation.kind == OperationType::Subscription);
    }

    /// The next one that ended by itself; none if there is none to wait for.
    pub async fn next_ended(&mut self) -> Option<Ended> {
        loop {
            let (task, how) = match self.tasks.join_next_with_id().await? {
                Ok((task, None)) => (task, Ending::Complete),
                Ok((task, Some(errors))) => (task, Ending::Refused(errors)),
                Err(error) => (error.id(), Ending::Broken),
            };
            if let Some(at) = self.running.iter().position(|operation| operation.task.id() == task) {
                let id = self.running.swap_remove(at).id;
                return Some(Ended { id, how });
            }
        }
    }

    fn drop_those(&mut self, which: impl Fn(&Running) -> bool) {
        self.running.retain(|operation| {
            let stays = !which(operation);
            if !stays {
                operation.task.abort();
            }
            stays
        });
    }
}

/// Tells every response of an operation; errors that came before any execution are its end.
async fn tell(id: String, mut responses: BoxStream<'static, Response>, outbox: Outbox) -> Option<Vec<ServerError>> {
    let mut is_first = true;
    while let Some(response) = responses.next().await {
        if is_first && is_unexecuted(&response) {
            return Some(response.errors);
        }
        is_first = false;
        let message = next(&id, &response);
        // Of what waits there is one copy.
        drop(response);
        // No room means that the socket is being closed.
        outbox.send(message).await.ok()?;
    }
    None
}
