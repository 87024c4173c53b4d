//! How a request refers to its document: by text, hash or id.
use serde_json::{Map, Value};

use crate::request_error::RequestError;

/// The supported version of automatic persisted queries.
const VERSION: u64 = 1;

/// A reference to a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentRef {
    Text(String),
    /// A text, and the SHA-256 to register it under: 64 hexadecimal digits.
    HashedText {
        text: String,
        hash: String,
    },
    /// The SHA-256 of a text that was sent before, or the id of a trusted document.
    Hash(String),
    /// The id of a trusted document.
    Id(String),
}

impl DocumentRef {
    /// Reads the reference of a request; there must be exactly one.
    pub fn of(text: Option<String>, id: Option<String>, extensions: &Map<String, Value>) -> Result<Self, RequestError> {
        match (text, id, persisted_hash(extensions)?) {
            (Some(text), None, None) => Ok(Self::Text(text)),
            (Some(text), None, Some(hash)) => Ok(Self::HashedText { text, hash }),
            (None, None, Some(hash)) => Ok(Self::Hash(hash)),
            (None, Some(id), None) => Ok(Self::Id(id)),
            (None, None, None) => Err(RequestError::QueryMissing),
            (_, Some(_), _) => Err(RequestError::TwoDocuments),
        }
    }
}

fn persisted_hash(extensions: &Map<String, Value>) -> Result<Option<String>, RequestError> {
    let persisted = match extensions.get("persistedQuery") {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::Object(persisted)) => persisted,
        Some(_) => return Err(RequestError::NotAMap { name: "extensions.persistedQuery" }),
    };
    if persisted.get("version").and_then(Value::as_u64) != Some(VERSION) {
        return Err(RequestError::PersistedQueryVersion);
    }
    match persisted.get("sha256Hash") {
        Some(Value::String(hash)) => Ok(Some(hash.clone())),
        _ => Err(RequestError::NotAString { name: "extensions.persistedQuery.sha256Hash" }),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(text: Option<&str>, id: Option<&str>, persisted: Value) -> Result<DocumentRef, &'static str> {
        let extensions = Map::from_iter([("persistedQuery".to_owned(), persisted)]);
        DocumentRef::of(text.map(str::to_owned), id.map(str::to_owned), &extensions).map_err(|error| error.code())
    }

    fn hashed(hash: &str) -> Value {
        json!({ "version": 1, "sha256Hash": hash })
    }

    #[test]
    fn a_document_is_a_text_a_hash_both_or_an_id() {
        let text = || "{a}".to_owned();

        assert_eq!(read(Some("{a}"), None, Value::Null), Ok(DocumentRef::Text(text())));
        assert_eq!(read(Some("{a}"), None, hashed("ff")), Ok(DocumentRef::HashedText { text: text(), hash: "ff".to_owned() }));
        assert_eq!(read(None, None, hashed("ff")), Ok(DocumentRef::Hash("ff".to_owned())));
        assert_eq!(read(None, Some("7"), Value::Null), Ok(DocumentRef::Id("7".to_owned())));
    }

    #[test]
    fn an_id_beside_a_text_or_a_hash_is_refused() {
        assert_eq!(read(Some("{a}"), Some("7"), Value::Null), Err("BAD_REQUEST"));
        assert_eq!(read(None, Some("7"), hashed("ff")), Err("BAD_REQUEST"));
    }

    #[test]
    fn another_version_of_the_protocol_is_refused() {
        let version = |version: Value| read(Some("{a}"), None, json!({ "version": version, "sha256Hash": "ff" }));

        assert_eq!(version(json!(2)), Err("PERSISTED_QUERY_VERSION_NOT_SUPPORTED"));
        assert_eq!(version(json!("1")), Err("PERSISTED_QUERY_VERSION_NOT_SUPPORTED"));
        assert_eq!(version(Value::Null), Err("PERSISTED_QUERY_VERSION_NOT_SUPPORTED"));
    }

    #[test]
    fn a_hash_of_another_kind_is_refused() {
        assert_eq!(read(None, None, json!("ff")), Err("BAD_REQUEST"));
        assert_eq!(read(None, None, json!({ "version": 1 })), Err("BAD_REQUEST"));
        assert_eq!(read(None, None, json!({ "version": 1, "sha256Hash": 7 })), Err("BAD_REQUEST"));
    }
}
