//! The operations that run over one socket, or over one event stream that carries many.
use async_graphql::{ServerError, parser::types::OperationType};
use tokio::task::{AbortHandle, JoinSet};

/// What an operation sends, to its end; errors where it was never executed.
pub type Ran = Option<Vec<ServerError>>;

/// Operations, each a task; they end with the socket or the stream.
#[derive(Default)]
pub struct Operations {
    tasks: JoinSet<Ran>,
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

    pub fn start(&mut self, id: String, kind: OperationType, operation: impl Future<Output = Ran> + Send + 'static) {
        let task = self.tasks.spawn(operation);
        self.running.push(Running { id, kind, task });
    }

    /// The client wants no more of it; whether there was such a one.
    pub fn stop(&mut self, id: &str) -> bool {
        !self.drop_those(|operation| operation.id == id).is_empty()
    }

    /// Stops the subscriptions, and says which they were.
    pub fn stop_subscriptions(&mut self) -> Vec<String> {
        self.drop_those(|operation| operation.kind == OperationType::Subscription)
    }

    /// Stops all of them, and says which they were.
    pub fn stop_all(&mut self) -> Vec<String> {
        self.drop_those(|_| true)
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

    fn drop_those(&mut self, which: impl Fn(&Running) -> bool) -> Vec<String> {
        let (dropped, staying) = std::mem::take(&mut self.running).into_iter().partition(which);
        self.running = staying;
        let abort = |operation: Running| {
            operation.task.abort();
            operation.id
        };
        Vec::into_iter(dropped).map(abort).collect()
    }
}
