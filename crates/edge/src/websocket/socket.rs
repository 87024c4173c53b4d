//! A WebSocket, from its upgrade to its closing handshake.
use std::sync::Arc;
use std::time::Duration;

use async_graphql::parser::types::OperationType;
use async_graphql::{Executor, Response};
use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use poem::web::websocket::{Message, WebSocketStream};
use tokio::time::{Instant, MissedTickBehavior, interval_at, sleep_until, timeout};

use super::close::{Disconnect, GOING_AWAY, IDLE, SUBSCRIBER_ALREADY_EXISTS, TOO_MANY_INIT_REQUESTS, close};
use super::connection_init::{Initialized, initialize};
use super::outbox::{self, Outbox};
use super::protocol::{ClientMessage, complete, error_message, next, pong};
use super::reader::MessageReader;
use crate::operations::{EndedOperation, OperationEnd, OperationResult, Operations};
use crate::payload::is_unexecuted;
use crate::quotas::hold_permit;
use crate::request_error::RequestError;
use crate::request_parameters::RequestParameters;
use crate::{Authenticator, CloseFrame, Credentials, Gateway, Principal};

/// How long a query or a mutation may finish once its session has ended, as the sign-out itself does.
const SESSION_END_GRACE: Duration = Duration::from_millis(300);

/// Runs a socket until either side closes it.
pub async fn run_socket<D: Authenticator, E: Executor>(gateway: Arc<Gateway<D, E>>, socket: WebSocketStream, credentials: Credentials) {
    let (mut sink, source) = socket.split();
    let (outbox, mut receiver) = Outbox::new(&gateway.limits.stream);
    let mut reader = MessageReader::new(source);
    let disconnect = tokio::select! {
        disconnect = run_protocol(&gateway, &mut reader, &outbox, credentials) => disconnect,
        _ = outbox::write(&mut receiver, &mut sink) => Disconnect::Gone,
    };
    drop(outbox);
    if let Disconnect::Close(close_frame) = disconnect {
        close(receiver, sink, reader.source, close_frame).await;
    }
}

async fn run_protocol<D: Authenticator, E: Executor>(
    gateway: &Gateway<D, E>,
    reader: &mut MessageReader,
    outbox: &Outbox,
    credentials: Credentials,
) -> Disconnect {
    let initialized = tokio::select! {
        () = gateway.shutdown.cancelled() => Err(GOING_AWAY.into()),
        initialized = initialize(gateway, credentials, reader, outbox) => initialized,
    };
    let initialized = match initialized {
        Ok(initialized) => initialized,
        Err(disconnect) => return disconnect,
    };
    let ended = initialized.principal.ended();
    let mut socket = Socket { gateway, initialized, outbox, operations: Operations::default(), idle_since: Instant::now() };
    let (disconnect, grace) = tokio::select! {
        biased;
        close_frame = ended => (close_frame.into(), SESSION_END_GRACE),
        () = gateway.shutdown.cancelled() => (GOING_AWAY.into(), gateway.limits.stream.shutdown_grace),
        close_frame = outbox.too_slow() => (close_frame.into(), Duration::ZERO),
        disconnect = socket.run(reader) => (disconnect, Duration::ZERO),
    };
    // A client too slow even for the last responses is closed all the same.
    let _ = timeout(grace, socket.finish()).await;
    disconnect
}

/// The state of a socket whose connection was acknowledged.
struct Socket<'a, D: Authenticator, E> {
    gateway: &'a Gateway<D, E>,
    initialized: Initialized<D::Principal>,
    outbox: &'a Outbox,
    operations: Operations,
    /// Since when no operation is running.
    idle_since: Instant,
}

