//! Downloads by address: files for viewers who see their row, never rendered by the browser as a page of this origin.

use std::ops::Range;
use std::sync::Arc;

use omnia_edge::{Authenticator, ByteRange, Credentials, is_not_modified};
use omnia_texts::Language;
use poem::http::{HeaderValue, StatusCode, header};
use poem::web::{Data, Json, Path};
use poem::{Body, IntoResponse, Request, Response, ResponseBuilder, handler};
use serde_json::json;

use super::authenticator::HubAuthenticator;
use crate::applications::export;
use crate::core::access::Scope;
use crate::core::error::{Error, Result};
use crate::core::ids::{ApplicationId, DocumentId, GlobalId};
use crate::core::random;
use crate::core::request_context::{COOKIES, RequestContext};
use crate::documents::{DocumentStore, Download, open};

/// After how many seconds a download with a transient failure can be tried again.
const RETRY_AFTER: u32 = 5;

/// GET `/documents/{id}`, with the same cookie or bearer token as the graph.
#[handler]
pub async fn send(
    request: &Request,
    Path(id): Path<String>,
    Data(authenticator): Data<&HubAuthenticator>,
    Data(document_store): Data<&DocumentStore>,
) -> Response {
    let principal = match authenticator.authenticate(Credentials::of(request, &authenticator.proxies, COOKIES)).await {
        Ok(principal) => principal,
        Err(refusal) => return error_response(refusal.status, refusal.code, &refusal.message),
    };
    let context = principal.context();
    let response = async { document_response(request, &context, find_document(&context, document_store, &id).await?).await };
    response.await.unwrap_or_else(|error| refused(&context, &error))
}

async fn find_document(context: &Arc<RequestContext>, document_store: &DocumentStore, id: &str) -> Result<Download> {
    context.person()?.ensure_scope(Scope::Read)?;
    let id = GlobalId::read(id).filter(|id| id.letter == DocumentId::LETTER).ok_or(Error::NotFound)?;
    let opened = open(context, document_store, DocumentId(id.key)).await;
    context.release().await;
    opened
}

/// GET `/applications/{id}/beneficiaries.csv`: the list of workers, for viewers who may see personal data.
#[handler]
pub async fn workers(request: &Request, Path(id): Path<String>, Data(authenticator): Data<&HubAuthenticator>) -> Response {
    let principal = match authenticator.authenticate(Credentials::of(request, &authenticator.proxies, COOKIES)).await {
        Ok(principal) => principal,
        Err(refusal) => return error_response(refusal.status, refusal.code, &refusal.message),
    };
    let context = principal.context();
    match export_list(&context, &id).await {
        Ok(list) => download_response()
            .header(header::CONTENT_TYPE, "text/csv; charset=utf-8")
            .header(header::CONTENT_DISPOSITION, attachment("beneficiari.csv"))
            .body(list),
        Err(error) => refused(&context, &error),
    }
}

async fn export_list(context: &Arc<RequestContext>, id: &str) -> Result<Vec<u8>> {
    context.person()?.ensure_scope(Scope::Read)?;
    let id = GlobalId::read(id).filter(|id| id.letter == ApplicationId::LETTER).ok_or(Error::NotFound)?;
    let list = export(context, ApplicationId(id.key)).await;
    context.release().await;
    list
}

