//! A page to explore the schema. It loads nothing from a third party: script and style are inline, allowed by their hashes.
use std::sync::LazyLock;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use poem::http::header;
use poem::{Request, Response, handler};
use sha2::{Digest, Sha256};

use super::credentials::language_of;
use super::{Language, pages};

const PAGE: &str = include_str!("graphiql/page.html");
const SCRIPT: &str = include_str!("graphiql/page.js");
const STYLE: &str = include_str!("graphiql/page.css");

/// The texts of the page: placeholder, Italian, English.
const TEXTS: [(&str, &str, &str); 12] = [
    ("{{lang}}", "it", "en"),
    ("{{title}}", "Prova il grafo", "Try the graph"),
    ("{{query}}", "Operazione", "Operation"),
    ("{{variables}}", "Variabili (JSON)", "Variables (JSON)"),
    ("{{token}}", "Token di sessione (facoltativo)", "Session token (optional)"),
    ("{{run}}", "Esegui", "Run"),
    ("{{stop}}", "Ferma", "Stop"),
    ("{{answer}}", "Risposta", "Answer"),
    ("{{schema}}", "Schema", "Schema"),
    ("{{search}}", "Cerca un tipo o un campo", "Search for a type or a field"),
    ("{{ended}}", "terminato", "ended"),
    ("{{failed}}", "la richiesta non è riuscita", "the request failed"),
];

static ITALIAN: LazyLock<String> = LazyLock::new(|| filled(|(_, italian, _)| italian));
static ENGLISH: LazyLock<String> = LazyLock::new(|| filled(|(_, _, english)| english));
static CONTENT_SECURITY_POLICY: LazyLock<String> = LazyLock::new(|| {
    format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; connect-src 'self'; img-src data:; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        hash(SCRIPT),
        hash(STYLE)
    )
});

/// GET `/graphiql`.
#[handler]
pub fn page(request: &Request) -> Response {
    let text: &'static str = match language_of(request.headers()) {
        Language::Italian => &ITALIAN,
        Language::English => &ENGLISH,
    };
    let head = Response::builder()
        .header(header::CONTENT_TYPE, "text/html; charset=utf-8")
        .header(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY.as_str())
        .header(header::VARY, "accept-language");
    pages::page(request, head, text)
}

fn filled(of_language: fn((&'static str, &'static str, &'static str)) -> &'static str) -> String {
    let text = TEXTS.iter().fold(PAGE.to_owned(), |text, entry| text.replace(entry.0, of_language(*entry)));
    text.replace("{{style}}", STYLE).replace("{{script}}", SCRIPT)
}

fn hash(text: &str) -> String {
    BASE64_STANDARD.encode(Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_all_its_texts_and_loads_nothing_from_a_third_party() {
        for text in [&*ITALIAN, &*ENGLISH] {
            assert!(!text.contains("{{"));
            assert!(!text.contains("http://") && !text.contains("https://"));
        }
    }
}
