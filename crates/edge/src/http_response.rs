//! HTTP answers that hold one response.
use async_graphql::Response as GraphQl;
use omnia_texts::Language;
use poem::{
    Response,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
};

use super::{
    budget::Part, content_coding::Coding, credentials::language_of, negotiate::Reply, payload, request_error::Fault, stream,
    stream_format::StreamFormat, write_budget::in_room,
};

/// Answers shorter than this are not worth the work of compressing them.
const WORTH_COMPRESSING: usize = 4096;

/// How a caller wants to be answered.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    pub reply: Reply,
    pub language: Language,
    pub coding: Option<Coding>,
}

impl Manner {
    /// For what is refused by its status alone.
    pub fn of(headers: &HeaderMap) -> Self {
        Self { reply: Reply::GraphQl, language: language_of(headers), coding: None }
    }
}

/// Answers with what the executor said; a large answer has its part of the room until it was written.
pub fn respond(response: &GraphQl, manner: Manner, part: Option<Part>) -> Response {
    let json = payload::written(response);
    let coding = manner.coding.filter(|_| json.len() >= WORTH_COMPRESSING);
    let mut answer = Response::builder()
        .status(status_of(response, manner.reply))
        .header(header::CONTENT_TYPE, manner.reply.content_type())
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::VARY, "accept, accept-encoding, accept-language")
        .body(match part {
            Some(part) => in_room(json, part),
            None => json,
        });
    add_headers(&mut answer, response);
    match coding {
        Some(coding) => coding.compress(answer),
        None => answer,
    }
}

/// Answers that the call was not taken, and why.
pub fn refuse(fault: Fault, manner: Manner) -> Response {
    let of_document = fault.is_of_document();
    let status = fault.status();
    let allow = match &fault {
        Fault::Method { allow } => Some(*allow),
        _ => None,
    };
    let response = GraphQl::from_errors(fault.errors(manner.language));
    let reply = match manner.reply {
        // Who reads parts reads JSON as well.
        Reply::Stream(StreamFormat::Events) if of_document => return stream::whole(&response, None, StreamFormat::Events),
        Reply::Stream(_) => Reply::GraphQl,
        reply => reply,
    };
    let mut answer = respond(&response, Manner { reply, ..manner }, None);
    if !of_document {
        answer.set_status(status);
    }
    if let Some(allow) = allow {
        set(&mut answer, header::ALLOW, allow);
    }
    if status == StatusCode::SERVICE_UNAVAILABLE {
        set(&mut answer, header::RETRY_AFTER, "1");
    }
    answer
}

/// Answers which methods there are.
pub fn allow(methods: &'static str) -> Response {
    Response::builder().status(StatusCode::NO_CONTENT).header(header::ALLOW, methods).finish()
}

/// What resolvers added to the answer's headers, such as a session's cookie.
pub fn add_headers(answer: &mut Response, response: &GraphQl) {
    for (name, value) in &response.http_headers {
        answer.headers_mut().append(name.clone(), value.clone());
    }
}

fn set(answer: &mut Response, name: HeaderName, value: &'static str) {
    answer.headers_mut().insert(name, HeaderValue::from_static(value));
}

/// A request that was executed is answered 200, whatever its fields met. One that was not is answered 200 too where
/// the media type knows nothing better.
fn status_of(response: &GraphQl, reply: Reply) -> StatusCode {
    if !payload::is_unexecuted(response) {
        return StatusCode::OK;
    }
    let is_ours = |error: &async_graphql::ServerError| {
        error.extensions.as_ref().and_then(|extensions| extensions.get("code")) == Some(&"INTERNAL".into())
    };
    match reply {
        _ if response.errors.iter().any(is_ours) => StatusCode::INTERNAL_SERVER_ERROR,
        Reply::GraphQl => StatusCode::BAD_REQUEST,
        Reply::Json | Reply::Stream(_) => StatusCode::OK,
    }
}
