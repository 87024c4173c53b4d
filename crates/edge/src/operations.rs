//! The operations that run over one WebSocket, or over one event stream in single connection mode.
use async_graphql::ServerError;
use async_graphql::parser::types::OperationType;
use tokio::task::{AbortHandle, JoinSet};

/// How the task of an operation ends; with errors where it was never executed.
pub type OperationResult = Result<(), Vec<ServerError>>;

/// Running operations, each a task; they are aborted with the socket or the stream.
#[derive(Default)]
pub struct Operations {
    tasks: JoinSet<OperationResult>,
    running: Vec<RunningOperation>,
}

struct RunningOperation {
    id: String,
    kind: OperationType,
    task: AbortHandle,
}

/// An operation that has ended, and how.
#[derive(Debug)]
pub struct EndedOperation {
    /// The client's id of the operation.
    pub id: String,
    /// How it ended.
    pub end: OperationEnd,
}

/// How an operation ended.
#[derive(Debug)]
pub enum OperationEnd {
    Completed,
    /// It was never executed.
    Rejected(Vec<ServerError>),
    Panicked,
}

impl Operations {
    /// The number of running operations.
    pub fn len(&self) -> usize {
        self.running.len()
    }

    /// Whether an operation with this id is running.
    pub fn has(&self, id: &str) -> bool {
        self.running.iter().any(|operation| operation.id == id)
    }

    /// Whether a query or a mutation is running, which ends soon by itself.
    pub fn has_queries_or_mutations(&self) -> bool {
        self.running.iter().any(|operation| operation.kind != OperationType::Subscription)
    }

    /// Starts an operation in a task of its own.
    pub fn start(&mut self, id: String, kind: OperationType, operation: impl Future<Output = OperationResult> + Send + 'static) {
        let task = self.tasks.spawn(operation);
        self.running.push(RunningOperation { id, kind, task });
    }

    /// Aborts an operation that its client completed; whether there was one.
    pub fn stop(&mut self, id: &str) -> bool {
        !self.abort_where(|operation| operation.id == id).is_empty()
    }

    /// Aborts the subscriptions, and returns their ids.
    pub fn stop_subscriptions(&mut self) -> Vec<String> {
        self.abort_where(|operation| operation.kind == OperationType::Subscription)
    }

    /// Aborts all operations, and returns their ids.
    pub fn stop_all(&mut self) -> Vec<String> {
        self.abort_where(|_| true)
    }

    /// Waits for the next operation to end; none if none is running.
    pub async fn next_ended(&mut self) -> Option<EndedOperation> {
        loop {
            let (task, end) = match self.tasks.join_next_with_id().await? {
                Ok((task, Ok(()))) => (task, OperationEnd::Completed),
                Ok((task, Err(errors))) => (task, OperationEnd::Rejected(errors)),
                Err(error) => (error.id(), OperationEnd::Panicked),
            };
            if let Some(at) = self.running.iter().position(|operation| operation.task.id() == task) {
                let id = self.running.swap_remove(at).id;
                return Some(EndedOperation { id, end });
            }
        }
    }

    fn abort_where(&mut self, which: impl Fn(&RunningOperation) -> bool) -> Vec<String> {
        let (aborted, running) = std::mem::take(&mut self.running).into_iter().partition(which);
        self.running = running;
        let abort = |operation: RunningOperation| {
            operation.task.abort();
            operation.id
        };
        Vec::into_iter(aborted).map(abort).collect()
    }
}
