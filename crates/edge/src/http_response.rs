//! HTTP responses that hold one GraphQL response.
use async_graphql::Response as GraphQl;
use omnia_texts::Language;
use poem::Response;
use poem::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};

use super::budget::BudgetPermit;
use super::content_coding::ContentCoding;
use super::credentials::language_of;
use super::negotiate::ResponseType;
use super::request_error::RequestError;
use super::stream_format::StreamFormat;
use super::write_budget::with_permit;
use super::{payload, stream};

/// Responses shorter than this are not worth compressing, in bytes.
const MIN_COMPRESSED_BYTES: usize = 4096;

/// How a client wants its response: media type, language and compression.
#[derive(Clone, Copy, Debug)]
pub struct ResponseFormat {
    /// The media type.
    pub response_type: ResponseType,
    /// The language of messages.
    pub language: Language,
    /// The compression; none where the client accepts none.
    pub coding: Option<ContentCoding>,
}

impl ResponseFormat {
    /// The format of an error whose status says everything.
    pub fn of(headers: &HeaderMap) -> Self {
        Self { response_type: ResponseType::GraphQl, language: language_of(headers), coding: None }
    }
}

/// Responds with what the executor returned; a large response holds its write budget until it has been written.
pub fn respond(response: &GraphQl, response_format: ResponseFormat, permit: Option<BudgetPermit>) -> Response {
    let json = payload::serialized(response);
    let coding = response_format.coding.filter(|_| json.len() >= MIN_COMPRESSED_BYTES);
    let mut http_response = Response::builder()
        .status(status_of(response, response_format.response_type))
        .header(header::CONTENT_TYPE, response_format.response_type.content_type())
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::VARY, "accept, accept-encoding, accept-language")
        .body(match permit {
            Some(permit) => with_permit(json, permit),
            None => json,
        });
    add_headers(&mut http_response, response);
    match coding {
        Some(coding) => coding.compress(http_response),
        None => http_response,
    }
}

/// Responds with an error.
pub fn refuse(error: RequestError, response_format: ResponseFormat) -> Response {
    let is_of_document = error.is_of_document();
    let status = error.status();
    let allow = match &error {
        RequestError::Method { allow } => Some(*allow),
        _ => None,
    };
    let rate = match &error {
        RequestError::RateLimited { usage, seconds, .. } => Some((usage.clone(), *seconds)),
        _ => None,
    };
    let response = GraphQl::from_errors(error.errors(response_format.language));
    let response_type = match response_format.response_type {
        // Clients that read multipart responses read JSON as well.
        ResponseType::Stream(StreamFormat::Events) if is_of_document => return stream::whole(&response, None, StreamFormat::Events),
        ResponseType::Stream(_) => ResponseType::GraphQl,
        response_type => response_type,
    };
    let mut http_response = respond(&response, ResponseFormat { response_type, ..response_format }, None);
    if !is_of_document {
        http_response.set_status(status);
    }
    if let Some(allow) = allow {
        set(&mut http_response, header::ALLOW, allow);
    }
    if let Some((usage, seconds)) = rate {
        usage.add_to(&mut http_response);
        http_response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    if status == StatusCode::SERVICE_UNAVAILABLE {
        set(&mut http_response, header::RETRY_AFTER, "1");
    }
    http_response
}

/// Responds with the allowed methods.
pub fn allow(methods: &'static str) -> Response {
    Response::builder().status(StatusCode::NO_CONTENT).header(header::ALLOW, methods).finish()
}

/// Adds the headers that resolvers set, such as a session cookie.
pub fn add_headers(http_response: &mut Response, response: &GraphQl) {
    for (name, value) in &response.http_headers {
        http_response.headers_mut().append(name.clone(), value.clone());
    }
}

fn set(http_response: &mut Response, name: HeaderName, value: &'static str) {
    http_response.headers_mut().insert(name, HeaderValue::from_static(value));
}

/// The status of a response: 200 where the request was executed, whatever errors its fields have, and also where it was not but the media
/// type is `application/json`.
fn status_of(response: &GraphQl, response_type: ResponseType) -> StatusCode {
    if !payload::is_unexecuted(response) {
        return StatusCode::OK;
    }
    let is_internal = |error: &async_graphql::ServerError| {
        error.extensions.as_ref().and_then(|extensions| extensions.get("code")) == Some(&"INTERNAL".into())
    };
    match response_type {
        _ if response.errors.iter().any(is_internal) => StatusCode::INTERNAL_SERVER_ERROR,
        ResponseType::GraphQl => StatusCode::BAD_REQUEST,
        ResponseType::Json | ResponseType::Stream(_) => StatusCode::OK,
    }
}
