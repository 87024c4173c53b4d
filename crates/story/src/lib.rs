//! The attribute of the integration tests, which run against a hub of their own.
//!
//! `#[story]` before `async fn name(hub: Hub) -> Result` makes the tests `name::pooled` and `name::on_one_connection`.
//!
//! `#[story(everywhere)]` adds `name::embedded`; `#[story(once)]` is for what does not depend on the database, and leaves `name::pooled`;
//! `#[story(long)]` does the same for tests that take minutes.

use proc_macro::{TokenStream, TokenTree};

/// Makes tests of an async function, each with a hub of its own that is removed at the end.
#[proc_macro_attribute]
pub fn story(argument: TokenStream, function: TokenStream) -> TokenStream {
    let argument = argument.to_string();
    let backends: &[(&str, &str)] = match argument.as_str() {
        "" => &[("pooled", "Pooled"), ("on_one_connection", "OneConnection")],
        "everywhere" => &[("pooled", "Pooled"), ("on_one_connection", "OneConnection"), ("embedded", "Embedded")],
        "once" | "long" => &[("pooled", "Pooled")],
        other => return compile_error(&format!("the argument of story is one of (), (everywhere), (once) or (long), not ({other})")),
    };
    let Some(name) = name_of(function.clone()) else {
        return compile_error("a story is an async function");
    };
    let run = if argument == "long" { "run_long_story" } else { "run_story" };
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

fn compile_error(message: &str) -> TokenStream {
    format!("compile_error!({message:?});").parse().unwrap_or_default()
}
