//! The operations that run over one socket, or over one event stream that carries many.
use async_graphql::{ServerError, parser::types::OperationType};
use tokio::task::{AbortHandle, JoinSet};

/// What an operation sends, to its end; errors where it was never executed.
pub type OperationResult = Option<Vec<ServerError>>;

/// Operations, each a task; they end with the socket or the stream.
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

/// How an operation ended.
#[derive(Debug)]
pub struct EndedOperation {
    pub id: String,
    pub end: OperationEnd,
}

#[derive(Debug)]
pub enum OperationEnd {
    Completed,
    /// It was never executed.
    Rejected(Vec<ServerError>),
    Panicked,
}

impl Operations {
    pub fn len(&self) -> usize {
        self.running.len()
    }

    pub fn has(&self, id: &str) -> bool {
        self.running.iter().any(|operation| operation.id == id)
    }

    pub fn has_queries_or_mutations(&self) -> bool {
        self.running.iter().any(|operation| operation.kind != OperationType::Subscription)
    }

    pub fn start(&mut self, id: String, kind: OperationType, operation: impl Future<Output = OperationResult> + Send + 'static) {
        let task = self.tasks.spawn(operation);
        self.running.push(RunningOperation { id, kind, task });
    }

    /// The client wants no more of it; whether there was such a one.
    pub fn stop(&mut self, id: &str) -> bool {
        !self.abort_where(|operation| operation.id == id).is_empty()
    }

    /// Stops the subscriptions, and says which they were.
    pub fn stop_subscriptions(&mut self) -> Vec<String> {
        self.abort_where(|operation| operation.kind == OperationType::Subscription)
    }

    /// Stops all of them, and says which they were.
    pub fn stop_all(&mut self) -> Vec<String> {
        self.abort_where(|_| true)
    }

    /// The next one that ended by itself; none if there is none to wait for.
    pub async fn next_ended(&mut self) -> Option<EndedOperation> {
        loop {
            let (task, end) = match self.tasks.join_next_with_id().await? {
                Ok((task, None)) => (task, OperationEnd::Completed),
                Ok((task, Some(errors))) => (task, OperationEnd::Rejected(errors)),
                Err(error) => (error.id(), OperationEnd::Panicked),
            };
            if let Some(at) = self.running.iter().position(|operation| operation.task.id() == task) {
                let id = self.running.swap_remove(at).id;
                return Some(EndedOperation { id, end });
            }
        }
    }

    fn abort_where(&mut self, which: impl Fn(&RunningOperation) -> bool) -> Vec<String> {
        let (dropped, staying) = std::mem::take(&mut self.running).into_iter().partition(which);
        self.running = staying;
        let abort = |operation: RunningOperation| {
            operation.task.abort();
            operation.id
        };
        Vec::into_iter(dropped).map(abort).collect()
    }
}
