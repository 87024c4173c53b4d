//! The error mask: no text of an internal error reaches a client. It gets an id, which the log has with the reason.

use std::any::TypeId;
use std::sync::{Arc, OnceLock};

use async_graphql::extensions::{Extension, ExtensionContext, ExtensionFactory, NextExecute, NextPrepareRequest, NextSubscribe};
use async_graphql::{ErrorExtensionValues, Request, Response, ServerError, ServerResult, Value, value};
use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use omnia_texts::Language;

use super::UserError;
use crate::core::access::Role;
use crate::core::error::{Error, Refusal, TEXTS};
use crate::core::random;
use crate::core::request_context::RequestContext;

/// The codes with which the scalars refuse what was sent.
const SCALARS: [&str; 4] = ["BAD_ID", "BAD_DATE", "BAD_DATE_TIME", "BAD_DECIMAL"];

/// The longest part of the client's input that is quoted in an error, in characters.
const LONGEST_QUOTE: usize = 200;

/// The extension that masks the errors of every event of a subscription, and then releases its connection.
pub struct Mask;

/// The mask of one request, and its context.
#[derive(Default)]
struct RequestMask(Arc<OnceLock<Arc<RequestContext>>>);

impl ExtensionFactory for Mask {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(RequestMask::default())
    }
}

#[async_trait::async_trait]
impl Extension for RequestMask {
    async fn prepare_request(&self, ctx: &ExtensionContext<'_>, request: Request, next: NextPrepareRequest<'_>) -> ServerResult<Request> {
        let mut request = request;
        if let Some(context) = context_of(&request) {
            describe(&mut request, &context);
            self.0.get_or_init(|| context);
        }
        next.run(ctx, request).await
    }

    async fn execute(&self, ctx: &ExtensionContext<'_>, operation_name: Option<&str>, next: NextExecute<'_>) -> Response {
        let response = next.run(ctx, operation_name).await;
        match ctx.data_opt::<Arc<RequestContext>>() {
            Some(context) => mask_response(response, context).await,
            None => response,
        }
    }

    /// The error of a subscription that cannot begin does not pass through `execute`.
    fn subscribe<'s>(
        &self,
        ctx: &ExtensionContext<'_>,
        stream: BoxStream<'s, Response>,
        next: NextSubscribe<'_>,
    ) -> BoxStream<'s, Response> {
        let context = self.0.clone();
        let mask_response = move |mut response: Response| {
            for error in response.errors.iter_mut().filter(|error| !is_masked(error) || is_of_input(error)) {
                if let Some(context) = context.get() {
                    mask(error, context);
                }
            }
            response
        };
        next.run(ctx, stream.map(mask_response).boxed())
    }
}

/// Says what a request is, for the access log.
pub fn describe(request: &mut Request, context: &RequestContext) {
    // The edge has parsed it.
    if let Ok(document) = request.parsed_query() {
        context.accesses.describe(document);
    }
}

/// The error in place of what could not be logged.
pub fn log_unavailable(error: &Error, language: Language) -> ServerError {
    let mut shown = ServerError::new(error.message(language), None);
    shown.extensions.get_or_insert_default().set("code", error.code());
    shown
}

/// Masks the errors of a response, logs what was read, and releases the connection of its request.
pub async fn mask_response(mut response: Response, context: &RequestContext) -> Response {
    context.release().await;
    if let Err(error) = context.log_access().await {
        if context.accesses.is_of_change() {
            // It was done: its outcome is not withheld.
            tracing::error!(%error, session = ?context.person().ok().map(|person| person.session), "a change could not be logged");
        } else {
            response = Response::from_errors(vec![log_unavailable(&error, context.language)]);
        }
    }
    response.errors.iter_mut().filter(|error| has_run(error)).for_each(|error| mask(error, context));
    response
}

/// What was refused before anything ran has no path; the edge words it.
fn has_run(error: &ServerError) -> bool {
    !error.path.is_empty() || error.source.is_some()
}

/// The context of a request.
pub fn context_of(request: &Request) -> Option<Arc<RequestContext>> {
    request.data.get(&TypeId::of::<Arc<RequestContext>>())?.downcast_ref::<Arc<RequestContext>>().cloned()
}

fn is_masked(error: &ServerError) -> bool {
    error.extensions.as_ref().is_some_and(|shown| shown.get("code").is_some())
}

/// A scalar refused the input, and the error is not yet in the language of the request.
fn is_of_input(error: &ServerError) -> bool {
    error.source.is_none() && code_of(error).is_some_and(|code| SCALARS.contains(&code.as_str()))
}

fn code_of(error: &ServerError) -> Option<String> {
    match error.extensions.as_ref()?.get("code")? {
        Value::String(code) => Some(code.clone()),
        _ => None,
    }
}

fn mask(error: &mut ServerError, context: &RequestContext) {
    if let Some(sqlx) = error.source::<sqlx::Error>() {
        return hide(error, &sqlx.to_string(), context);
    }
    match error.source::<Error>().cloned() {
        Some(known) if !known.is_fault() => show(error, &known, context.language),
        Some(fault) => hide(error, &fault.to_string(), context),
        None if error.source.is_some() => hide(error, &error.message.clone(), context),
        None => refuse(error, context.language),
    }
}

fn show(error: &mut ServerError, known: &Error, language: Language) {
    error.message = known.message(language);
    set(error, "code", known.code().into());
    match known {
        Error::Forbidden { required } => {
            set(error, "required", Value::List(required.iter().map(|role: &Role| role.as_str().into()).collect()));
        }
        Error::MissingScope { scope } => set(error, "scope", scope.as_str().into()),
        Error::Unavailable { code, reason } => {
            tracing::warn!(code, %reason, path = ?error.path, "an operation could not be carried out now");
        }
        // A query has no payload with a field for them.
        Error::Refused(refusals) => {
            set(error, "userErrors", Value::List(refusals.iter().map(|refusal| user_error_value(refusal, language)).collect()));
        }
        _ => {}
    }
}

/// A refusal, in the shape of a `UserError`.
fn user_error_value(refusal: &Refusal, language: Language) -> Value {
    let UserError { code, path, message } = UserError::new(refusal, language);
    value!({ "code": code, "path": path, "message": message })
}

/// The code and the text for an input that its scalar refuses.
pub fn refused_input(mut error: ServerError, language: Language) -> (String, String) {
    refuse(&mut error, language);
    (code_of(&error).unwrap_or_default(), error.message)
}

/// Without a source the library itself refused the input: its text names only what was sent.
fn refuse(error: &mut ServerError, language: Language) {
    match code_of(error) {
        Some(code) if SCALARS.contains(&code.as_str()) => error.message = TEXTS.format(language, &code, &[]),
        Some(_) => {}
        None => {
            let detail: String = error.message.chars().take(LONGEST_QUOTE).collect();
            error.message = TEXTS.format(language, "BAD_INPUT", &[]);
            set(error, "code", "BAD_INPUT".into());
            set(error, "detail", detail.into());
        }
    }
}

fn hide(error: &mut ServerError, reason: &str, context: &RequestContext) {
    let id = hex::encode(random::bytes::<8>(context.app.random.as_ref()));
    tracing::error!(fault = %id, reason, path = ?error.path, "an operation failed");
    error.message = TEXTS.format(context.language, "INTERNAL", &[]);
    set(error, "code", "INTERNAL".into());
    set(error, "fault", id.into());
}

fn set(error: &mut ServerError, name: &str, value: Value) {
    error.extensions.get_or_insert_with(ErrorExtensionValues::default).set(name, value);
}
