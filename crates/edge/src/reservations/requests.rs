//! The requests that reserve a stream, open it, and start or stop its operations.
use std::sync::Arc;

use async_graphql::Executor;
use async_graphql::parser::types::OperationType;
use poem::http::{Method, StatusCode, header};
use poem::{Request, Response};
use serde_json::Value;

use super::event_stream;
use super::registry::StreamAction;
use super::reservation_token::{parameter, token_of};
use crate::authenticate::{Authenticated, authenticate};
use crate::http_handler::{accept_of, read_parameters};
use crate::http_response::{ResponseFormat, refuse};
use crate::negotiate::negotiate;
use crate::quotas::hold_permit;
use crate::request_encoding::{METHODS, RequestEncoding};
use crate::request_error::RequestError;
use crate::stream_format::StreamFormat;
use crate::{Authenticator, Credentials, Gateway, Principal};

/// Whether a request concerns a reserved stream.
pub fn is_of_reservation(request: &Request) -> bool {
    matches!(*request.method(), Method::PUT | Method::DELETE) || token_of(request).is_some()
}

/// Handles one request. Errors are reported by status: clients read nothing else of them.
pub async fn handle<D: Authenticator, E: Executor>(gateway: &Arc<Gateway<D, E>>, request: Request) -> Response {
    let response_format = ResponseFormat::of(request.headers());
    respond(gateway, request).await.unwrap_or_else(|error| refuse(error, response_format))
}

async fn respond<D: Authenticator, E: Executor>(gateway: &Arc<Gateway<D, E>>, request: Request) -> Result<Response, RequestError> {
    // An operation over a stream cannot set cookies.
    let credentials = Credentials { takes_cookies: false, ..Credentials::of(&request, &gateway.proxies, gateway.cookies) };
    let authenticated = authenticate(gateway, &request, credentials).await?;
    match (request.method().clone(), token_of(&request)) {
        (Method::PUT, _) => reserve(gateway, &authenticated),
        (Method::DELETE, Some(token)) => stop(gateway, &request, &authenticated, &token).await,
        (Method::GET, Some(token)) if accepts_events(&request) => open(gateway, &authenticated, token),
        (Method::GET | Method::POST, Some(token)) => execute(gateway, request, &authenticated, &token).await,
        (Method::DELETE, None) => Err(RequestError::StreamNotFound),
        _ => Err(RequestError::Method { allow: METHODS }),
    }
}

fn reserve<D: Authenticator, E: Executor>(gateway: &Gateway<D, E>, authenticated: &Authenticated<D>) -> Result<Response, RequestError> {
    if gateway.shutdown.is_cancelled() {
        return Err(RequestError::Closing);
    }
    let token = gateway.reservations.reserve(authenticated.caller.quota_key, &gateway.limits.stream)?;
    Ok(Response::builder()
        .status(StatusCode::CREATED)
        .header(header::CONTENT_TYPE, "text/plain; charset=utf-8")
        .header(header::CACHE_CONTROL, "no-store")
        .body(token))
}

fn open<D: Authenticator, E: Executor>(
    gateway: &Arc<Gateway<D, E>>,
    authenticated: &Authenticated<D>,
    token: String,
) -> Result<Response, RequestError> {
    if gateway.shutdown.is_cancelled() {
        return Err(RequestError::Closing);
    }
    let stream = gateway.reservations.open(token, authenticated.caller.quota_key)?;
    event_stream::open(gateway, stream, &*authenticated.principal, authenticated.caller)
}

async fn execute<D: Authenticator, E: Executor>(
    gateway: &Gateway<D, E>,
    mut request: Request,
    Authenticated { principal, caller }: &Authenticated<D>,
    token: &str,
) -> Result<Response, RequestError> {
    gateway.reservations.find(token, caller.quota_key)?;
    let is_read = request.method() == Method::GET;
    let encoding = RequestEncoding::of(request.method(), request.headers())?;
    let parameters = read_parameters(encoding, &mut request, &gateway.limits.body).await?;
    let id = operation_id(&parameters.extensions).ok_or(RequestError::OperationIdMissing)?;
    let operation = gateway.admit(parameters, principal, *caller).await?;
    let kind = operation.kind;
    let permit = match kind {
        OperationType::Mutation if is_read => return Err(RequestError::Method { allow: "POST" }),
        OperationType::Subscription => gateway.quotas.acquire_subscription(principal.quota_id(), &gateway.limits.session)?,
        OperationType::Query | OperationType::Mutation => None,
    };
    let responses = hold_permit(operation.stream(&gateway.executor), permit);
    gateway.reservations.command(token, caller.quota_key, id, StreamAction::Start { kind, responses }).await?;
    Ok(Response::builder().status(StatusCode::ACCEPTED).header(header::CACHE_CONTROL, "no-store").finish())
}

async fn stop<D: Authenticator, E: Executor>(
    gateway: &Gateway<D, E>,
    request: &Request,
    authenticated: &Authenticated<D>,
    token: &str,
) -> Result<Response, RequestError> {
    let id = parameter(request, "operationId").filter(|id| !id.is_empty()).ok_or(RequestError::OperationIdMissing)?;
    gateway.reservations.command(token, authenticated.caller.quota_key, id, StreamAction::Stop).await?;
    Ok(Response::builder().header(header::CACHE_CONTROL, "no-store").finish())
}

fn accepts_events(request: &Request) -> bool {
    let accepted = negotiate(accept_of(request.headers()).as_deref());
    accepted.is_some_and(|accepted| accepted.stream == Some(StreamFormat::Events))
}

/// The client's id of an operation, a text or a number.
fn operation_id(extensions: &serde_json::Map<String, Value>) -> Option<String> {
    match extensions.get("operationId")? {
        Value::String(id) if !id.is_empty() => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}
