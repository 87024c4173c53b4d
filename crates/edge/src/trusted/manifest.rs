//! Manifests of documents, as client compilers write them.
use std::error::Error;
use std::path::PathBuf;
use std::{fmt, io};

use serde::Deserialize;
use serde_json::{Map, Value, from_value};

/// The format of Apollo's manifests.
const APOLLO_FORMAT: &str = "apollo-persisted-query-manifest";
const APOLLO_VERSION: u64 = 1;

/// Why a manifest cannot be used.
#[derive(Debug)]
pub enum ManifestError {
    /// A file cannot be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why it cannot be read.
        error: io::Error,
    },
    /// A folder without manifests.
    NoManifest {
        /// The folder.
        path: PathBuf,
    },
    /// A file is not a manifest of a known format.
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A document is not valid in the schema.
    InvalidDocument {
        /// The manifest.
        path: PathBuf,
        /// The id of the document.
        id: String,
        /// What is wrong with the document.
        reasons: Vec<String>,
    },
    /// Two documents have the same id.
    IdTaken {
        /// The manifest of the second.
        path: PathBuf,
        /// The id.
        id: String,
    },
}

impl Error for ManifestError {}

impl fmt::Display for ManifestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { path, error } => write!(f, "{}: {error}", path.display()),
            Self::NoManifest { path } => write!(f, "{}: the folder holds no .json file", path.display()),
            Self::Malformed { path, reason } => write!(f, "{}: {reason}", path.display()),
            Self::InvalidDocument { path, id, reasons } => write!(f, "{}: document {id}: {}", path.display(), reasons.join("; ")),
            Self::IdTaken { path, id } => write!(f, "{}: the id {id} is of another document as well", path.display()),
        }
    }
}

/// A document in a manifest.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct ManifestEntry {
    /// The id that requests send.
    pub id: String,
    /// The text of the document.
    #[serde(rename = "body")]
    pub text: String,
}

/// Reads a manifest: an object from ids to texts (relay-compiler, graphql-codegen), or that of Apollo.
pub fn read_manifest(json: &str) -> Result<Vec<ManifestEntry>, String> {
    match serde_json::from_str(json).map_err(|error| error.to_string())? {
        Value::Object(manifest) if manifest.contains_key("operations") => read_apollo(manifest),
        Value::Object(manifest) => manifest.into_iter().map(read_entry).collect(),
        _ => Err("a manifest is a JSON object".to_owned()),
    }
}

fn read_apollo(mut manifest: Map<String, Value>) -> Result<Vec<ManifestEntry>, String> {
    let is_known = manifest.get("format").and_then(Value::as_str) == Some(APOLLO_FORMAT);
    if !is_known || manifest.get("version").and_then(Value::as_u64) != Some(APOLLO_VERSION) {
        return Err(format!("a manifest with operations is of the format {APOLLO_FORMAT}, version {APOLLO_VERSION}"));
    }
    let operations = manifest.remove("operations").unwrap_or_default();
    from_value(operations).map_err(|error| format!("operations: {error}"))
}

fn read_entry((id, text): (String, Value)) -> Result<ManifestEntry, String> {
    match text {
        Value::String(text) => Ok(ManifestEntry { id, text }),
        _ => Err(format!("the document {id} is not a text")),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(manifest: Value) -> Result<Vec<(String, String)>, String> {
        Ok(read_manifest(&manifest.to_string())?.into_iter().map(|entry| (entry.id, entry.text)).collect())
    }

    fn one(id: &str, text: &str) -> Vec<(String, String)> {
        vec![(id.to_owned(), text.to_owned())]
    }

    #[test]
    fn the_manifest_of_relay_and_of_codegen_gives_each_hash_its_text() {
        assert_eq!(read(json!({ "5b9": "query A { a }" })), Ok(one("5b9", "query A { a }")));
        assert_eq!(read(json!({})), Ok(Vec::new()));
    }

    #[test]
    fn the_manifest_of_apollo_lists_operations() {
        let operation = json!({ "id": "5b9", "name": "A", "type": "query", "body": "query A { a }" });
        let manifest = |version: u64| json!({ "format": APOLLO_FORMAT, "version": version, "operations": [operation] });

        assert_eq!(read(manifest(1)), Ok(one("5b9", "query A { a }")));
        assert!(read(manifest(2)).is_err());
        assert!(read(json!({ "format": "other", "version": 1, "operations": [] })).is_err());
    }

    #[test]
    fn anything_else_is_refused() {
        assert!(read(json!([])).is_err());
        assert!(read(json!({ "5b9": { "text": "{ a }" } })).is_err());
        assert!(read(json!({ "format": APOLLO_FORMAT, "version": 1, "operations": [{ "id": "5b9" }] })).is_err());
        assert!(read_manifest("{").is_err());
    }
}
