//! The mask: no text of a fault reaches a client. It sees an id, which the log has with the reason.

use std::sync::Arc;

use async_graphql::extensions::{Extension, ExtensionContext, ExtensionFactory, NextExecute};
use async_graphql::{ErrorExtensionValues, Response, ServerError, Value};

use crate::core::access::Role;
use crate::core::call::Call;
use crate::core::error::{Error, TEXTS};
use crate::core::language::Language;
use crate::core::random;

/// Puts the mask over every operation and every event of a subscription, and then gives their connection back.
pub struct Mask;

impl ExtensionFactory for Mask {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Self)
    }
}

#[async_trait::async_trait]
impl Extension for Mask {
    async fn execute(&self, ctx: &ExtensionContext<'_>, operation_name: Option<&str>, next: NextExecute<'_>) -> Response {
        let mut response = next.run(ctx, operation_name).await;
        let Some(call) = ctx.data_opt::<Arc<Call>>() else { return response };
        call.release().await;
        for error in &mut response.errors {
            mask(error, call);
        }
        response
    }
}

fn mask(error: &mut ServerError, call: &Call) {
    if let Some(sqlx) = error.source::<sqlx::Error>() {
        return hide(error, &sqlx.to_string(), call);
    }
    match error.source::<Error>().cloned() {
        Some(known) if !known.is_fault() => show(error, &known, call.language),
        Some(fault) => hide(error, &fault.to_string(), call),
        None if error.source.is_some() => hide(error, &error.message.clone(), call),
        // Without a source the graph itself refused the input: its text names only what was sent.
        None => set(error, "code", error.extensions.as_ref().and_then(|known| known.get("code")).cloned().unwrap_or("BAD_INPUT".into())),
    }
}

fn show(error: &mut ServerError, known: &Error, language: Language) {
    error.message = known.message(language);
    set(error, "code", known.code().into());
    if let Error::Forbidden { required } = known {
        set(error, "required", Value::List(required.iter().map(|role: &Role| role.as_str().into()).collect()));
    }
}

fn hide(error: &mut ServerError, reason: &str, call: &Call) {
    let id = hex::encode(random::bytes::<8>(call.house.random.as_ref()));
    tracing::error!(fault = %id, reason, path = ?error.path, "an operation failed");
    error.message = TEXTS.say(call.language, "INTERNAL", &[]);
    set(error, "code", "INTERNAL".into());
    set(error, "fault", id.into());
}

fn set(error: &mut ServerError, name: &str, value: Value) {
    error.extensions.get_or_insert_with(ErrorExtensionValues::default).set(name, value);
}
