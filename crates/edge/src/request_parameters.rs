//! The parameters of a GraphQL request: their shape is checked, their document is not parsed yet.
use serde_json::{Map, Value};

use super::multipart::find;
use super::persisted::DocumentRef;
use super::request_error::RequestError;
use super::tokens::{is_forbidden, upload_mark};

/// The parameters of a GraphQL request.
#[derive(Debug)]
pub struct RequestParameters {
    /// The document, or a reference to it.
    pub document: DocumentRef,
    /// Which operation of the document is executed.
    pub operation_name: Option<String>,
    /// The values of variables, as sent.
    pub variables: Map<String, Value>,
    /// The `extensions` of the request.
    pub extensions: Map<String, Value>,
}

impl RequestParameters {
    /// Reads a JSON body.
    pub fn from_bytes(body: &[u8]) -> Result<Self, RequestError> {
        Self::from_json(parse(body)?)
    }

    /// Reads the parameters of a URL; objects are encoded as JSON.
    pub fn from_url(pairs: Vec<(String, String)>) -> Result<Self, RequestError> {
        let mut parameters = Map::new();
        for (name, text) in pairs {
            let value = match name.as_str() {
                "variables" | "extensions" if text.is_empty() => Value::Null,
                "variables" | "extensions" => parse(text.as_bytes())?,
                _ => Value::String(text),
            };
            parameters.insert(name, value);
        }
        Self::from_json(Value::Object(parameters))
    }

    /// Reads one request; a batch is refused.
    pub fn from_json(value: Value) -> Result<Self, RequestError> {
        let mut parameters = match value {
            Value::Object(parameters) => parameters,
            Value::Array(_) => return Err(RequestError::Batch),
            _ => return Err(RequestError::NotAnObject),
        };
        let extensions = object(&mut parameters, "extensions")?;
        let parameters = Self {
            document: DocumentRef::of(string(&mut parameters, "query")?, document_id(&mut parameters)?, &extensions)?,
            operation_name: string(&mut parameters, "operationName")?.filter(|name| !name.is_empty()),
            variables: object(&mut parameters, "variables")?,
            extensions,
        };
        if parameters.variables.values().any(contains_forbidden_text) {
            return Err(RequestError::ForbiddenText { place: "variables" });
        }
        Ok(parameters)
    }
}

impl RequestParameters {
    /// Sets the upload mark of each file at its path, in the order of the paths.
    pub fn mark_files<'p>(&mut self, paths: impl Iterator<Item = &'p str>) {
        for (at, path) in paths.enumerate() {
            if let Some(value) = find(&mut self.variables, path) {
                *value = Value::String(upload_mark(at));
            }
        }
    }
}

fn parse(text: &[u8]) -> Result<Value, RequestError> {
    serde_json::from_slice(text).map_err(|error| RequestError::NotJson { line: error.line(), column: error.column() })
}

/// The id of a trusted document: `documentId` in GraphQL over HTTP, `doc_id` in Relay.
fn document_id(parameters: &mut Map<String, Value>) -> Result<Option<String>, RequestError> {
    match string(parameters, "documentId")? {
        Some(id) => Ok(Some(id)),
        None => string(parameters, "doc_id"),
    }
}

fn string(parameters: &mut Map<String, Value>, name: &'static str) -> Result<Option<String>, RequestError> {
    match parameters.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(RequestError::NotAString { name }),
    }
}

fn object(parameters: &mut Map<String, Value>, name: &'static str) -> Result<Map<String, Value>, RequestError> {
    match parameters.remove(name) {
        None | Some(Value::Null) => Ok(Map::new()),
        Some(Value::Object(object)) => Ok(object),
        Some(_) => Err(RequestError::NotAMap { name }),
    }
}

fn contains_forbidden_text(value: &Value) -> bool {
    match value {
        Value::String(text) => is_forbidden(text),
        Value::Array(values) => values.iter().any(contains_forbidden_text),
        Value::Object(fields) => fields.values().any(contains_forbidden_text),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(body: &str) -> &'static str {
        RequestParameters::from_bytes(body.as_bytes()).map_or_else(|error| error.code(), |_| "OK")
    }

    #[test]
    fn all_parameters_but_the_query_may_be_absent_or_null() {
        assert_eq!(code(r#"{"query":"{a}","variables":null,"operationName":null,"extensions":null}"#), "OK");
        assert_eq!(code(r#"{"variables":{}}"#), "BAD_REQUEST");
    }

    #[test]
    fn a_request_may_refer_to_its_document_instead_of_sending_it() {
        assert_eq!(code(r#"{"documentId":"7"}"#), "OK");
        assert_eq!(code(r#"{"doc_id":"7"}"#), "OK");
        assert_eq!(code(r#"{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"ff"}}}"#), "OK");
        assert_eq!(code(r#"{"documentId":7}"#), "BAD_REQUEST");
        assert_eq!(code(r#"{"documentId":"7","query":"{a}"}"#), "BAD_REQUEST");
    }

    #[test]
    fn a_batch_is_refused() {
        assert!(matches!(RequestParameters::from_bytes(br#"[{"query":"{a}"}]"#), Err(RequestError::Batch)));
    }

    #[test]
    fn parameters_of_another_kind_are_refused() {
        assert_eq!(code(r#"{"query":7}"#), "BAD_REQUEST");
        assert_eq!(code(r#"{"query":"{a}","variables":[]}"#), "BAD_REQUEST");
        assert_eq!(code(r#"{"query":"{a}","operationName":{}}"#), "BAD_REQUEST");
    }

    #[test]
    fn broken_and_bottomless_json_is_refused() {
        assert_eq!(code("\u{feff}{}"), "BAD_REQUEST");
        assert_eq!(code(&"[".repeat(100_000)), "BAD_REQUEST");
    }

    #[test]
    fn a_variable_holds_neither_nul_nor_a_forged_upload() {
        assert_eq!(code(r#"{"query":"{a}","variables":{"a":["x\u0000"]}}"#), "BAD_REQUEST");
        assert_eq!(code(r##"{"query":"{a}","variables":{"a":{"b":"#__graphql_file__:9"}}}"##), "BAD_REQUEST");
    }
}
