//! Subscriptions over HTTP: one operation for each stream of server-sent events or multipart body.
use std::io;
use std::sync::Arc;

use async_graphql::{Executor, Response as GraphQl, ServerError};
use futures_util::StreamExt;
use futures_util::stream::{self, BoxStream};
use hyper::body::Bytes;
use poem::http::header;
use poem::{Body, Response};
use tokio::sync::mpsc;
use tokio::time::{MissedTickBehavior, interval};

use super::budget::BudgetPermit;
use super::http_response::add_headers;
use super::limits::StreamLimits;
use super::operation::Operation;
use super::queue::{Queue, Queued};
use super::quotas::hold_permit;
use super::request_error::RequestError;
use super::stream_format::StreamFormat;
use super::write_budget::with_permit;
use super::{Authenticator, CloseFrame, Gateway, Language, Principal};

/// Opens the stream of a subscription. It runs in a task of its own, so that a stalled reader never suspends an execution half
/// way, with whatever it holds.
pub fn open<D: Authenticator, E: Executor>(
    gateway: &Arc<Gateway<D, E>>,
    operation: Operation,
    principal: &D::Principal,
    language: Language,
    format: StreamFormat,
) -> Result<Response, RequestError> {
    if gateway.shutdown.is_cancelled() {
        return Err(RequestError::Closing);
    }
    let limits = gateway.limits.stream.clone();
    let (events, receiver) = Queue::new(&limits);
    let (session, session_limits) = (principal.quota_id(), &gateway.limits.session);
    let socket = gateway.quotas.acquire_socket(session, session_limits)?;
    let subscription_permit = gateway.quotas.acquire_subscription(session, session_limits)?;
    let responses = hold_permit(operation.stream(&gateway.executor), subscription_permit);
    let writer = StreamWriter { events, limits, language, format };
    let ended = principal.ended();
    let closing = gateway.shutdown.clone().cancelled_owned();
    gateway.tasks.spawn(async move {
        tokio::select! {
            () = writer.events.closed() => {}
            () = closing => writer.close().await,
            close_frame = ended => writer.end_session(close_frame).await,
            () = writer.run(responses) => {}
        }
        drop(socket);
    });
    Ok(streamed(format, body(format.start(), receiver)))
}

/// A response body of queued events.
pub fn body(start: &'static [u8], receiver: mpsc::Receiver<Queued<Vec<u8>>>) -> Body {
    let start = (!start.is_empty()).then(|| Ok::<_, io::Error>(Bytes::from_static(start)));
    let events = stream::unfold(receiver, |mut receiver| async {
        let event = receiver.recv().await?;
        Some((Ok(with_permit(event.message, event.permit)), receiver))
    });
    Body::from_bytes_stream(stream::iter(start).chain(events))
}

/// A stream of one response.
pub fn whole(response: &GraphQl, permit: Option<BudgetPermit>, format: StreamFormat) -> Response {
    let stream = [format.start(), &format.next(response), format.end()].concat();
    let mut http_response = streamed(
        format,
        match permit {
            Some(permit) => with_permit(stream, permit).into(),
            None => stream.into(),
        },
    );
    add_headers(&mut http_response, response);
    http_response
}

/// A response that no proxy may cache, buffer or transform.
pub fn streamed(format: StreamFormat, body: Body) -> Response {
    Response::builder()
        .header(header::CONTENT_TYPE, format.content_type())
        .header(header::CACHE_CONTROL, "no-store, no-transform")
        .header("x-accel-buffering", "no")
        .body(body)
}

/// The error that the session has ended, and why.
pub fn session_ended(close_frame: CloseFrame, language: Language) -> ServerError {
    let mut error = RequestError::SessionEnded.error(language);
    error.extensions.get_or_insert_default().set("reason", close_frame.reason);
    error
}

struct StreamWriter {
    events: Queue<Vec<u8>>,
    limits: StreamLimits,
    language: Language,
    format: StreamFormat,
}

impl StreamWriter {
    /// Writes every response, and heartbeats between them.
    async fn run(&self, mut responses: BoxStream<'static, GraphQl>) {
        let mut heartbeat = interval(self.limits.heartbeat_interval);
        heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let (event, is_last) = tokio::select! {
                response = responses.next() => match response {
                    Some(response) => (self.format.next(&response), false),
                    None => (self.format.end().to_vec(), true),
                },
                _ = heartbeat.tick() => (self.format.heartbeat(), false),
            };
            if self.send(event).await.is_err() || is_last {
                return;
            }
        }
    }

    /// The server shuts down: the client reconnects, to whatever server answers then.
    async fn close(&self) {
        if self.format.must_report_shutdown() {
            self.fail(RequestError::Closing.error(self.language)).await;
        }
    }

    async fn end_session(&self, close_frame: CloseFrame) {
        self.fail(session_ended(close_frame, self.language)).await;
    }

    async fn fail(&self, error: ServerError) {
        for event in [self.format.failure(error), self.format.end().to_vec()] {
            if self.send(event).await.is_err() {
                return;
            }
        }
    }

    /// A reader that leaves its queue full for too long is disconnected; it can resume later.
    async fn send(&self, event: Vec<u8>) -> Result<(), ()> {
        let bytes = event.len();
        self.events.send(event, bytes).await.map_err(drop)
    }
}
