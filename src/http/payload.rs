//! A response as JSON, written once.
use std::collections::BTreeMap;

use async_graphql::{Name, PathSegment, Response, ServerError, Value};
use serde::Serialize;

use super::{Language, fault::Fault};

/// The most errors told of a document that is not valid.
const MOST_ERRORS: usize = 20;

#[derive(Serialize)]
struct Payload<'a> {
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [ServerError],
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'a Value>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    extensions: &'a BTreeMap<String, Value>,
}

/// The data of a [`Response`] that was written before: as it is, it goes to as many sockets as there are. `json` is
/// the whole response, `{"data": …}`.
pub fn sealed(json: Vec<u8>) -> Value {
    Value::Binary(json.into())
}

/// Whether nothing was executed: then the response has no `data`, not even null.
pub fn is_unexecuted(response: &Response) -> bool {
    response.data == Value::Null && !response.errors.is_empty() && response.errors.iter().all(|error| error.path.is_empty())
}

/// Gives the errors of a document that is not valid the code that is theirs, and a text that its sender reads.
pub fn settle(mut response: Response, language: Language) -> Response {
    if is_unexecuted(&response) {
        response.errors.truncate(MOST_ERRORS);
        for error in &mut response.errors {
            let extensions = error.extensions.get_or_insert_default();
            if extensions.get("code").is_none() {
                let invalid = Fault::Invalid { detail: std::mem::take(&mut error.message) };
                extensions.set("code", invalid.code());
                error.message = invalid.text(language);
            }
        }
    }
    for error in &response.errors {
        put_null(&mut response.data, &error.path);
    }
    response
}

/// A field that failed is null; the executor leaves it out.
fn put_null(data: &mut Value, path: &[PathSegment]) {
    match (path, data) {
        ([PathSegment::Field(name)], Value::Object(fields)) => {
            fields.entry(Name::new(name)).or_insert(Value::Null);
        }
        ([PathSegment::Field(name), rest @ ..], Value::Object(fields)) => {
            if let Some(inner) = fields.get_mut(name.as_str()) {
                put_null(inner, rest);
            }
        }
        ([PathSegment::Index(at), rest @ ..], Value::List(items)) => {
            if let Some(inner) = items.get_mut(*at) {
                put_null(inner, rest);
            }
        }
        _ => {}
    }
}

/// Adds a response to what is being written.
pub fn write(response: &Response, into: &mut Vec<u8>) {
    if let Value::Binary(json) = &response.data {
        return into.extend_from_slice(json);
    }
    let payload =
        Payload { errors: &response.errors, data: (!is_unexecuted(response)).then_some(&response.data), extensions: &response.extensions };
    let start = into.len();
    if let Err(error) = serde_json::to_writer(&mut *into, &payload) {
        tracing::error!(%error, "a response could not be written");
        into.truncate(start);
        into.extend_from_slice(br#"{"errors":[{"message":"internal error","extensions":{"code":"INTERNAL"}}]}"#);
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::value;

    use super::*;

    fn written(response: Response) -> String {
        let mut json = Vec::new();
        write(&settle(response, Language::English), &mut json);
        String::from_utf8(json).unwrap_or_default()
    }

    #[test]
    fn a_response_that_was_executed_has_data_even_if_it_is_null() {
        let mut error = ServerError::new("no", None);
        error.path = vec![PathSegment::Field("a".to_owned())];

        assert_eq!(written(Response::new(value!({ "a": 1 }))), r#"{"data":{"a":1}}"#);
        assert_eq!(written(Response::from_errors(vec![error])), r#"{"errors":[{"message":"no","path":["a"]}],"data":null}"#);
    }

    #[test]
    fn a_response_that_was_not_executed_has_a_code_and_no_data() {
        assert_eq!(
            written(Response::from_errors(vec![ServerError::new("no", None)])),
            r#"{"errors":[{"message":"the document does not fit the schema: no","extensions":{"code":"GRAPHQL_VALIDATION_FAILED","detail":"no"}}]}"#
        );
    }

    #[test]
    fn a_field_that_failed_is_null_beside_the_others() {
        let mut error = ServerError::new("no", None);
        error.path = vec![PathSegment::Field("a".to_owned()), PathSegment::Index(1), PathSegment::Field("c".to_owned())];
        let mut response = Response::new(value!({ "a": [{ "b": 1 }, { "b": 2 }] }));
        response.errors.push(error);

        assert!(written(response).ends_with(r#""data":{"a":[{"b":1},{"b":2,"c":null}]}}"#));
    }

    #[test]
    fn a_sealed_response_is_passed_on_as_it_is() {
        assert_eq!(written(Response::new(sealed(br#"{"data":{"a":1}}"#.to_vec()))), r#"{"data":{"a":1}}"#);
    }
}
