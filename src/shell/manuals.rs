//! The user manual by address.

use omnia_edge::{Authenticator, Credentials};
use omnia_texts::Language;
use poem::http::{StatusCode, header};
use poem::web::{Data, Path};
use poem::{IntoResponse, Request, Response, handler};

use super::authenticator::HubAuthenticator;
use crate::core::request_context::COOKIES;
use crate::documents::{MANUAL_POLICY, ManualRole, manual_page};

/// GET `/manual`: redirects to the page for the viewer's role, in their language.
#[handler]
pub async fn first(request: &Request, Data(authenticator): Data<&HubAuthenticator>) -> Response {
    let principal = authenticator.authenticate(Credentials::of(request, &authenticator.proxies, COOKIES)).await.ok();
    let (role, language) =
        principal.map_or((None, Language::default()), |principal| (principal.context().viewer.role(), principal.context().language));
    Response::builder()
        .status(StatusCode::SEE_OTHER)
        .header(header::LOCATION, ManualRole::of(role).path(language))
        .header(header::CACHE_CONTROL, "no-store")
        .finish()
}

/// GET `/manual/{language}/{role}`.
#[handler]
pub fn page(request: &Request, Path((language, role)): Path<(String, String)>) -> Response {
    let language = Language::ALL.into_iter().find(|known| known.tag() == language);
    let (Some(language), Some(role)) = (language, ManualRole::read(&role)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let head = Response::builder()
        .header(header::CONTENT_TYPE, "text/html; charset=utf-8")
        .header(header::CONTENT_LANGUAGE, language.tag())
        .header(header::CONTENT_SECURITY_POLICY, MANUAL_POLICY.as_str());
    omnia_edge::page(request, head, manual_page(role, language))
}
