//! Pages outside the graph.

use poem::handler;
use poem::web::Html;

/// The front page, until the console is built.
#[handler]
pub fn front() -> Html<&'static str> {
    Html(include_str!("front.html"))
}
