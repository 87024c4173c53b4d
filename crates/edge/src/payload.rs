//! Serialized responses.
use std::collections::BTreeMap;
use std::sync::Arc;

use async_graphql::{Response, ServerError, Value};
use hyper::body::Bytes;
use serde::Serialize;
use serde_json::json;

use super::cost_report::CostReport;
use super::execution_limiter::ExecutionLimiter;
use super::graphql::{PreparedOperation, write_response};
use super::request_error::is_cut_short;
use super::{Language, Schema};

/// A response that was not executed.
#[derive(Serialize)]
struct Unexecuted<'a> {
    errors: &'a [ServerError],
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    extensions: &'a BTreeMap<String, Value>,
}

/// The data of a [`Response`] that is serialized already, so that it can be sent to many sockets. `json` is the whole response,
/// `{"data": …}`.
pub fn preserialized(json: Vec<u8>) -> Value {
    Value::Binary(json.into())
}

/// Whether nothing was executed: the response then has no `data`, not even null.
pub fn is_unexecuted(response: &Response) -> bool {
    let has_run = |error: &ServerError| !error.path.is_empty() || is_cut_short(error);
    response.data == Value::Null && !response.errors.is_empty() && !response.errors.iter().any(has_run)
}

/// Serializes the responses of one operation, in the order of its document.
pub struct ResponseWriter {
    operation: PreparedOperation,
    schema: Arc<Schema>,
    limiter: Arc<ExecutionLimiter>,
    cost: Option<CostReport>,
}

impl ResponseWriter {
    /// A writer for the responses of one operation; `cost` is added to each, if given.
    pub fn new(operation: PreparedOperation, schema: Arc<Schema>, limiter: Arc<ExecutionLimiter>, cost: Option<CostReport>) -> Self {
        Self { operation, schema, limiter, cost }
    }

    /// The language of messages.
    pub fn language(&self) -> Language {
        self.limiter.language()
    }

    /// Whether serializing may take so long that it must not block the thread.
    pub fn is_heavy(&self) -> bool {
        self.limiter.is_heavy()
    }

    /// The indices of the uploaded files that the operation takes.
    pub fn files(&self) -> Vec<usize> {
        self.operation.files()
    }

    /// Serializes what the executor returned; a response that was not executed stays as it is.
    pub fn write(&self, mut response: Response) -> Response {
        if is_unexecuted(&response) {
            return response;
        }
        if let Some(cost) = self.cost {
            response.extensions.insert("cost".to_owned(), cost.to_value());
        }
        let headers = response.http_headers.clone();
        Response::new(preserialized(self.json(response))).http_headers(headers)
    }

    /// The JSON of what the executor returned, or the error that it is too large. What is serialized already stays as it is.
    pub fn json(&self, response: Response) -> Vec<u8> {
        let max_bytes = self.limiter.limits.max_bytes;
        let json = match &response.data {
            _ if is_unexecuted(&response) => Some(serialized(&response).to_vec()),
            Value::Binary(json) => Some(with_extensions(json.to_vec(), &response.extensions)).filter(|json| json.len() <= max_bytes),
            _ if response.errors.iter().any(is_cut_short) => Some(with_extensions(without_data(&response.errors), &response.extensions)),
            _ => write_response(&self.operation, &self.schema, response, max_bytes),
        };
        json.unwrap_or_else(|| without_data(&[self.limiter.too_large().error(self.language())]))
    }
}

/// A response that was executed, without its data.
fn without_data(errors: &[ServerError]) -> Vec<u8> {
    serde_json::to_vec(&json!({ "errors": errors, "data": null })).unwrap_or_default()
}

/// A serialized response, with extensions added; whoever serialized it has added none.
fn with_extensions(mut json: Vec<u8>, extensions: &BTreeMap<String, Value>) -> Vec<u8> {
    if let (false, Ok(extensions_json)) = (extensions.is_empty(), serde_json::to_vec(extensions))
        && json.pop_if(|last| *last == b'}').is_some()
    {
        json.extend([br#","extensions":"#.as_slice(), &extensions_json, b"}"].concat());
    }
    json
}

/// A response as JSON; one that is serialized already is not copied.
pub fn serialized(response: &Response) -> Bytes {
    if let Value::Binary(json) = &response.data {
        return json.clone();
    }
    let mut json = Vec::with_capacity(512);
    write(response, &mut json);
    json.into()
}

/// Appends a response as JSON: one that is serialized already, or one that was not executed.
pub fn write(response: &Response, into: &mut Vec<u8>) {
    if let Value::Binary(json) = &response.data {
        return into.extend_from_slice(json);
    }
    let payload = Unexecuted { errors: &response.errors, extensions: &response.extensions };
    let start = into.len();
    if let Err(error) = serde_json::to_writer(&mut *into, &payload) {
        tracing::error!(%error, "cannot serialize a response");
        into.truncate(start);
        into.extend_from_slice(br#"{"errors":[{"message":"internal error","extensions":{"code":"INTERNAL"}}]}"#);
    }
}