/// The headers of every download: it is for this session alone, and sandboxed.
pub(super) fn download_response() -> ResponseBuilder {
    Response::builder()
        .header(header::CACHE_CONTROL, "private, no-store")
        .header(header::VARY, "cookie, authorization")
        .header(header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'; frame-ancestors 'none'")
}

/// The document, the requested range of it, or nothing where the client has it.
async fn document_response(request: &Request, context: &RequestContext, download: Download) -> Result<Response> {
    let (document, size) = (&download.document, download.size());
    let tag = format!("\"{}\"", hex::encode(&document.sha256));
    let head = download_response().header(header::ACCEPT_RANGES, "bytes").header(header::ETAG, &tag);
    if is_not_modified(request.headers(), &tag) {
        return Ok(head.status(StatusCode::NOT_MODIFIED).finish());
    }
    let (head, part) = match ByteRange::of(request.headers(), &tag, size) {
        ByteRange::Whole => (head.header(header::CONTENT_LENGTH, size), None),
        ByteRange::Part(part) => (partial(head, &part, size), Some(part)),
        ByteRange::NotSatisfiable => {
            let range = format!("bytes */{size}");
            return Ok(head.status(StatusCode::RANGE_NOT_SATISFIABLE).header(header::CONTENT_RANGE, range).finish());
        }
    };
    // What goes on after a part was sent is the same access.
    if part.as_ref().is_none_or(|part| part.start == 0) {
        context.log_access().await?;
    }
    let head = head
        .header(header::CONTENT_TYPE, document.media_type.as_str())
        .header(header::CONTENT_DISPOSITION, attachment(&document.file_name));
    Ok(head.body(Body::from_bytes_stream(download.bytes(part).await?)))
}

/// The headers of a range.
fn partial(head: ResponseBuilder, part: &Range<u64>, size: u64) -> ResponseBuilder {
    let range = format!("bytes {}-{}/{size}", part.start, part.end.saturating_sub(1));
    head.status(StatusCode::PARTIAL_CONTENT)
        .header(header::CONTENT_RANGE, range)
        .header(header::CONTENT_LENGTH, part.end.saturating_sub(part.start))
}

/// `attachment` with the name (RFC 6266): in ASCII for old clients, and in full as RFC 5987 encodes it.
pub(super) fn attachment(name: &str) -> HeaderValue {
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || " ._-()".contains(c) { c } else { '_' }).collect();
    let full: String = name.bytes().map(encoded).collect();
    let text = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{full}");
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("attachment"))
}

fn encoded(byte: u8) -> String {
    match byte {
        b'!' | b'#' | b'$' | b'&' | b'+' | b'-' | b'.' | b'^' | b'_' | b'`' | b'|' | b'~' => char::from(byte).to_string(),
        _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    }
}

pub(super) fn refused(context: &RequestContext, error: &Error) -> Response {
    if error.is_fault() {
        let fault = hex::encode(random::bytes::<8>(context.app.random.as_ref()));
        tracing::error!(fault, reason = %error, "a document could not be sent");
        return error_response(StatusCode::INTERNAL_SERVER_ERROR, error.code(), &internal(context.language, &fault));
    }
    if let Error::Unavailable { reason, .. } = error {
        tracing::warn!(%reason, "a document could not be sent now");
        return error_response(StatusCode::SERVICE_UNAVAILABLE, error.code(), &error.message(context.language))
            .with_header(header::RETRY_AFTER, RETRY_AFTER)
            .into_response();
    }
    let status = match error {
        Error::Unauthenticated => StatusCode::UNAUTHORIZED,
        Error::Forbidden { .. } | Error::MissingScope { .. } | Error::SecondFactorRequired => StatusCode::FORBIDDEN,
        Error::BadRequest(_) => StatusCode::BAD_REQUEST,
        _ => StatusCode::NOT_FOUND,
    };
    error_response(status, error.code(), &error.message(context.language))
}

fn internal(language: Language, fault: &str) -> String {
    format!("{} ({fault})", Error::fault("").message(language))
}

fn error_response(status: StatusCode, code: &str, message: &str) -> Response {
    let body = json!({ "errors": [{ "message": message, "extensions": { "code": code } }] });
    Json(body).with_status(status).with_header(header::CACHE_CONTROL, "no-store").into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_written_in_ascii_and_in_full() {
        let header = attachment("Relazione «città» 1.pdf");

        assert_eq!(
            header.to_str().ok(),
            Some("attachment; filename=\"Relazione _citt__ 1.pdf\"; filename*=UTF-8''Relazione%20%C2%ABcitt%C3%A0%C2%BB%201.pdf")
        );
    }
}