impl<D: Authenticator, E: Executor> Socket<'_, D, E> {
    async fn run(&mut self, reader: &mut MessageReader) -> Disconnect {
        let period = self.gateway.limits.stream.ping_interval;
        let mut keep_alive = interval_at(Instant::now() + period, period);
        keep_alive.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let is_idle = self.initialized.principal.quota_id().is_none() && self.operations.len() == 0;
            let idle_until = self.idle_since + self.gateway.limits.stream.anonymous_idle_timeout;
            let result = tokio::select! {
                Some(ended) = self.operations.next_ended() => self.send_end(ended).await.map_err(Disconnect::from),
                () = sleep_until(idle_until), if is_idle => Err(IDLE.into()),
                message = reader.recv() => match message {
                    Ok(message) => self.handle(message).await.map_err(Disconnect::from),
                    Err(disconnect) => Err(disconnect),
                },
                _ = keep_alive.tick() => match reader.last_received.elapsed() < period * 2 {
                    true => self.outbox.send(Message::Ping(Vec::new())).await.map_err(Disconnect::from),
                    false => Err(Disconnect::Gone),
                },
            };
            if let Err(disconnect) = result {
                return disconnect;
            }
        }
    }

    async fn handle(&mut self, message: ClientMessage) -> Result<(), CloseFrame> {
        match message {
            ClientMessage::Init(_) => Err(TOO_MANY_INIT_REQUESTS),
            ClientMessage::Ping(payload) => self.outbox.send(pong(payload)).await,
            ClientMessage::Pong => Ok(()),
            ClientMessage::Complete { id } => {
                if self.operations.stop(&id) {
                    self.idle_since = Instant::now();
                }
                Ok(())
            }
            ClientMessage::Subscribe { id, .. } if self.operations.has(&id) => Err(SUBSCRIBER_ALREADY_EXISTS),
            ClientMessage::Subscribe { id, parameters } => {
                self.initialized.principal.renew().await?;
                let started = match parameters {
                    Ok(parameters) => self.start(&id, parameters).await,
                    Err(error) => Err(error),
                };
                match started {
                    Ok(()) => Ok(()),
                    Err(error) => self.outbox.send(error_message(&id, &error.errors(self.initialized.caller.language))).await,
                }
            }
        }
    }

    async fn start(&mut self, id: &str, parameters: RequestParameters) -> Result<(), RequestError> {
        let limit = self.gateway.limits.stream.max_operations;
        if self.operations.len() >= limit {
            return Err(RequestError::TooManyOperations { limit });
        }
        let Initialized { principal, caller, .. } = &self.initialized;
        let operation = self.gateway.admit(parameters, principal, *caller).await?;
        let kind = operation.kind;
        let permit = match kind {
            OperationType::Subscription => self.gateway.quotas.acquire_subscription(principal.quota_id(), &self.gateway.limits.session)?,
            _ => None,
        };
        let responses = hold_permit(operation.stream(&self.gateway.executor), permit);
        self.operations.start(id.to_owned(), kind, send(id.to_owned(), responses, self.outbox.clone()));
        Ok(())
    }

    async fn send_end(&mut self, ended: EndedOperation) -> Result<(), CloseFrame> {
        self.idle_since = Instant::now();
        let EndedOperation { id, end } = ended;
        self.outbox
            .send(match end {
                OperationEnd::Completed => complete(&id),
                OperationEnd::Rejected(errors) => error_message(&id, &errors),
                OperationEnd::Panicked => error_message(&id, &[RequestError::Internal.error(self.initialized.caller.language)]),
            })
            .await
    }

    /// Ends the subscriptions, which the client will resume elsewhere, and waits for queries and mutations.
    async fn finish(&mut self) -> Result<(), CloseFrame> {
        self.operations.stop_subscriptions();
        while self.operations.has_queries_or_mutations()
            && let Some(ended) = self.operations.next_ended().await
        {
            self.send_end(ended).await?;
        }
        Ok(())
    }
}

/// Sends every response of an operation; errors that precede any execution end it.
async fn send(id: String, mut responses: BoxStream<'static, Response>, outbox: Outbox) -> OperationResult {
    let mut is_first = true;
    while let Some(response) = responses.next().await {
        if is_first && is_unexecuted(&response) {
            return Err(response.errors);
        }
        is_first = false;
        let message = next(&id, &response);
        // A response is held in memory once.
        drop(response);
        // An error means that the socket is being closed.
        if outbox.send(message).await.is_err() {
            return Ok(());
        }
    }
    Ok(())
}
