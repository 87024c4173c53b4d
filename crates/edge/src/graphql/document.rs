//! Documents, parsed and validated once for all requests that send them.
use std::panic::catch_unwind;
use std::sync::Arc;

use apollo_compiler::ExecutableDocument;
use apollo_compiler::ast::Document as Ast;
use apollo_compiler::parser::Parser;
use apollo_compiler::validation::{DiagnosticList, Valid};
use moka::sync::Cache;

use super::Schema;
use super::prepared::position;
use super::rules::violated_rules;
use super::size::DocumentSize;
use crate::Language;
use crate::limits::DocumentLimits;
use crate::request_error::{RequestError, Violation};
use crate::size_limit::SizeLimit;
use crate::tokens::{BlankedText, Tokens, scan};

/// The capacity of the cache of one schema, in bytes of text; a document takes some twenty times that.
const CACHE_BYTES: u64 = 256 << 10;

/// A valid document.
#[derive(Debug)]
pub struct Document {
    /// The text, as it was sent.
    pub text: Arc<str>,
    /// The validated document.
    pub executable: Valid<ExecutableDocument>,
    /// Its size, compared with the limits of each sender.
    pub size: DocumentSize,
}

/// A cache of recent documents, by their text.
#[derive(Debug)]
pub struct DocumentCache(Cache<Arc<str>, Arc<Document>>);

impl Default for DocumentCache {
    fn default() -> Self {
        let weigher = |text: &Arc<str>, _: &Arc<Document>| u32::try_from(text.len()).unwrap_or(u32::MAX);
        Self(Cache::builder().max_capacity(CACHE_BYTES).weigher(weigher).build())
    }
}

impl Schema {
    /// The document of a text, if it is valid and within the limits of its sender.
    pub fn read(&self, text: &str, limits: &DocumentLimits) -> Result<Arc<Document>, RequestError> {
        let cache = &self.documents.0;
        if let Some(document) = cache.get(text) {
            return document.size.within(limits).map(|()| document);
        }
        let document = Arc::new(check(text, self, limits)?);
        cache.insert(document.text.clone(), document.clone());
        Ok(document)
    }
}

/// Parses and validates a text.
pub fn check(text: &str, schema: &Schema, limits: &DocumentLimits) -> Result<Document, RequestError> {
    let (ast, size) = parse(text, limits)?;
    if schema.needs_sign_in(&ast) {
        return Err(RequestError::SignInFirst);
    }
    let executable = validate(&ast, schema)?;
    Ok(Document { text: text.into(), executable, size })
}

/// Why a document was refused, in English.
pub fn reasons(error: RequestError) -> Vec<String> {
    match error {
        RequestError::Syntax(violations) | RequestError::Invalid(violations) => violations.into_iter().map(|found| found.message).collect(),
        error => vec![error.text(Language::English)],
    }
}

/// Parses a text that is small enough. A panic of the parser becomes an error.
fn parse(text: &str, limits: &DocumentLimits) -> Result<(Ast, DocumentSize), RequestError> {
    SizeLimit::Bytes.within(limits.max_bytes, text.len() as u64)?;
    let (tokens, BlankedText(blanked)) = scan(text);
    SizeLimit::Tokens.within(limits.max_tokens, tokens.count)?;
    SizeLimit::Nesting.within(limits.max_nesting, tokens.nesting)?;
    if tokens.has_forbidden_text {
        return Err(RequestError::ForbiddenText { place: "query" });
    }
    let ast = catch_panic(|| Parser::new().parse_ast(blanked.as_str(), "document.graphql"))?;
    let ast = ast.map_err(|invalid| RequestError::Syntax(violations(&invalid.errors).into_iter().take(1).collect()))?;
    let size = DocumentSize::of(&ast, text, tokens, limits)?;
    size.within(limits)?;
    refuse_skipped_tokens(&ast, tokens)?;
    Ok((ast, size))
}

/// The parser skips some misplaced tokens: the document then has fewer tokens than its text, and is refused.
fn refuse_skipped_tokens(ast: &Ast, tokens: Tokens) -> Result<(), RequestError> {
    let (written, _) = scan(&ast.serialize().no_indent().to_string());
    if written.count - written.bare_queries == tokens.count - tokens.bare_queries {
        return Ok(());
    }
    let message = "syntax error: a token stands where it does not belong".to_owned();
    Err(RequestError::Syntax(vec![Violation { message, locations: Vec::new(), scalar: None }]))
}

fn validate(ast: &Ast, schema: &Schema) -> Result<Valid<ExecutableDocument>, RequestError> {
    let document = match catch_panic(|| ast.to_executable_validate(&schema.types).map_err(Box::new))? {
        Ok(document) => document,
        // Fields of the same response key are one field.
        Err(invalid) if invalid.errors.iter().all(|error| error.error.unstable_error_name() == Some("SubscriptionUsesMultipleFields")) => {
            Valid::assume_valid(invalid.partial)
        }
        Err(invalid) => return Err(RequestError::Invalid(violations(&invalid.errors))),
    };
    let violations = violated_rules(&document, schema);
    if violations.is_empty() { Ok(document) } else { Err(RequestError::Invalid(violations)) }
}

fn catch_panic<T>(run: impl FnOnce() -> T) -> Result<T, RequestError> {
    catch_unwind(std::panic::AssertUnwindSafe(run)).map_err(|_| RequestError::Internal)
}

/// The most errors that are reported for one document.
pub const MAX_ERRORS: usize = 20;

fn violations(errors: &DiagnosticList) -> Vec<Violation> {
    let reported = errors.iter().take(MAX_ERRORS).map(|error| {
        let json = error.to_json();
        let locations = json.locations.iter().copied().map(position).collect();
        Violation { message: json.message, locations, scalar: None }
    });
    reported.collect()
}
