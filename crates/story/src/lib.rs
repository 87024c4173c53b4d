//! `#[story]` before `async fn name(hub: Hub) -> Result` makes the tests `name::pooled` and `name::on_one_connection`.
//!
//! `#[story(everywhere)]` adds `name::embedded`; `#[story(once)]` is for what does not depend on the database, and leaves `name::pooled`;
//! `#[story(long)]` is the same for what takes minutes.

use proc_macro::{TokenStream, TokenTree};

/// Runs the function as tests, each on a hub of its own that is removed at the end.
#[proc_macro_attribute]
pub fn story(how: TokenStream, function: TokenStream) -> TokenStream {
    let how = how.to_string();
    let backends: &[(&str, &str)] = match how.as_str() {
        "" => &[("pooled", "Pooled"), ("on_one_connection", "OneConnection")],
        "everywhere" => &[("pooled", "Pooled"), ("on_one_connection", "OneConnection"), ("embedded", "Embedded")],
        "once" | "long" => &[("pooled", "Pooled")],
        other => return complain(&format!("expected story, story(everywhere), story(once) or story(long), not ({other})")),
    };
    let Some(name) = name_of(function.clone()) else {
        return complain("a story is an async function");
    };
    let run = if how == "long" { "run_long_story" } else { "run_story" };
    let tests: String = backends
        .iter()
        .map(|(test, backend)| format!("#[test] fn {test}() {{ crate::world::{run}(crate::world::Backend::{backend}, super::{name}); }}"))
        .collect();
    // A module and a function may share a name.
    let module: TokenStream = format!("mod {name} {{ {tests} }}").parse().unwrap_or_default();
    function.into_iter().chain(module).collect()
}

fn name_of(function: TokenStream) -> Option<String> {
    let mut tokens = function.into_iter().skip_while(|token| !matches!(token, TokenTree::Ident(word) if word.to_string() == "fn"));
    tokens.next()?;
    tokens.next().map(|name| name.to_string())
}

fn complain(what: &str) -> TokenStream {
    format!("compile_error!({what:?});").parse().unwrap_or_default()
}
