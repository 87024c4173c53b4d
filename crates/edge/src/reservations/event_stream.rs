//! An open event stream that carries many operations.
use std::{sync::Arc, time::Duration};

use async_graphql::{Executor, Response as GraphQl};
use futures_util::{StreamExt, stream::BoxStream};
use poem::Response;
use tokio::{
    sync::mpsc,
    time::{Instant, MissedTickBehavior, interval, sleep_until, timeout},
};
use tokio_util::sync::CancellationToken;

use super::{
    events::{complete, next},
    registry::{Action, Command, OpenStream},
};
use crate::{
    Authenticator, CloseFrame, Gateway, Language, Principal,
    limits::StreamLimits,
    operations::{Ended, Ending, Operations, Ran},
    queue::Queue,
    quota_key::Caller,
    request_error::Fault,
    stream::{body, session_ended, streamed},
    stream_format::StreamFormat,
};

/// How long a query or a mutation may finish once its session has ended: the answer to the sign-out itself.
const LAST_ANSWERS: Duration = Duration::from_millis(300);

/// Opens a reserved stream, which counts as a socket of its session.
pub fn open<D: Authenticator, E: Executor>(
    gateway: &Arc<Gateway<D, E>>,
    stream: OpenStream,
    principal: &D::Principal,
    caller: Caller,
) -> Result<Response, Fault> {
    let limits = gateway.limits.stream.clone();
    let session = principal.session();
    let socket = gateway.in_use.socket(session, &gateway.limits.session)?;
    let (queue, waiting) = Queue::new(&limits);
    let events = Events { queue, too_slow: CancellationToken::new() };
    let stays = session.is_some();
    let carrier =
        Carrier { events, limits, language: caller.language, stays, operations: Operations::default(), idle_since: Instant::now() };
    let ended = principal.ended();
    let closing = gateway.shutdown.clone().cancelled_owned();
    gateway.conversations.spawn(async move {
        carrier.carry(stream, closing, ended).await;
        drop(socket);
    });
    Ok(streamed(StreamFormat::Events, body(b"", waiting)))
}

/// The queue before the reader of a stream. A reader that leaves it full for long is given up.
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

struct Carrier {
    events: Events,
    limits: StreamLimits,
    language: Language,
    /// Whether it stays open where nothing runs: that of a session does.
    stays: bool,
    operations: Operations,
    /// Since when no operation runs, where none does.
    idle_since: Instant,
}

impl Carrier {
    async fn carry(mut self, mut stream: OpenStream, closing: impl Future<Output = ()>, ended: impl Future<Output = CloseFrame>) {
        let Events { queue, too_slow } = self.events.clone();
        tokio::select! {
            () = queue.closed() => {}
            () = too_slow.cancelled() => {}
            // Without a last word of its subscriptions the client comes back, to whoever answers then.
            () = closing => {
                self.operations.stop_subscriptions();
                self.finish(self.limits.closing_grace).await;
            }
            close_frame = ended => self.end_session(close_frame).await,
            () = self.run(&mut stream.commands) => {}
        }
    }

    async fn run(&mut self, commands: &mut mpsc::Receiver<Command>) {
        let mut heartbeat = interval(self.limits.heartbeat);
        heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let is_idle = !self.stays && self.operations.len() == 0;
            let idle_until = self.idle_since + self.limits.anonymous_idle;
            let sent = tokio::select! {
                Some(ended) = self.operations.next_ended() => self.send_end(ended).await,
                Some(command) = commands.recv() => {
                    self.obey(command);
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

    fn obey(&mut self, Command { id, action, reply }: Command) {
        let done = match action {
            Action::Start { .. } if self.operations.has(&id) => Err(Fault::OperationIdTaken),
            Action::Start { .. } if self.operations.len() >= self.limits.max_operations => {
                Err(Fault::TooManyOperations { limit: self.limits.max_operations })
            }
            Action::Start { kind, responses } => {
                self.operations.start(id.clone(), kind, send(id, responses, self.events.clone()));
                Ok(())
            }
            Action::Stop => {
                if self.operations.stop(&id) {
                    self.idle_since = Instant::now();
                }
                Ok(())
            }
        };
        // Whoever asked may have gone.
        let _ = reply.send(done);
    }

    async fn send_end(&mut self, Ended { id, how }: Ended) -> Result<(), ()> {
        self.idle_since = Instant::now();
        let errors = match how {
            Ending::Complete => Vec::new(),
            Ending::Refused(errors) => errors,
            Ending::Broken => vec![Fault::Internal.error(self.language)],
        };
        if !errors.is_empty() {
            self.events.send(next(&id, &GraphQl::from_errors(errors))).await?;
        }
        self.events.send(complete(&id)).await
    }

    /// Waits for what is short.
    async fn finish(&mut self, grace: Duration) {
        let short = async {
            while self.operations.has_short_ones()
                && let Some(ended) = self.operations.next_ended().await
            {
                self.send_end(ended).await?;
            }
            Ok::<_, ()>(())
        };
        let _ = timeout(grace, short).await;
    }

    /// The session is over: each operation that still runs ends with the reason.
    async fn end_session(&mut self, close_frame: CloseFrame) {
        let subscriptions = self.operations.stop_subscriptions();
        self.end_those(subscriptions, close_frame).await;
        self.finish(LAST_ANSWERS).await;
        let rest = self.operations.stop_all();
        self.end_those(rest, close_frame).await;
    }

    async fn end_those(&mut self, ids: Vec<String>, close_frame: CloseFrame) {
        for id in ids {
            let how = Ending::Refused(vec![session_ended(close_frame, self.language)]);
            if self.send_end(Ended { id, how }).await.is_err() {
                return;
            }
        }
    }
}

/// Sends every response of an operation.
async fn send(id: String, mut responses: BoxStream<'static, GraphQl>, events: Events) -> Ran {
    while let Some(response) = responses.next().await {
        let event = next(&id, &response);
        // Of what waits there is one copy.
        drop(response);
        // No room means that the stream is being closed.
        events.send(event).await.ok()?;
    }
    None
}
