//! The requests that reserve a stream, open it, and say what it carries.
use std::sync::Arc;

use async_graphql::{Executor, parser::types::OperationType};
use poem::{
    Request, Response,
    http::{Method, StatusCode, header},
};
use serde_json::Value;

use super::{
    event_stream,
    registry::Action,
    reservation_token::{parameter, token_of},
};
use crate::{
    Authenticator, Credentials, Gateway, Principal,
    authenticate::{Admitted, admit},
    http_handler::{accept_of, read_call},
    http_response::{Manner, refuse},
    negotiate::negotiate,
    quotas::holding,
    request_encoding::{Content, METHODS},
    request_error::Fault,
    stream_format::StreamFormat,
};

/// Whether a request is about a reserved stream.
pub fn is_of_reservation(request: &Request) -> bool {
    matches!(*request.method(), Method::PUT | Method::DELETE) || token_of(request).is_some()
}

/// Answers one request. What is refused is refused by its status: a client reads nothing else of it.
pub async fn answer<D: Authenticator, E: Executor>(gateway: &Arc<Gateway<D, E>>, request: Request) -> Response {
    let manner = Manner::of(request.headers());
    answered(gateway, request).await.unwrap_or_else(|fault| refuse(fault, manner))
}

async fn answered<D: Authenticator, E: Executor>(gateway: &Arc<Gateway<D, E>>, request: Request) -> Result<Response, Fault> {
    // What is executed over a stream sets no cookie.
    let credentials = Credentials { takes_cookies: false, ..Credentials::of(&request, &gateway.proxies, gateway.cookies) };
    let admitted = admit(gateway, &request, credentials).await?;
    match (request.method().clone(), token_of(&request)) {
        (Method::PUT, _) => reserve(gateway, &admitted),
        (Method::DELETE, Some(token)) => stop(gateway, &request, &admitted, &token).await,
        (Method::GET, Some(token)) if takes_events(&request) => open(gateway, &admitted, token),
        (Method::GET | Method::POST, Some(token)) => execute(gateway, request, &admitted, &token).await,
        (Method::DELETE, None) => Err(Fault::StreamNotFound),
        _ => Err(Fault::Method { allow: METHODS }),
    }
}

fn reserve<D: Authenticator, E: Executor>(gateway: &Gateway<D, E>, admitted: &Admitted<D>) -> Result<Response, Fault> {
    if gateway.shutdown.is_cancelled() {
        return Err(Fault::Closing);
    }
    let token = gateway.reservations.reserve(admitted.caller.holder, &gateway.limits.stream)?;
    Ok(Response::builder()
        .status(StatusCode::CREATED)
        .header(header::CONTENT_TYPE, "text/plain; charset=utf-8")
        .header(header::CACHE_CONTROL, "no-store")
        .body(token))
}

fn open<D: Authenticator, E: Executor>(gateway: &Arc<Gateway<D, E>>, admitted: &Admitted<D>, token: String) -> Result<Response, Fault> {
    if gateway.shutdown.is_cancelled() {
        return Err(Fault::Closing);
    }
    let stream = gateway.reservations.open(token, admitted.caller.holder)?;
    event_stream::open(gateway, stream, &*admitted.principal, admitted.caller)
}

async fn execute<D: Authenticator, E: Executor>(
    gateway: &Gateway<D, E>,
    mut request: Request,
    Admitted { principal, caller }: &Admitted<D>,
    token: &str,
) -> Result<Response, Fault> {
    gateway.reservations.find(token, caller.holder)?;
    let is_read = request.method() == Method::GET;
    let content = Content::of(request.method(), request.headers())?;
    let parameters = read_call(content, &mut request, &gateway.limits.body).await?;
    let id = operation_id(&parameters.extensions).ok_or(Fault::OperationIdMissing)?;
    let operation = gateway.prepare(parameters, principal, *caller)?;
    let kind = operation.kind;
    let share = match kind {
        OperationType::Mutation if is_read => return Err(Fault::Method { allow: "POST" }),
        OperationType::Subscription => gateway.in_use.subscription(principal.session(), &gateway.limits.session)?,
        OperationType::Query | OperationType::Mutation => None,
    };
    let responses = holding(operation.stream(&gateway.executor), share);
    gateway.reservations.command(token, caller.holder, id, Action::Start { kind, responses }).await?;
    Ok(Response::builder().status(StatusCode::ACCEPTED).header(header::CACHE_CONTROL, "no-store").finish())
}

async fn stop<D: Authenticator, E: Executor>(
    gateway: &Gateway<D, E>,
    request: &Request,
    admitted: &Admitted<D>,
    token: &str,
) -> Result<Response, Fault> {
    let id = parameter(request, "operationId").filter(|id| !id.is_empty()).ok_or(Fault::OperationIdMissing)?;
    gateway.reservations.command(token, admitted.caller.holder, id, Action::Stop).await?;
    Ok(Response::builder().header(header::CACHE_CONTROL, "no-store").finish())
}

fn takes_events(request: &Request) -> bool {
    let accepted = negotiate(accept_of(request.headers()).as_deref());
    accepted.is_some_and(|accepted| accepted.stream == Some(StreamFormat::Events))
}

/// The name that the client gave to an operation; a number is one too.
fn operation_id(extensions: &serde_json::Map<String, Value>) -> Option<String> {
    match extensions.get("operationId")? {
        Value::String(id) if !id.is_empty() => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}
