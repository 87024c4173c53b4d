//! An open event stream in single connection mode.
use std::sync::Arc;
use std::time::Duration;

use async_graphql::{Executor, Response as GraphQl};
use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use poem::Response;
use tokio::sync::mpsc;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until, timeout};
use tokio_util::sync::CancellationToken;

use super::events::{complete, next};
use super::registry::{OpenStream, StreamAction, StreamCommand};
use crate::limits::StreamLimits;
use crate::operations::{EndedOperation, OperationEnd, OperationResult, Operations};
use crate::queue::Queue;
use crate::quota_key::Caller;
use crate::request_error::RequestError;
use crate::stream::{body, session_ended, streamed};
use crate::stream_format::StreamFormat;
use crate::{Authenticator, CloseFrame, Gateway, Language, Principal};

/// How long a query or a mutation may finish once its session has ended, as the sign-out itself does.
const SESSION_END_GRACE: Duration = Duration::from_millis(300);

/// Opens a reserved stream, which counts as a socket of its session.
pub fn open<D: Authenticator, E: Executor>(
    gateway: &Arc<Gateway<D, E>>,
    stream: OpenStream,
    principal: &D::Principal,
    caller: Caller,
) -> Result<Response, RequestError> {
    let limits = gateway.limits.stream.clone();
    let session = principal.quota_id();
    let socket = gateway.quotas.acquire_socket(session, &gateway.limits.session)?;
    let (queue, receiver) = Queue::new(&limits);
    let events = Events { queue, too_slow: CancellationToken::new() };
    let stays_when_idle = session.is_some();
    let event_stream = EventStream {
        events,
        limits,
        language: caller.language,
        stays_when_idle,
        operations: Operations::default(),
        idle_since: Instant::now(),
    };
    let ended = principal.ended();
    let closing = gateway.shutdown.clone().cancelled_owned();
    gateway.tasks.spawn(async move {
        event_stream.run(stream, closing, ended).await;
        drop(socket);
    });
    Ok(streamed(StreamFormat::Events, body(b"", receiver)))
}

/// The send queue of a stream. A reader that leaves it full for too long is disconnected.
#[derive(Clone)]
struct Events {
    queue: Queue<Vec<u8>>,
    too_slow: CancellationToken,
}

impl Events {
    async fn send(&self, event: Vec<u8>) -> Result<(), ()> {
        let bytes = event.len();
        self.queue.send(event, bytes).await.map_err(|_| self.too_slow.cancel())
    }
}

/// The state of an open stream.
struct EventStream {
    events: Events,
    limits: StreamLimits,
    language: Language,
    /// Whether it stays open without operations, as that of a session does.
    stays_when_idle: bool,
    operations: Operations,
    /// Since when no operation is running.
    idle_since: Instant,
}

impl EventStream {
    async fn run(mut self, mut stream: OpenStream, closing: impl Future<Output = ()>, ended: impl Future<Output = CloseFrame>) {
        let Events { queue, too_slow } = self.events.clone();
        tokio::select! {
            () = queue.closed() => {}
            () = too_slow.cancelled() => {}
            // Without `complete` for its subscriptions, the client reconnects, to whatever server answers then.
            () = closing => {
                self.operations.stop_subscriptions();
                self.finish(self.limits.shutdown_grace).await;
            }
            close_frame = ended => self.end_session(close_frame).await,
            () = self.run_operations(&mut stream.commands) => {}
        }
    }

    async fn run_operations(&mut self, commands: &mut mpsc::Receiver<StreamCommand>) {
        let mut heartbeat = interval(self.limits.heartbeat_interval);
        heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let is_idle = !self.stays_when_idle && self.operations.len() == 0;
            let idle_until = self.idle_since + self.limits.anonymous_idle_timeout;
            let sent = tokio::select! {
                Some(ended) = self.operations.next_ended() => self.send_end(ended).await,
                Some(command) = commands.recv() => {
                    self.handle(command);
                    Ok(())
                }
                () = sleep_until(idle_until), if is_idle => return,
                _ = heartbeat.tick() => self.events.send(StreamFormat::Events.heartbeat()).await,
            };
            if sent.is_err() {
                return;
            }
        }
    }

    fn handle(&mut self, StreamCommand { id, action, reply }: StreamCommand) {
        let result = match action {
            StreamAction::Start { .. } if self.operations.has(&id) => Err(RequestError::OperationIdTaken),
            StreamAction::Start { .. } if self.operations.len() >= self.limits.max_operations => {
                Err(RequestError::TooManyOperations { limit: self.limits.max_operations })
            }
            StreamAction::Start { kind, responses } => {
                self.operations.start(id.clone(), kind, send(id, responses, self.events.clone()));
                Ok(())
            }
            StreamAction::Stop => {
                if self.operations.stop(&id) {
                    self.idle_since = Instant::now();
                }
                Ok(())
            }
        };
        // The requesting client may have disconnected.
        let _ = reply.send(result);
    }

    async fn send_end(&mut self, EndedOperation { id, end }: EndedOperation) -> Result<(), ()> {
        self.idle_since = Instant::now();
        let errors = match end {
            OperationEnd::Completed => Vec::new(),
            OperationEnd::Rejected(errors) => errors,
            OperationEnd::Panicked => vec![RequestError::Internal.error(self.language)],
        };
        if !errors.is_empty() {
            self.events.send(next(&id, &GraphQl::from_errors(errors))).await?;
        }
        self.events.send(complete(&id)).await
    }

    /// Waits for queries and mutations to end.
    async fn finish(&mut self, grace: Duration) {
        let short = async {
            while self.operations.has_queries_or_mutations()
                && let Some(ended) = self.operations.next_ended().await
            {
                self.send_end(ended).await?;
            }
            Ok::<_, ()>(())
        };
        let _ = timeout(grace, short).await;
    }

    /// The session has ended: each running operation ends with the reason.
    async fn end_session(&mut self, close_frame: CloseFrame) {
        let subscriptions = self.operations.stop_subscriptions();
        self.end_operations(subscriptions, close_frame).await;
        self.finish(SESSION_END_GRACE).await;
        let rest = self.operations.stop_all();
        self.end_operations(rest, close_frame).await;
    }

    async fn end_operations(&mut self, ids: Vec<String>, close_frame: CloseFrame) {
        for id in ids {
            let end = OperationEnd::Rejected(vec![session_ended(close_frame, self.language)]);
            if self.send_end(EndedOperation { id, end }).await.is_err() {
                return;
            }
        }
    }
}

/// Sends every response of an operation.
async fn send(id: String, mut responses: BoxStream<'static, GraphQl>, events: Events) -> OperationResult {
    while let Some(response) = responses.next().await {
        let event = next(&id, &response);
        // A response is held in memory once.
        drop(response);
        // An error means that the stream is being closed.
        if events.send(event).await.is_err() {
            return Ok(());
        }
    }
    Ok(())
}
