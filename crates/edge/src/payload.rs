//! A response as JSON, written once.
use std::{collections::BTreeMap, io};

use async_graphql::{Name, PathSegment, Response, ServerError, Value};
use hyper::body::Bytes;
use serde::Serialize;

use super::{
    Language,
    fault::{Fault, is_cut_short},
};

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

impl<'a> Payload<'a> {
    fn of(response: &'a Response) -> Self {
        let data = (!is_unexecuted(response)).then_some(&response.data);
        Self { errors: &response.errors, data, extensions: &response.extensions }
    }
}

/// The data of a [`Response`] that was written before: as it is, it goes to as many sockets as there are. `json` is
/// the whole response, `{"data": …}`.
pub fn sealed(json: Vec<u8>) -> Value {
    Value::Binary(json.into())
}

/// Whether nothing was executed: then the response has no `data`, not even null.
pub fn is_unexecuted(response: &Response) -> bool {
    let has_run = |error: &ServerError| !error.path.is_empty() || is_cut_short(error);
    response.data == Value::Null && !response.errors.is_empty() && !response.errors.iter().any(has_run)
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
                if let Some(detail) = invalid.detail() {
                    extensions.set("detail", detail);
                }
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

/// Writes a response that was executed, in so many bytes or with this error in its place.
pub fn seal(response: Response, limit: usize, too_large: impl FnOnce() -> ServerError) -> Response {
    let json = match &response.data {
        _ if is_unexecuted(&response) => return response,
        Value::Binary(json) => Some(json.to_vec()).filter(|json| json.len() <= limit),
        _ => written_within(&response, limit),
    };
    let json = json.unwrap_or_else(|| {
        let mut json = Vec::new();
        write(&Response::from_errors(vec![too_large()]), &mut json);
        json
    });
    Response::new(sealed(json)).http_headers(response.http_headers)
}

fn written_within(response: &Response, limit: usize) -> Option<Vec<u8>> {
    let mut page = Page { json: Vec::with_capacity(512), limit };
    serde_json::to_writer(&mut page, &Payload::of(response)).ok()?;
    Some(page.json)
}

/// What is written of a response, up to a limit.
struct Page {
    json: Vec<u8>,
    limit: usize,
}

impl io::Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.json.len() + bytes.len() > self.limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.json.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A response as it is written; one that was sealed is not copied.
pub fn written(response: &Response) -> Bytes {
    if let Value::Binary(json) = &response.data {
        return json.clone();
    }
    let mut json = Vec::with_capacity(512);
    write(response, &mut json);
    json.into()
}

/// Adds a response to what is being written.
pub fn write(response: &Response, into: &mut Vec<u8>) {
    if let Value::Binary(json) = &response.data {
        return into.extend_from_slice(json);
    }
    let payload = Payload::of(response);
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

    fn text_of(response: Response) -> String {
        let mut json = Vec::new();
        write(&settle(response, Language::English), &mut json);
        String::from_utf8(json).unwrap_or_default()
    }

    #[test]
    fn a_response_that_was_executed_has_data_even_if_it_is_null() {
        let mut error = ServerError::new("no", None);
        error.path = vec![PathSegment::Field("a".to_owned())];

        assert_eq!(text_of(Response::new(value!({ "a": 1 }))), r#"{"data":{"a":1}}"#);
        assert_eq!(text_of(Response::from_errors(vec![error])), r#"{"errors":[{"message":"no","path":["a"]}],"data":null}"#);
    }

    #[test]
    fn a_response_that_was_not_executed_has_a_code_and_no_data() {
        assert_eq!(
            text_of(Response::from_errors(vec![ServerError::new("no", None)])),
            r#"{"errors":[{"message":"the document does not fit the schema: no","extensions":{"code":"GRAPHQL_VALIDATION_FAILED","detail":"no"}}]}"#
        );
    }

    #[test]
    fn a_field_that_failed_is_null_beside_the_others() {
        let mut error = ServerError::new("no", None);
        error.path = vec![PathSegment::Field("a".to_owned()), PathSegment::Index(1), PathSegment::Field("c".to_owned())];
        let mut response = Response::new(value!({ "a": [{ "b": 1 }, { "b": 2 }] }));
        response.errors.push(error);

        assert!(text_of(response).ends_with(r#""data":{"a":[{"b":1},{"b":2,"c":null}]}}"#));
    }

    #[test]
    fn a_response_over_the_limit_says_so_instead_and_was_executed_all_the_same() {
        let too_large = || Fault::ResponseTooLarge { limit: 20 }.error(Language::English);
        let data = || value!({ "a": "0123456789" });

        assert_eq!(text_of(seal(Response::new(data()), 100, too_large)), r#"{"data":{"a":"0123456789"}}"#);
        let refused = text_of(seal(Response::new(data()), 20, too_large));
        assert!(refused.contains("RESPONSE_TOO_LARGE") && refused.ends_with(r#","data":null}"#), "{refused}");
        let sealed = text_of(seal(Response::new(sealed(br#"{"data":{"a":"0123456789"}}"#.to_vec())), 20, too_large));
        assert_eq!(sealed, refused);
    }

    #[test]
    fn a_sealed_response_is_passed_on_as_it_is() {
        assert_eq!(text_of(Response::new(sealed(br#"{"data":{"a":1}}"#.to_vec()))), r#"{"data":{"a":1}}"#);
    }
}
