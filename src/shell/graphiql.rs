//! GraphiQL, built from `web/graphiql`: everything that it loads comes from the hub.

use std::borrow::Cow;

use omnia_edge::language_of;
use omnia_texts::Language;
use poem::http::{StatusCode, header};
use poem::web::{Data, Path};
use poem::{IntoResponse, Request, Response, ResponseBuilder, handler};

use super::web_files::{self, GraphiQlFiles};
use crate::core::config::DataConfig;
use crate::core::error::Result;
use crate::seed::demo::password;

/// The editor writes the places of its lines into style attributes and has no other way (microsoft/monaco-editor#271): styles may be
/// inline, scripts may not. Its fonts are part of its style sheet.
const POLICY: &str = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; \
                      font-src 'self' data:; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The accounts of the demo that a hub serves; none where it serves data of its own.
#[derive(Clone, Copy)]
pub struct DemoAccounts(&'static [(&'static str, &'static str)]);

impl DemoAccounts {
    /// Those in the embedded database of a first start.
    pub fn served_by(config: &DataConfig) -> Result<Self> {
        let has_demo = config.is_embedded() && password::read(&config.data_dir)?.is_some();
        Ok(Self(if has_demo { &password::ACCOUNTS } else { &[] }))
    }

    /// Their e-mail addresses, separated by spaces.
    pub fn addresses(self) -> String {
        self.0.iter().map(|(address, _)| *address).collect::<Vec<_>>().join(" ")
    }
}

/// GET `/graphiql`.
#[handler]
pub fn page(request: &Request, Data(demo): Data<&DemoAccounts>) -> Response {
    let language = language_of(request.headers());
    let Some(page) = web_files::file::<GraphiQlFiles>("index.html") else { return not_built(language) };
    let page = String::from_utf8_lossy(&page).replace("{{lang}}", language.tag()).replace("{{demo}}", &demo.addresses());
    omnia_edge::page(request, head(language), page)
}

/// GET `/graphiql/assets/{name}`.
#[handler]
pub fn asset(request: &Request, Path(name): Path<String>) -> Response {
    match web_files::asset::<GraphiQlFiles>(&name) {
        Some((file, head)) => file.response(request.headers(), head),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// GET `/graphiql/licenses.md`: the licences of the packages that the page consists of.
#[handler]
pub fn licences(request: &Request) -> Response {
    let Some(text) = web_files::file::<GraphiQlFiles>("licenses.md") else { return StatusCode::NOT_FOUND.into_response() };
    let head = Response::builder().header(header::CONTENT_TYPE, "text/markdown; charset=utf-8");
    omnia_edge::page(request, head, Cow::into_owned(text))
}

fn head(language: Language) -> ResponseBuilder {
    Response::builder()
        .header(header::CONTENT_TYPE, "text/html; charset=utf-8")
        .header(header::CONTENT_LANGUAGE, language.tag())
        .header(header::CONTENT_SECURITY_POLICY, POLICY)
        .header(header::VARY, "accept-language")
}

/// The program was compiled where there was no Node.
fn not_built(language: Language) -> Response {
    let (title, text) = match language {
        Language::Italian => (
            "GraphiQL non è in questo programma",
            "È stato compilato senza le pagine di <code>web/</code>. Con Node 20.19 o successivo: <code>web/build.sh</code>, poi si compila di \
             nuovo. Il grafo risponde comunque a <code>/graphql</code>.",
        ),
        Language::English => (
            "GraphiQL is not part of this program",
            "It was compiled without the pages of <code>web/</code>. With Node 20.19 or later: <code>web/build.sh</code>, then compile again. \
             The graph answers at <code>/graphql</code> all the same.",
        ),
    };
    let tag = language.tag();
    let html = format!(
        "<!doctype html>\n<html lang=\"{tag}\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<h1>{title}</h1>\n<p>{text}</p>\n"
    );
    head(language).status(StatusCode::NOT_FOUND).header(header::CACHE_CONTROL, "no-store").body(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_program_without_the_page_says_so_in_both_languages() {
        for (language, word) in [(Language::Italian, "non è in questo programma"), (Language::English, "is not part of this program")] {
            let response = not_built(language);
            let status = response.status();
            let text = response.into_body().into_string().await.expect("a body in memory");
            assert!(status == StatusCode::NOT_FOUND && text.contains(word) && text.contains("web/build.sh"), "{text}");
        }
    }
}
