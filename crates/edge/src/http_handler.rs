//! Handles one GraphQL request over HTTP.
use std::sync::Arc;

use async_graphql::Executor;
use async_graphql::parser::types::OperationType;
use poem::http::{HeaderMap, Method, header};
use poem::{Request, Response};

use super::authenticate::{Authenticated, authenticate};
use super::budget::BudgetPermit;
use super::content_coding::ContentCoding;
use super::credentials::language_of;
use super::http_response::{ResponseFormat, add_headers, refuse, respond};
use super::limits::BodyLimits;
use super::multipart::MultipartForm;
use super::negotiate::{Accepted, ResponseType, negotiate};
use super::operation::Operation;
use super::quota_key::{Caller, QuotaKey};
use super::request_encoding::RequestEncoding;
use super::request_error::RequestError;
use super::request_parameters::RequestParameters;
use super::{Authenticator, Credentials, Gateway, Principal, body, payload, stream};

/// A response this small is accepted by the operating system at once: it needs no write budget.
const SMALL_RESPONSE_BYTES: usize = 16 << 10;

/// Handles one request.
pub async fn handle_http<D: Authenticator, E: Executor>(gateway: &Arc<Gateway<D, E>>, request: Request) -> Response {
    let headers = request.headers();
    let accepted = negotiate(accept_of(headers).as_deref());
    let response_format = ResponseFormat {
        response_type: accepted.map_or(ResponseType::Json, |accepted| accepted.response_type),
        language: language_of(headers),
        coding: ContentCoding::preferred(headers),
    };
    try_handle(gateway, request, accepted, response_format).await.unwrap_or_else(|error| refuse(error, response_format))
}

async fn try_handle<D: Authenticator, E: Executor>(
    gateway: &Arc<Gateway<D, E>>,
    mut request: Request,
    accepted: Option<Accepted>,
    response_format: ResponseFormat,
) -> Result<Response, RequestError> {
    let method = request.method().clone();
    let encoding = RequestEncoding::of(&method, request.headers())?;
    let accepted = accepted.ok_or(RequestError::NotAcceptable)?;
    let credentials = Credentials::of(&request, &gateway.proxies, gateway.cookies);
    let Authenticated { principal, caller } = authenticate(gateway, &request, credentials).await?;
    let operation = read(gateway, encoding, &mut request, &principal, caller).await?;
    let usage = operation.usage.clone();
    let response = match operation.kind {
        OperationType::Mutation if method != Method::POST => Err(RequestError::Method { allow: "POST" }),
        OperationType::Subscription if method == Method::HEAD => Err(RequestError::Method { allow: "GET, POST" }),
        OperationType::Subscription => {
            let format = accepted.stream.ok_or(RequestError::NeedsStream)?;
            stream::open(gateway, operation, &*principal, response_format.language, format)
        }
        _ => execute(gateway, operation, caller.quota_key, response_format).await,
    };
    response.map(|mut response| {
        usage.add_to(&mut response);
        response
    })
}

async fn execute<D: Authenticator, E: Executor>(
    gateway: &Gateway<D, E>,
    operation: Operation,
    quota_key: QuotaKey,
    response_format: ResponseFormat,
) -> Result<Response, RequestError> {
    let response = operation.execute(&gateway.executor).await?;
    let permit = match write_permit(gateway, quota_key, payload::serialized(&response).len()).await {
        Ok(permit) => permit,
        Err(error) => {
            // The operation was executed: cookies that it set are kept.
            let mut http_response = refuse(error, response_format);
            add_headers(&mut http_response, &response);
            return Ok(http_response);
        }
    };
    Ok(match response_format.response_type {
        ResponseType::Stream(format) => stream::whole(&response, permit, format),
        ResponseType::Json | ResponseType::GraphQl => respond(&response, response_format, permit),
    })
}

/// Waits for the write budget of a response; none for a small one.
async fn write_permit<D: Authenticator, E: Executor>(
    gateway: &Gateway<D, E>,
    quota_key: QuotaKey,
    bytes: usize,
) -> Result<Option<BudgetPermit>, RequestError> {
    if bytes <= SMALL_RESPONSE_BYTES {
        return Ok(None);
    }
    let permit = gateway.write_budget().acquire(quota_key, bytes, gateway.limits.execution.max_time).await;
    permit.map(Some).ok_or(RequestError::NoRoomForAnswer)
}

async fn read<D: Authenticator, E: Executor>(
    gateway: &Gateway<D, E>,
    encoding: RequestEncoding,
    request: &mut Request,
    principal: &D::Principal,
    caller: Caller,
) -> Result<Operation, RequestError> {
    match encoding {
        RequestEncoding::Multipart { boundary } => read_multipart(gateway, boundary, request, principal, caller).await,
        encoding => gateway.admit(read_parameters(encoding, request, &gateway.limits.body).await?, principal, caller).await,
    }
}

/// Reads the parameters of a request without files.
pub async fn read_parameters(
    encoding: RequestEncoding,
    request: &mut Request,
    limits: &BodyLimits,
) -> Result<RequestParameters, RequestError> {
    match encoding {
        RequestEncoding::Url => RequestParameters::from_url(request.params().map_err(|_| RequestError::BadParameters)?),
        RequestEncoding::Json => {
            let body = request.take_body();
            RequestParameters::from_bytes(&body::read(body, request.headers(), limits).await?)
        }
        RequestEncoding::Multipart { .. } => Err(RequestError::UnsupportedMedia),
    }
}

/// Reads a multipart request. Files that the operation does not take are refused unread; the others count toward the session's quota.
async fn read_multipart<D: Authenticator, E: Executor>(
    gateway: &Gateway<D, E>,
    boundary: String,
    request: &mut Request,
    principal: &D::Principal,
    caller: Caller,
) -> Result<Operation, RequestError> {
    let session = principal.quota_id().ok_or(RequestError::SignInToUpload)?;
    let declared_length = body::declared_length(request.headers()).unwrap_or_default();
    let upload_permit = gateway.quotas.acquire_upload(session, declared_length, &gateway.limits.session)?;
    let (mut parameters, form) = MultipartForm::open(request.take_body(), boundary, &gateway.limits.body).await?;
    parameters.mark_files(form.paths());
    let operation = gateway.admit(parameters, principal, caller).await?;
    let files = if operation.kind == OperationType::Mutation { operation.files() } else { Vec::new() };
    if let Some((_, path)) = form.paths().enumerate().find(|(at, _)| !files.contains(at)) {
        return Err(RequestError::FileNotNeeded { path: path.to_owned() });
    }
    let (uploads, upload_permit) = form.receive_files(&gateway.quotas, upload_permit).await?;
    Ok(operation.with_uploads(uploads, upload_permit))
}

/// All `accept` headers as one list.
pub fn accept_of(headers: &HeaderMap) -> Option<String> {
    let lists: Vec<_> = headers.get_all(header::ACCEPT).iter().filter_map(|list| list.to_str().ok()).collect();
    (!lists.is_empty()).then(|| lists.join(","))
}
