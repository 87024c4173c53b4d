//! The reserved and open event streams, by their tokens.
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_graphql::Response;
use async_graphql::parser::types::OperationType;
use futures_util::stream::BoxStream;
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

use super::reservation_token::random_token;
use crate::limits::StreamLimits;
use crate::quota_key::QuotaKey;
use crate::request_error::RequestError;
use crate::usage_counter::{UsageCounter, UsageGuard};

/// Commands that are queued for one stream.
const COMMAND_QUEUE: usize = 16;

/// All streams that are reserved or open.
#[derive(Clone, Default)]
pub struct Reservations {
    streams: Arc<Mutex<HashMap<String, Reservation>>>,
    per_key: UsageCounter<QuotaKey>,
}

struct Reservation {
    quota_key: QuotaKey,
    state: State,
    _quota: Option<UsageGuard<QuotaKey>>,
}

enum State {
    Reserved { until: Instant },
    Open(mpsc::Sender<StreamCommand>),
}

/// A request to an open stream, and where its result goes.
pub struct StreamCommand {
    /// The client's id of the operation.
    pub id: String,
    /// What to do with it.
    pub action: StreamAction,
    /// Receives the result.
    pub reply: oneshot::Sender<Result<(), RequestError>>,
}

/// What a request does with an operation of a stream.
pub enum StreamAction {
    Start { kind: OperationType, responses: BoxStream<'static, Response> },
    Stop,
}

/// An opened stream; its reservation ends when it is dropped.
pub struct OpenStream {
    /// The commands of requests.
    pub commands: mpsc::Receiver<StreamCommand>,
    reservations: Reservations,
    token: String,
}

impl Drop for OpenStream {
    fn drop(&mut self) {
        self.reservations.streams().remove(&self.token);
    }
}

impl Reservations {
    /// Reserves a stream for a limited time, and returns its token.
    pub fn reserve(&self, quota_key: QuotaKey, limits: &StreamLimits) -> Result<String, RequestError> {
        let mut streams = self.streams();
        let now = Instant::now();
        streams.retain(|_, reservation| !matches!(reservation.state, State::Reserved { until } if until <= now));
        // Half of the reservations are kept for sessions.
        let (max_total, in_use) = match quota_key {
            QuotaKey::Session(_) => (limits.max_reservations_total, streams.len()),
            QuotaKey::Address(_) | QuotaKey::Exempt => (
                limits.max_reservations_total / 2,
                streams.values().filter(|stream| !matches!(stream.quota_key, QuotaKey::Session(_))).count(),
            ),
        };
        if in_use >= max_total {
            return Err(RequestError::NoRoomForStream);
        }
        let limit = limits.max_reservations;
        let quota = match quota_key {
            QuotaKey::Exempt => None,
            quota_key => Some(self.per_key.acquire(quota_key, 1, limit).ok_or(RequestError::TooManyReservations { limit })?),
        };
        let token = random_token()?;
        let state = State::Reserved { until: now + limits.reservation_timeout };
        streams.insert(token.clone(), Reservation { quota_key, state, _quota: quota });
        Ok(token)
    }

    /// Opens a reserved stream, once.
    pub fn open(&self, token: String, quota_key: QuotaKey) -> Result<OpenStream, RequestError> {
        let mut streams = self.streams();
        let Entry::Occupied(mut reservation) = streams.entry(token.clone()) else { return Err(RequestError::StreamNotFound) };
        match &reservation.get().state {
            _ if reservation.get().quota_key != quota_key => Err(RequestError::StreamNotFound),
            State::Open(_) => Err(RequestError::StreamIsOpen),
            State::Reserved { until } if *until <= Instant::now() => Err(RequestError::StreamNotFound),
            State::Reserved { .. } => {
                let (sender, commands) = mpsc::channel(COMMAND_QUEUE);
                reservation.get_mut().state = State::Open(sender);
                Ok(OpenStream { commands, reservations: self.clone(), token })
            }
        }
    }

    /// Sends a command to an open stream, and waits for its result.
    pub async fn command(&self, token: &str, quota_key: QuotaKey, id: String, action: StreamAction) -> Result<(), RequestError> {
        let stream = self.find(token, quota_key)?;
        let (reply, result) = oneshot::channel();
        stream.send(StreamCommand { id, action, reply }).await.map_err(|_| RequestError::StreamNotFound)?;
        result.await.unwrap_or(Err(RequestError::StreamNotFound))
    }

    /// An open stream of this caller; those of others are not found.
    pub fn find(&self, token: &str, quota_key: QuotaKey) -> Result<mpsc::Sender<StreamCommand>, RequestError> {
        match self.streams().get(token).filter(|reservation| reservation.quota_key == quota_key).map(|reservation| &reservation.state) {
            Some(State::Open(stream)) => Ok(stream.clone()),
            Some(State::Reserved { until }) if *until > Instant::now() => Err(RequestError::StreamNotOpen),
            Some(State::Reserved { .. }) | None => Err(RequestError::StreamNotFound),
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

    const ALICE: QuotaKey = QuotaKey::Session(Uuid::nil());
    const BOB: QuotaKey = QuotaKey::Session(Uuid::max());

    fn limits(reservation_timeout: Duration) -> StreamLimits {
        StreamLimits { reservation_timeout, max_reservations: 2, max_reservations_total: 3, ..StreamLimits::default() }
    }

    #[tokio::test]
    async fn a_stream_is_opened_once_and_by_the_session_that_reserved_it() {
        let (reservations, limits) = (Reservations::default(), limits(Duration::from_mins(1)));
        let token = reservations.reserve(ALICE, &limits).expect("there are reservations left");

        assert!(matches!(reservations.open(token.clone(), BOB), Err(RequestError::StreamNotFound)));
        assert!(matches!(reservations.find(&token, ALICE), Err(RequestError::StreamNotOpen)));
        let open = reservations.open(token.clone(), ALICE);
        assert!(open.is_ok() && matches!(reservations.open(token.clone(), ALICE), Err(RequestError::StreamIsOpen)));
        assert!(reservations.find(&token, ALICE).is_ok() && reservations.find(&token, BOB).is_err());
        drop(open);
        assert!(matches!(reservations.open(token, ALICE), Err(RequestError::StreamNotFound)));
    }

    #[tokio::test]
    async fn a_caller_reserves_a_limited_number_of_streams_and_some_are_kept_for_sessions() {
        let (reservations, limits) = (Reservations::default(), limits(Duration::from_mins(1)));
        let reserved = [ALICE, ALICE, BOB].map(|quota_key| reservations.reserve(quota_key, &limits));

        assert!(reserved.iter().all(Result::is_ok));
        assert!(matches!(reservations.reserve(BOB, &limits), Err(RequestError::NoRoomForStream)));
        drop(reservations.open(reserved[2].as_ref().expect("reserved").clone(), BOB));
        assert!(matches!(reservations.reserve(ALICE, &limits), Err(RequestError::TooManyReservations { limit: 2 })));
        assert!(reservations.reserve(BOB, &limits).is_ok());
    }

    #[tokio::test]
    async fn an_unused_reservation_expires() {
        let (reservations, limits) = (Reservations::default(), limits(Duration::ZERO));
        let token = reservations.reserve(ALICE, &limits).expect("there are reservations left");

        assert!(matches!(reservations.open(token, ALICE), Err(RequestError::StreamNotFound)));
        assert!((0..10).all(|_| reservations.reserve(ALICE, &limits).is_ok()));
    }
}
