//! The event streams that were reserved, by their tokens.
use std::{
    collections::{HashMap, hash_map::Entry},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use async_graphql::{Response, parser::types::OperationType};
use futures_util::stream::BoxStream;
use tokio::{
    sync::{mpsc, oneshot},
    time::Instant,
};

use super::reservation_token::random_token;
use crate::{
    limits::StreamLimits,
    quota_key::Holder,
    request_error::Fault,
    usage_counter::{Counts, Held},
};

/// Commands that wait for a stream.
const WAITING: usize = 16;

/// All streams that are reserved or open.
#[derive(Clone, Default)]
pub struct Reservations {
    streams: Arc<Mutex<HashMap<String, Reservation>>>,
    of_holder: Counts<Holder>,
}

struct Reservation {
    holder: Holder,
    state: State,
    _of_holder: Option<Held<Holder>>,
}

enum State {
    Reserved { until: Instant },
    Open(mpsc::Sender<Command>),
}

/// What a request asks of an open stream, and whom it answers.
pub struct Command {
    pub id: String,
    pub action: Action,
    pub reply: oneshot::Sender<Result<(), Fault>>,
}

pub enum Action {
    Start { kind: OperationType, responses: BoxStream<'static, Response> },
    Stop,
}

/// A stream that was opened; its reservation ends with it.
pub struct OpenStream {
    pub commands: mpsc::Receiver<Command>,
    reservations: Reservations,
    token: String,
}

impl Drop for OpenStream {
    fn drop(&mut self) {
        self.reservations.streams().remove(&self.token);
    }
}

impl Reservations {
    /// Reserves a stream for some time, and says by which token it is opened.
    pub fn reserve(&self, holder: Holder, limits: &StreamLimits) -> Result<String, Fault> {
        let mut streams = self.streams();
        let now = Instant::now();
        streams.retain(|_, reservation| !matches!(reservation.state, State::Reserved { until } if until <= now));
        // Half of the places are for those who have signed in.
        let (limit_of_all, in_use) = match holder {
            Holder::Session(_) => (limits.max_reservations_in_all, streams.len()),
            Holder::Address(_) | Holder::Many => {
                (limits.max_reservations_in_all / 2, streams.values().filter(|stream| !matches!(stream.holder, Holder::Session(_))).count())
            }
        };
        if in_use >= limit_of_all {
            return Err(Fault::NoRoomForStream);
        }
        let limit = limits.max_reservations;
        let of_holder = match holder {
            Holder::Many => None,
            holder => Some(self.of_holder.take(holder, 1, limit).ok_or(Fault::TooManyReservations { limit })?),
        };
        let token = random_token()?;
        let state = State::Reserved { until: now + limits.reservation };
        streams.insert(token.clone(), Reservation { holder, state, _of_holder: of_holder });
        Ok(token)
    }

    /// Opens a reserved stream, once.
    pub fn open(&self, token: String, holder: Holder) -> Result<OpenStream, Fault> {
        let mut streams = self.streams();
        let Entry::Occupied(mut reservation) = streams.entry(token.clone()) else { return Err(Fault::StreamNotFound) };
        match &reservation.get().state {
            _ if reservation.get().holder != holder => Err(Fault::StreamNotFound),
            State::Open(_) => Err(Fault::StreamIsOpen),
            State::Reserved { until } if *until <= Instant::now() => Err(Fault::StreamNotFound),
            State::Reserved { .. } => {
                let (sender, commands) = mpsc::channel(WAITING);
                reservation.get_mut().state = State::Open(sender);
                Ok(OpenStream { commands, reservations: self.clone(), token })
            }
        }
    }

    /// Asks something of an open stream.
    pub async fn command(&self, token: &str, holder: Holder, id: String, action: Action) -> Result<(), Fault> {
        let stream = self.find(token, holder)?;
        let (reply, replied) = oneshot::channel();
        stream.send(Command { id, action, reply }).await.map_err(|_| Fault::StreamNotFound)?;
        replied.await.unwrap_or(Err(Fault::StreamNotFound))
    }

    /// An open stream of this holder; what is of another is not found.
    pub fn find(&self, token: &str, holder: Holder) -> Result<mpsc::Sender<Command>, Fault> {
        match self.streams().get(token).filter(|reservation| reservation.holder == holder).map(|reservation| &reservation.state) {
            Some(State::Open(stream)) => Ok(stream.clone()),
            Some(State::Reserved { until }) if *until > Instant::now() => Err(Fault::StreamNotOpen),
            Some(State::Reserved { .. }) | None => Err(Fault::StreamNotFound),
        }
    }

    fn streams(&self) -> MutexGuard<'_, HashMap<String, Reservation>> {
        self.streams.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use uuid::Uuid;

    use super::*;

    const ALICE: Holder = Holder::Session(Uuid::nil());
    const BOB: Holder = Holder::Session(Uuid::max());

    fn limits(reservation: Duration) -> StreamLimits {
        StreamLimits { reservation, max_reservations: 2, max_reservations_in_all: 3, ..StreamLimits::default() }
    }

    #[tokio::test]
    async fn a_stream_is_opened_once_and_by_whoever_reserved_it() {
        let (reservations, limits) = (Reservations::default(), limits(Duration::from_mins(1)));
        let token = reservations.reserve(ALICE, &limits).expect("there is room");

        assert!(matches!(reservations.open(token.clone(), BOB), Err(Fault::StreamNotFound)));
        assert!(matches!(reservations.find(&token, ALICE), Err(Fault::StreamNotOpen)));
        let open = reservations.open(token.clone(), ALICE);
        assert!(open.is_ok() && matches!(reservations.open(token.clone(), ALICE), Err(Fault::StreamIsOpen)));
        assert!(reservations.find(&token, ALICE).is_ok() && reservations.find(&token, BOB).is_err());
        drop(open);
        assert!(matches!(reservations.open(token, ALICE), Err(Fault::StreamNotFound)));
    }

    #[tokio::test]
    async fn everyone_reserves_so_many_streams_and_leaves_some_to_others() {
        let (reservations, limits) = (Reservations::default(), limits(Duration::from_mins(1)));
        let reserved = [ALICE, ALICE, BOB].map(|holder| reservations.reserve(holder, &limits));

        assert!(reserved.iter().all(Result::is_ok));
        assert!(matches!(reservations.reserve(BOB, &limits), Err(Fault::NoRoomForStream)));
        drop(reservations.open(reserved[2].as_ref().expect("reserved").clone(), BOB));
        assert!(matches!(reservations.reserve(ALICE, &limits), Err(Fault::TooManyReservations { limit: 2 })));
        assert!(reservations.reserve(BOB, &limits).is_ok());
    }

    #[tokio::test]
    async fn a_reservation_that_nobody_uses_is_forgotten() {
        let (reservations, limits) = (Reservations::default(), limits(Duration::ZERO));
        let token = reservations.reserve(ALICE, &limits).expect("there is room");

        assert!(matches!(reservations.open(token, ALICE), Err(Fault::StreamNotFound)));
        assert!((0..10).all(|_| reservations.reserve(ALICE, &limits).is_ok()));
    }
}
