//! The console, built from `web/console`: one page for all its addresses, which reads the rest of the address itself.

use std::borrow::Cow;

use omnia_edge::{BuiltInManifest, language_of};
use poem::http::{StatusCode, header};
use poem::web::{Data, Path};
use poem::{IntoResponse, Request, Response, handler};

use super::graphiql::DemoAccounts;
use super::web_files::{self, ConsoleFiles};

/// No script and no style but those of the hub, none of them inline. Documents are shown from blobs: the hub sends them to be saved.
const POLICY: &str = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self'; \
                      font-src 'self'; img-src 'self' data: blob:; frame-src 'self' blob:; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'none'";

/// The page where the console was not built.
const WITHOUT_CONSOLE: &str = include_str!("front.html");

/// The addresses that the page answers.
pub const ADDRESSES: [&str; 20] = [
    "/",
    "/applications",
    "/applications/:id",
    "/applications/:id/edit",
    "/applications/:id/edit/:step",
    "/new",
    "/employers/:id",
    "/bulk",
    "/delegations",
    "/delegations/:id",
    "/authorizations",
    "/queue",
    "/office",
    "/accounts/:id",
    "/programs",
    "/health",
    "/decisions",
    "/officials",
    "/access-log",
    "/access-log/seals",
];

/// GET of each of these: the page, or, where it was not built, what else there is.
#[handler]
pub fn page(request: &Request, Data(demo): Data<&DemoAccounts>) -> Response {
    let language = language_of(request.headers());
    let head = Response::builder().header(header::CONTENT_TYPE, "text/html; charset=utf-8");
    let Some(page) = web_files::file::<ConsoleFiles>("index.html") else {
        return omnia_edge::page(request, head, WITHOUT_CONSOLE);
    };
    let page = String::from_utf8_lossy(&page).replace("{{lang}}", language.tag()).replace("{{demo}}", &demo.addresses());
    let head = head
        .header(header::CONTENT_LANGUAGE, language.tag())
        .header(header::CONTENT_SECURITY_POLICY, POLICY)
        .header(header::VARY, "accept-language");
    omnia_edge::page(request, head, page)
}

/// GET `/assets/{name}`.
#[handler]
pub fn asset(request: &Request, Path(name): Path<String>) -> Response {
    match web_files::asset::<ConsoleFiles>(&name) {
        Some((file, head)) => file.response(request.headers(), head),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// GET `/licenses.md`: the licences of the packages that the page consists of.
#[handler]
pub fn licences(request: &Request) -> Response {
    let Some(text) = web_files::file::<ConsoleFiles>("licenses.md") else { return StatusCode::NOT_FOUND.into_response() };
    let head = Response::builder().header(header::CONTENT_TYPE, "text/markdown; charset=utf-8");
    omnia_edge::page(request, head, Cow::into_owned(text))
}

/// The operations of the console, which it names by their ids alone; none where it was not built.
pub fn manifest() -> Option<BuiltInManifest> {
    let json = web_files::file::<ConsoleFiles>("documents.json")?;
    Some(BuiltInManifest { name: "the console", json: String::from_utf8_lossy(&json).into_owned() })
}

#[cfg(test)]
mod tests {
    use super::WITHOUT_CONSOLE;

    #[test]
    fn where_it_was_not_built_the_page_leads_to_the_graph_and_the_documents() {
        assert!(WITHOUT_CONSOLE.contains(r#"href="/graphiql""#) && WITHOUT_CONSOLE.contains(r#"href="/manual">Documenti"#));
    }
}
