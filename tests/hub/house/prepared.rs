//! `.sqlx` is what `make prepare` would write now, found out without compiling anything again.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use proc_macro2::{Group, TokenStream, TokenTree};
use sqlx::{AssertSqlSafe, Executor, SqlSafeStr};

use super::source;
use crate::world::*;

const MACROS: [&str; 4] = ["query", "query_as", "query_scalar", "query_unchecked"];

#[story(once)]
async fn the_prepared_queries_are_those_of_the_source_and_what_the_database_says_of_them(hub: Hub) -> Result {
    let prepared = prepared()?;
    let written = written()?;

    let stale: Vec<_> = prepared.keys().filter(|query| !written.contains(*query)).collect();
    let missing: Vec<_> = written.iter().filter(|query| !prepared.contains_key(*query)).collect();
    ensure!(stale.is_empty() && missing.is_empty(), "run make prepare: no longer written {stale:#?}, not yet prepared {missing:#?}");
    for (query, described) in &prepared {
        let now = describe(&hub, query).await?;
        ensure!(now == *described, "run make prepare: the database says of\n{query}\n{now:#}\nand not\n{described:#}");
    }
    Ok(())
}

/// What PostgreSQL says of a query, as the macros keep it.
async fn describe(hub: &Hub, query: &str) -> Result<Value> {
    let sql = AssertSqlSafe(query.to_owned()).into_sql_str();
    hub.as_owner(async |db| Ok(serde_json::to_value(db.describe(sql).await?)?)).await.with_context(|| query.to_owned())
}

fn prepared() -> Result<BTreeMap<String, Value>> {
    source::below(".sqlx", "json")
        .iter()
        .map(|file| {
            let stored: Value = serde_json::from_str(&file.text)?;
            Ok((stored["query"].as_str().context("a query")?.to_owned(), stored["describe"].clone()))
        })
        .collect()
}

/// The queries of the source.
fn written() -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for file in source::rust() {
        let tokens = TokenStream::from_str(&file.text).map_err(|error| anyhow::anyhow!("{}: {error}", file.path))?;
        let mut reader = Reader { beginnings: MACROS.map(|name| (name.to_owned(), String::new())).into(), found: &mut found };
        // A macro of the file may begin a query that its callers end.
        reader.read(tokens.clone())?;
        reader.read(tokens)?;
    }
    Ok(found)
}

/// Finds the first text in the brackets of each query macro.
struct Reader<'a> {
    /// The macros that make queries, and how their queries begin.
    beginnings: BTreeMap<String, String>,
    found: &'a mut BTreeSet<String>,
}

impl Reader<'_> {
    fn read(&mut self, tokens: TokenStream) -> Result {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, tree) in trees.iter().enumerate() {
            let TokenTree::Group(group) = tree else { continue };
            match &trees[..at] {
                [.., TokenTree::Ident(rules), TokenTree::Punct(_), TokenTree::Ident(name)] if *rules == "macro_rules" => {
                    self.learn(&name.to_string(), group)?;
                }
                [.., TokenTree::Ident(name), TokenTree::Punct(mark)] if mark.as_char() == '!' => self.call(&name.to_string(), group)?,
                _ => self.read(group.stream())?,
            }
        }
        Ok(())
    }

    fn call(&mut self, name: &str, arguments: &Group) -> Result {
        let Some(beginning) = self.beginnings.get(name) else { return self.read(arguments.stream()) };
        let rest = first_text(arguments.stream())?.with_context(|| format!("{name}! without a text"))?;
        ensure!(!rest.is_open, "{name}! with a text that the caller ends, outside of a macro");
        self.found.insert(format!("{beginning}{}", rest.text));
        Ok(())
    }

    /// A macro whose query its callers end.
    fn learn(&mut self, name: &str, rules: &Group) -> Result {
        if let Some(beginning) = open_query(rules.stream())? {
            self.beginnings.insert(name.to_owned(), beginning);
            return Ok(());
        }
        self.read(rules.stream())
    }
}

fn open_query(tokens: TokenStream) -> Result<Option<String>> {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, tree) in trees.iter().enumerate() {
        let TokenTree::Group(group) = tree else { continue };
        let is_query =
            matches!(&trees[..at], [.., TokenTree::Ident(name), TokenTree::Punct(_)] if MACROS.contains(&name.to_string().as_str()));
        let inside = if is_query {
            first_text(group.stream())?.filter(|text| text.is_open).map(|text| text.text)
        } else {
            open_query(group.stream())?
        };
        if inside.is_some() {
            return Ok(inside);
        }
    }
    Ok(None)
}

/// The text of a query, and whether the caller of a macro goes on with it.
struct Text {
    text: String,
    is_open: bool,
}

/// The first text of a macro's arguments; texts joined by `+` are one.
fn first_text(arguments: TokenStream) -> Result<Option<Text>> {
    let mut found: Option<Text> = None;
    for tree in arguments {
        match (tree, &mut found) {
            (TokenTree::Literal(literal), Some(text)) => text.text.push_str(&unquoted(&literal.to_string())?),
            (TokenTree::Literal(literal), None) => found = Some(Text { text: unquoted(&literal.to_string())?, is_open: false }),
            (TokenTree::Punct(mark), Some(text)) if mark.as_char() == '$' => text.is_open = true,
            (TokenTree::Punct(mark), Some(_)) if mark.as_char() == ',' => break,
            (TokenTree::Group(_), Some(_)) => break,
            _ => {}
        }
    }
    Ok(found)
}

fn unquoted(literal: &str) -> Result<String> {
    if let Some(raw) = literal.strip_prefix('r') {
        let bare = raw.trim_start_matches('#');
        let hashes = raw.len() - bare.len();
        return Ok(bare[1..bare.len() - 1 - hashes].to_owned());
    }
    let inner = literal.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).context("a query is a text")?;
    ensure!(!inner.contains('\\'), "a query with an escape: write it as a raw text: {inner}");
    Ok(inner.to_owned())
}
