//! A socket, from its greeting to its goodbye.
use std::{sync::Arc, time::Duration};

use async_graphql::{Executor, Response, parser::types::OperationType};
use futures_util::{StreamExt, stream::BoxStream};
use poem::web::websocket::{Message, WebSocketStream};
use tokio::time::{Instant, MissedTickBehavior, interval_at, sleep_until, timeout};

use super::{
    close::{Disconnect, GOING_AWAY, ID_TAKEN, IDLE, TOO_MANY_INIT_REQUESTS, part},
    connection_init::{Initialized, initialize},
    outbox::{self, Outbox},
    protocol::{ClientMessage, complete, error, next, pong},
    reader::MessageReader,
};
use crate::{
    Authenticator, CloseFrame, Credentials, Gateway, Principal,
    operations::{Ended, Ending, Operations, Ran},
    payload::is_unexecuted,
    quotas::holding,
    request_error::Fault,
    request_parameters::RequestParameters,
};

/// How long a query or a mutation may finish once its session has ended: the answer to the sign-out itself.
const LAST_WORDS: Duration = Duration::from_millis(300);

/// Speaks with one client until one of the two leaves.
pub async fn converse<D: Authenticator, E: Executor>(gateway: Arc<Gateway<D, E>>, socket: WebSocketStream, credentials: Credentials) {
    let (mut sink, source) = socket.split();
    let (outbox, mut waiting) = Outbox::new(&gateway.limits.stream);
    let mut reader = MessageReader::new(source);
    let leave = tokio::select! {
        leave = talk(&gateway, &mut reader, &outbox, credentials) => leave,
        _ = outbox::write(&mut waiting, &mut sink) => Disconnect::Gone,
    };
    drop(outbox);
    if let Disconnect::CloseFrame(close_frame) = leave {
        part(waiting, sink, reader.source, close_frame).await;
    }
}

async fn talk<D: Authenticator, E: Executor>(
    gateway: &Gateway<D, E>,
    reader: &mut MessageReader,
    outbox: &Outbox,
    credentials: Credentials,
) -> Disconnect {
    let greeted = tokio::select! {
        () = gateway.shutdown.cancelled() => Err(GOING_AWAY.into()),
        greeted = initialize(gateway, credentials, reader, outbox) => greeted,
    };
    let greeted = match greeted {
        Ok(greeted) => greeted,
        Err(leave) => return leave,
    };
    let ended = greeted.principal.ended();
    let mut session = Session { gateway, greeted, outbox, operations: Operations::default(), idle_since: Instant::now() };
    let (leave, grace) = tokio::select! {
        biased;
        close_frame = ended => (close_frame.into(), LAST_WORDS),
        () = gateway.shutdown.cancelled() => (GOING_AWAY.into(), gateway.limits.stream.closing_grace),
        close_frame = outbox.jammed() => (close_frame.into(), Duration::ZERO),
        leave = session.run(reader) => (leave, Duration::ZERO),
    };
    // Whoever is too slow even for the last answers is told to go all the same.
    let _ = timeout(grace, session.finish()).await;
    leave
}

struct Session<'a, D: Authenticator, E> {
    gateway: &'a Gateway<D, E>,
    greeted: Initialized<D::Principal>,
    outbox: &'a Outbox,
    operations: Operations,
    /// Since when no operation runs, where none does.
    idle_since: Instant,
}

impl<D: Authenticator, E: Executor> Session<'_, D, E> {
    async fn run(&mut self, reader: &mut MessageReader) -> Disconnect {
        let period = self.gateway.limits.stream.keep_alive;
        let mut pulse = interval_at(Instant::now() + period, period);
        pulse.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let is_idle = self.greeted.principal.session().is_none() && self.operations.len() == 0;
            let idle_until = self.idle_since + self.gateway.limits.stream.anonymous_idle;
            let went = tokio::select! {
                Some(ended) = self.operations.next_ended() => self.tell_end(ended).await.map_err(Disconnect::from),
                () = sleep_until(idle_until), if is_idle => Err(IDLE.into()),
                said = reader.recv() => match said {
                    Ok(said) => self.heed(said).await.map_err(Disconnect::from),
                    Err(leave) => Err(leave),
                },
                _ = pulse.tick() => match reader.last_received.elapsed() < period * 2 {
                    true => self.outbox.send(Message::Ping(Vec::new())).await.map_err(Disconnect::from),
                    false => Err(Disconnect::Gone),
                },
            };
            if let Err(leave) = went {
                return leave;
            }
        }
    }

    async fn heed(&mut self, said: ClientMessage) -> Result<(), CloseFrame> {
        match said {
            ClientMessage::Init(_) => Err(TOO_MANY_INIT_REQUESTS),
            ClientMessage::Ping(payload) => self.outbox.send(pong(payload)).await,
            ClientMessage::Pong => Ok(()),
            ClientMessage::Complete { id } => {
                if self.operations.stop(&id) {
                    self.idle_since = Instant::now();
                }
                Ok(())
            }
            ClientMessage::Subscribe { id, .. } if self.operations.has(&id) => Err(ID_TAKEN),
            ClientMessage::Subscribe { id, parameters } => {
                self.greeted.principal.renew().await?;
                match parameters.and_then(|parameters| self.start(&id, parameters)) {
                    Ok(()) => Ok(()),
                    Err(fault) => self.outbox.send(error(&id, &fault.errors(self.greeted.caller.language))).await,
                }
            }
        }
    }

    fn start(&mut self, id: &str, parameters: RequestParameters) -> Result<(), Fault> {
        let limit = self.gateway.limits.stream.max_operations;
        if self.operations.len() >= limit {
            return Err(Fault::TooManyOperations { limit });
        }
        let Initialized { principal, caller, .. } = &self.greeted;
        let operation = self.gateway.prepare(parameters, principal, *caller)?;
        let kind = operation.kind;
        let share = match kind {
            OperationType::Subscription => self.gateway.in_use.subscription(principal.session(), &self.gateway.limits.session)?,
            _ => None,
        };
        let responses = holding(operation.stream(&self.gateway.executor), share);
        self.operations.start(id.to_owned(), kind, send(id.to_owned(), responses, self.outbox.clone()));
        Ok(())
    }

    async fn tell_end(&mut self, ended: Ended) -> Result<(), CloseFrame> {
        self.idle_since = Instant::now();
        let Ended { id, how } = ended;
        self.outbox
            .send(match how {
                Ending::Complete => complete(&id),
                Ending::Refused(errors) => error(&id, &errors),
                Ending::Broken => error(&id, &[Fault::Internal.error(self.greeted.caller.language)]),
            })
            .await
    }

    /// Ends the subscriptions, whose client will resume elsewhere, and waits for what is short.
    async fn finish(&mut self) -> Result<(), CloseFrame> {
        self.operations.stop_subscriptions();
        while self.operations.has_short_ones()
            && let Some(ended) = self.operations.next_ended().await
        {
            self.tell_end(ended).await?;
        }
        Ok(())
    }
}

/// Sends every response of an operation; errors that came before any execution are its end.
async fn send(id: String, mut responses: BoxStream<'static, Response>, outbox: Outbox) -> Ran {
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
