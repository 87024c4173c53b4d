//! A socket, from its greeting to its goodbye.
use std::{sync::Arc, time::Duration};

use async_graphql::{Executor, Response, parser::types::OperationType};
use futures_util::{StreamExt, stream::BoxStream};
use poem::web::websocket::{Message, WebSocketStream};
use tokio::time::{Instant, MissedTickBehavior, interval_at, sleep_until, timeout};

use super::{
    closing::{GOING_AWAY, GREETED_TWICE, ID_TAKEN, IDLE, Leave, part},
    ears::Ears,
    greeting::{Greeted, greet},
    outbox::{self, Outbox},
    protocol::{Said, complete, error, next, pong},
};
use crate::{
    Admission, Doorkeeper, Farewell, Gateway, Knock,
    call::Call,
    fault::Fault,
    in_use::holding,
    operations::{Ended, Ending, Operations, Ran},
    payload::is_unexecuted,
};

/// How long a query or a mutation may finish once its session has ended: the answer to the sign-out itself.
const LAST_WORDS: Duration = Duration::from_millis(300);

/// Speaks with one client until one of the two leaves.
pub async fn converse<D: Doorkeeper, E: Executor>(gateway: Arc<Gateway<D, E>>, socket: WebSocketStream, knock: Knock) {
    let (mut sink, source) = socket.split();
    let (outbox, mut waiting) = Outbox::new(&gateway.limits.stream);
    let mut ears = Ears::new(source);
    let leave = tokio::select! {
        leave = talk(&gateway, &mut ears, &outbox, knock) => leave,
        _ = outbox::write(&mut waiting, &mut sink) => Leave::Gone,
    };
    drop(outbox);
    if let Leave::Farewell(farewell) = leave {
        part(waiting, sink, ears.source, farewell).await;
    }
}

async fn talk<D: Doorkeeper, E: Executor>(gateway: &Gateway<D, E>, ears: &mut Ears, outbox: &Outbox, knock: Knock) -> Leave {
    let greeted = tokio::select! {
        () = gateway.shutdown.cancelled() => Err(GOING_AWAY.into()),
        greeted = greet(gateway, knock, ears, outbox) => greeted,
    };
    let greeted = match greeted {
        Ok(greeted) => greeted,
        Err(leave) => return leave,
    };
    let ended = greeted.admission.ended();
    let mut session = Session { gateway, greeted, outbox, operations: Operations::default(), idle_since: Instant::now() };
    let (leave, grace) = tokio::select! {
        biased;
        farewell = ended => (farewell.into(), LAST_WORDS),
        () = gateway.shutdown.cancelled() => (GOING_AWAY.into(), gateway.limits.stream.closing_grace),
        farewell = outbox.jammed() => (farewell.into(), Duration::ZERO),
        leave = session.run(ears) => (leave, Duration::ZERO),
    };
    // Whoever is too slow even for the last answers is told to go all the same.
    let _ = timeout(grace, session.finish()).await;
    leave
}

struct Session<'a, D: Doorkeeper, E> {
    gateway: &'a Gateway<D, E>,
    greeted: Greeted<D::Admission>,
    outbox: &'a Outbox,
    operations: Operations,
    /// Since when no operation runs, where none does.
    idle_since: Instant,
}

impl<D: Doorkeeper, E: Executor> Session<'_, D, E> {
    async fn run(&mut self, ears: &mut Ears) -> Leave {
        let period = self.gateway.limits.stream.keep_alive;
        let mut pulse = interval_at(Instant::now() + period, period);
        pulse.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let is_idle = self.greeted.admission.session().is_none() && self.operations.len() == 0;
            let idle_until = self.idle_since + self.gateway.limits.stream.anonymous_idle;
            let went = tokio::select! {
                Some(ended) = self.operations.next_ended() => self.tell_end(ended).await.map_err(Leave::from),
                () = sleep_until(idle_until), if is_idle => Err(IDLE.into()),
                said = ears.hear() => match said {
                    Ok(said) => self.heed(said).await.map_err(Leave::from),
                    Err(leave) => Err(leave),
                },
                _ = pulse.tick() => match ears.last_heard.elapsed() < period * 2 {
                    true => self.outbox.send(Message::Ping(Vec::new())).await.map_err(Leave::from),
                    false => Err(Leave::Gone),
                },
            };
            if let Err(leave) = went {
                return leave;
            }
        }
    }

    async fn heed(&mut self, said: Said) -> Result<(), Farewell> {
        match said {
            Said::Init(_) => Err(GREETED_TWICE),
            Said::Ping(payload) => self.outbox.send(pong(payload)).await,
            Said::Pong => Ok(()),
            Said::Complete { id } => {
                if self.operations.stop(&id) {
                    self.idle_since = Instant::now();
                }
                Ok(())
            }
            Said::Subscribe { id, .. } if self.operations.has(&id) => Err(ID_TAKEN),
            Said::Subscribe { id, call } => {
                self.greeted.admission.comes_again().await?;
                match call.and_then(|call| self.start(&id, call)) {
                    Ok(()) => Ok(()),
                    Err(fault) => self.outbox.send(error(&id, &fault.errors(self.greeted.caller.language))).await,
                }
            }
        }
    }

    fn start(&mut self, id: &str, call: Call) -> Result<(), Fault> {
        let limit = self.gateway.limits.stream.max_operations;
        if self.operations.len() >= limit {
            return Err(Fault::TooManyOperations { limit });
        }
        let Greeted { admission, caller, .. } = &self.greeted;
        let operation = self.gateway.prepare(call, admission, *caller)?;
        let kind = operation.kind;
        let share = match kind {
            OperationType::Subscription => self.gateway.in_use.subscription(admission.session(), &self.gateway.limits.session)?,
            _ => None,
        };
        let responses = holding(operation.stream(&self.gateway.executor), share);
        self.operations.start(id.to_owned(), kind, send(id.to_owned(), responses, self.outbox.clone()));
        Ok(())
    }

    async fn tell_end(&mut self, ended: Ended) -> Result<(), Farewell> {
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
    async fn finish(&mut self) -> Result<(), Farewell> {
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
