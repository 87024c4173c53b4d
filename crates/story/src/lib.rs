//! `#[story]` before `async fn name(hub: Hub) -> Result` makes the tests `name::pooled` and `name::on_one_connection`.
//!
//! `#[story(everywhere)]` adds `name::embedded`; `#[story(once)]` is for what does not depend on the database, and leaves `name::pooled`;
//! `#[story(long)]` is the same for what takes minutes.

use proc_macro::{TokenStream, TokenTree};

/// Tells the function's story on a hub of its own, which is gone at the end.
#[proc_macro_attribute]
pub fn story(how: TokenStream, told: TokenStream) -> TokenStream {
    let how = how.to_string();
    let backends: &[(&str, &str)] = match how.as_str() {
        "" => &[("pooled", "Pooled"), ("on_one_connection", "OneConnection")],
        "everywhere" => &[("pooled", "Pooled"), ("on_one_connection", "OneConnection"), ("embedded", "Embedded")],
        "once" | "long" => &[("pooled", "Pooled")],
        other => return complain(&format!("a story is told (), (everywhere), (once) or (long), not ({other})")),
    };
    let Some(name) = name_of(told.clone()) else {
        return complain("a story is an async function");
    };
    let tell = if how == "long" { "tell_at_length" } else { "tell" };
    let tests: String = backends
        .iter()
        .map(|(test, backend)| format!("#[test] fn {test}() {{ crate::world::{tell}(crate::world::Backend::{backend}, super::{name}); }}"))
        .collect();
    // A module and a function may share a name.
    let module: TokenStream = format!("mod {name} {{ {tests} }}").parse().unwrap_or_default();
    told.into_iter().chain(module).collect()
}

fn name_of(told: TokenStream) -> Option<String> {
    let mut tokens = told.into_iter().skip_while(|token| !matches!(token, TokenTree::Ident(word) if word.to_string() == "fn"));
    tokens.next()?;
    tokens.next().map(|name| name.to_string())
}

fn complain(what: &str) -> TokenStream {
    format!("compile_error!({what:?});").parse().unwrap_or_default()
}
