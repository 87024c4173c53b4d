//! One call over HTTP, from its head to its answer.
use std::sync::Arc;

use async_graphql::{Executor, parser::types::OperationType};
use poem::{
    Request, Response,
    http::{HeaderMap, Method, header},
};

use super::{
    Authenticator, Credentials, Gateway, Principal,
    authenticate::{Admitted, admit},
    body,
    budget::Part,
    content_coding::Coding,
    credentials::language_of,
    http_response::{Manner, add_headers, refuse, respond},
    limits::BodyLimits,
    multipart::Form,
    negotiate::{Accepted, Reply, negotiate},
    operation::Operation,
    payload,
    quota_key::{Caller, Holder},
    request_encoding::Content,
    request_error::Fault,
    request_parameters::RequestParameters,
    stream,
};

/// An answer as short as this is taken by the system at once: it waits for no room.
const SHORT: usize = 16 << 10;

/// Answers one request.
pub async fn exchange<D: Authenticator, E: Executor>(gateway: &Arc<Gateway<D, E>>, request: Request) -> Response {
    let headers = request.headers();
    let accepted = negotiate(accept_of(headers).as_deref());
    let manner = Manner {
        reply: accepted.map_or(Reply::Json, |accepted| accepted.reply),
        language: language_of(headers),
        coding: Coding::preferred(headers),
    };
    answer(gateway, request, accepted, manner).await.unwrap_or_else(|fault| refuse(fault, manner))
}

async fn answer<D: Authenticator, E: Executor>(
    gateway: &Arc<Gateway<D, E>>,
    mut request: Request,
    accepted: Option<Accepted>,
    manner: Manner,
) -> Result<Response, Fault> {
    let method = request.method().clone();
    let content = Content::of(&method, request.headers())?;
    let accepted = accepted.ok_or(Fault::NotAcceptable)?;
    let credentials = Credentials::of(&request, &gateway.proxies, gateway.cookies);
    let Admitted { principal, caller } = admit(gateway, &request, credentials).await?;
    let operation = read(gateway, content, &mut request, &principal, caller).await?;
    match operation.kind {
        OperationType::Mutation if method != Method::POST => Err(Fault::Method { allow: "POST" }),
        OperationType::Subscription if method == Method::HEAD => Err(Fault::Method { allow: "GET, POST" }),
        OperationType::Subscription => {
            let format = accepted.stream.ok_or(Fault::NeedsStream)?;
            stream::open(gateway, operation, &*principal, manner.language, format)
        }
        _ => execute(gateway, operation, caller.holder, manner).await,
    }
}

async fn execute<D: Authenticator, E: Executor>(
    gateway: &Gateway<D, E>,
    operation: Operation,
    holder: Holder,
    manner: Manner,
) -> Result<Response, Fault> {
    let response = operation.execute(&gateway.executor).await?;
    let part = match room_for(gateway, holder, payload::written(&response).len()).await {
        Ok(part) => part,
        Err(fault) => {
            // What was done is done: a cookie that came of it is set.
            let mut answer = refuse(fault, manner);
            add_headers(&mut answer, &response);
            return Ok(answer);
        }
    };
    Ok(match manner.reply {
        Reply::Stream(format) => stream::whole(&response, part, format),
        Reply::Json | Reply::GraphQl => respond(&response, manner, part),
    })
}

/// Room for an answer of so many bytes, until it was written.
async fn room_for<D: Authenticator, E: Executor>(gateway: &Gateway<D, E>, holder: Holder, bytes: usize) -> Result<Option<Part>, Fault> {
    if bytes <= SHORT {
        return Ok(None);
    }
    let part = gateway.unwritten().take(holder, bytes, gateway.limits.answer.max_time).await;
    part.map(Some).ok_or(Fault::NoRoomForAnswer)
}

async fn read<D: Authenticator, E: Executor>(
    gateway: &Gateway<D, E>,
    content: Content,
    request: &mut Request,
    who: &D::Principal,
    caller: Caller,
) -> Result<Operation, Fault> {
    match content {
        Content::Multipart { boundary } => receive(gateway, boundary, request, who, caller).await,
        content => gateway.prepare(read_call(content, request, &gateway.limits.body).await?, who, caller),
    }
}

/// Reads what is asked, without files.
pub async fn read_call(content: Content, request: &mut Request, limits: &BodyLimits) -> Result<RequestParameters, Fault> {
    match content {
        Content::Address => RequestParameters::from_url(request.params().map_err(|_| Fault::BadParameters)?),
        Content::Json => {
            let body = request.take_body();
            RequestParameters::from_bytes(&body::read(body, request.headers(), limits).await?)
        }
        Content::Multipart { .. } => Err(Fault::UnsupportedMedia),
    }
}

/// What the operation does not need is refused before it is read; what it needs takes room of its session.
async fn receive<D: Authenticator, E: Executor>(
    gateway: &Gateway<D, E>,
    boundary: String,
    request: &mut Request,
    who: &D::Principal,
    caller: Caller,
) -> Result<Operation, Fault> {
    let session = who.session().ok_or(Fault::SignInToUpload)?;
    let declared = body::declared(request.headers()).unwrap_or_default();
    let room = gateway.in_use.upload(session, declared, &gateway.limits.session)?;
    let (mut parameters, form) = Form::open(request.take_body(), boundary, &gateway.limits.body).await?;
    parameters.mark_files(form.paths());
    let operation = gateway.prepare(parameters, who, caller)?;
    let files = if operation.kind == OperationType::Mutation { operation.files() } else { Vec::new() };
    if let Some((_, path)) = form.paths().enumerate().find(|(at, _)| !files.contains(at)) {
        return Err(Fault::FileNotNeeded { path: path.to_owned() });
    }
    let (uploads, room) = form.files(&gateway.in_use, room).await?;
    Ok(operation.with_uploads(uploads, room))
}

/// All `accept` headers as one list.
pub fn accept_of(headers: &HeaderMap) -> Option<String> {
    let lists: Vec<_> = headers.get_all(header::ACCEPT).iter().filter_map(|list| list.to_str().ok()).collect();
    (!lists.is_empty()).then(|| lists.join(","))
}
