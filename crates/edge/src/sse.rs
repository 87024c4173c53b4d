//! Server-sent events: graphql-sse in distinct connections mode, one operation a stream.
use std::{io, sync::Arc};

use async_graphql::{Executor, Response as GraphQl, ServerError};
use futures_util::{StreamExt, stream, stream::BoxStream};
use hyper::body::Bytes;
use poem::{Body, Response, http::header};
use tokio::time::{MissedTickBehavior, interval};

use super::{
    Admission, Doorkeeper, Farewell, Gateway, Language, answer::add_headers, fault::Fault, in_use::holding, limits::StreamLimits,
    negotiate::Reply, operation::Operation, payload, queue::Queue, room::Part, unwritten::in_room,
};

const COMPLETE: &[u8] = b"event: complete\ndata:\n\n";
const HEARTBEAT: &[u8] = b":\n\n";

/// Opens the stream of a subscription. It is a task of its own: a reader that stalls never holds up an execution half
/// way, with whatever it has borrowed.
pub fn open<D: Doorkeeper, E: Executor>(
    gateway: &Arc<Gateway<D, E>>,
    operation: Operation,
    admission: &D::Admission,
    language: Language,
) -> Result<Response, Fault> {
    if gateway.shutdown.is_cancelled() {
        return Err(Fault::Closing);
    }
    let limits = gateway.limits.stream.clone();
    let (events, waiting) = Queue::new(&limits);
    let (session, most) = (admission.session(), &gateway.limits.session);
    let socket = gateway.in_use.socket(session, most)?;
    let share = gateway.in_use.subscription(session, most)?;
    let responses = holding(operation.stream(&gateway.executor), share);
    let teller = Teller { events, limits, language };
    let ended = admission.ended();
    let closing = gateway.shutdown.clone().cancelled_owned();
    gateway.conversations.spawn(async move {
        // Without a last word the client comes back, to whoever answers then.
        tokio::select! {
            () = teller.events.closed() => {}
            () = closing => {}
            farewell = ended => teller.part(farewell).await,
            () = teller.tell(responses) => {}
        }
        drop(socket);
    });
    let events = stream::unfold(waiting, |mut waiting| async {
        let event = waiting.recv().await?;
        Some((Ok::<Bytes, io::Error>(in_room(event.message, event.part)), waiting))
    });
    Ok(streamed(Body::from_bytes_stream(events)))
}

/// A stream of one response.
pub fn whole(response: &GraphQl, part: Option<Part>) -> Response {
    let mut events = next(response);
    events.extend_from_slice(COMPLETE);
    let mut answer = streamed(match part {
        Some(part) => in_room(events, part).into(),
        None => events.into(),
    });
    add_headers(&mut answer, response);
    answer
}

fn streamed(body: Body) -> Response {
    Response::builder()
        .header(header::CONTENT_TYPE, Reply::EventStream.content_type())
        .header(header::CACHE_CONTROL, "no-store, no-transform")
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header("x-accel-buffering", "no")
        .body(body)
}

fn next(response: &GraphQl) -> Vec<u8> {
    let mut event = b"event: next\ndata: ".to_vec();
    payload::write(response, &mut event);
    event.extend_from_slice(b"\n\n");
    event
}

struct Teller {
    events: Queue<Vec<u8>>,
    limits: StreamLimits,
    language: Language,
}

impl Teller {
    /// Tells every response, and between them that the stream is alive.
    async fn tell(&self, mut responses: BoxStream<'static, GraphQl>) {
        let mut heartbeat = interval(self.limits.heartbeat);
        heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let (event, is_last) = tokio::select! {
                response = responses.next() => match response {
                    Some(response) => (next(&response), false),
                    None => (COMPLETE.to_vec(), true),
                },
                _ = heartbeat.tick() => (HEARTBEAT.to_vec(), false),
            };
            if self.send(event).await.is_err() || is_last {
                return;
            }
        }
    }

    /// The session is over: its stream ends with the reason.
    async fn part(&self, farewell: Farewell) {
        let mut error = ServerError::new(Fault::SessionEnded.text(self.language), None);
        let extensions = error.extensions.get_or_insert_default();
        extensions.set("code", Fault::SessionEnded.code());
        extensions.set("reason", farewell.reason);
        for event in [next(&GraphQl::from_errors(vec![error])), COMPLETE.to_vec()] {
            if self.send(event).await.is_err() {
                return;
            }
        }
    }

    /// A reader that leaves no room for long is dropped: it can resume where it was.
    async fn send(&self, event: Vec<u8>) -> Result<(), ()> {
        let bytes = event.len();
        self.events.send(event, bytes).await.map_err(drop)
    }
}
