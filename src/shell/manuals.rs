//! The user manual by address.

use omnia_texts::Language;
use poem::http::{StatusCode, header};
use poem::web::{Data, Path};
use poem::{IntoResponse, Request, Response, handler};

use super::doorkeeper::Door;
use crate::core::call::COOKIES;
use crate::documents::{MANUAL_POLICY, ManualRole, manual_page};
use omnia_edge::{Doorkeeper, Knock};

/// GET `/manual`: on to the page for the role of who asks, in his language.
#[handler]
pub async fn first(request: &Request, Data(door): Data<&Door>) -> Response {
    let guest = door.admit(Knock::of(request, &door.proxies, COOKIES)).await.ok();
    let (role, language) = guest.map_or((None, Language::default()), |guest| (guest.call().viewer.role(), guest.call().language));
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
