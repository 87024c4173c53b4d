//! The front page.

use omnia_edge::page;
use poem::http::header;
use poem::{Request, Response, handler};

/// The front page, until the console is built.
#[handler]
pub fn front(request: &Request) -> Response {
    let head = Response::builder().header(header::CONTENT_TYPE, "text/html; charset=utf-8");
    page(request, head, include_str!("front.html"))
}
