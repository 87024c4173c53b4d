//! The documents of all manifests, by the names that requests use.
use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use super::documents::BuiltInManifest;
use super::manifest::{ManifestError, read_manifest};
use super::manifest_files;
use crate::graphql::{Document, check, reasons};
use crate::persisted::{DocumentRef, sha256};
use crate::{DocumentLimits, Schema};

/// The prefix of a document id that is the SHA-256 of the text (GraphQL over HTTP).
const SHA256_PREFIX: &str = "sha256:";

/// Documents by their ids, and by the SHA-256 of their texts.
#[derive(Debug, Default)]
pub struct Index {
    by_name: HashMap<String, Arc<Document>>,
    /// The number of distinct texts.
    pub documents: usize,
}

impl Index {
    /// Reads all manifests, and validates each document.
    pub fn read(
        built_in: &[BuiltInManifest],
        sources: &[PathBuf],
        schema: &Schema,
        limits: &DocumentLimits,
    ) -> Result<Self, ManifestError> {
        let mut index = Self::default();
        for BuiltInManifest { name, json } in built_in {
            index.read_manifest(name.into(), json, schema, limits)?;
        }
        for path in manifest_files::files(sources)? {
            let json = fs::read_to_string(&path).map_err(|error| ManifestError::Unreadable { path: path.clone(), error })?;
            index.read_manifest(path, &json, schema, limits)?;
        }
        Ok(index)
    }

    fn read_manifest(&mut self, path: PathBuf, json: &str, schema: &Schema, limits: &DocumentLimits) -> Result<(), ManifestError> {
        let listed = read_manifest(json).map_err(|reason| ManifestError::Malformed { path: path.clone(), reason })?;
        for document in listed {
            let (path, id) = (path.clone(), document.id);
            let checked = self.checked(&document.text, schema, limits);
            let checked = checked.map_err(|reasons| ManifestError::InvalidDocument { path: path.clone(), id: id.clone(), reasons })?;
            self.add(&id, checked).map_err(|()| ManifestError::IdTaken { path, id })?;
        }
        Ok(())
    }

    /// The trusted document that a request refers to.
    pub fn find(&self, named: &DocumentRef) -> Option<Arc<Document>> {
        let found = match named {
            DocumentRef::Text(text) => self.by_name.get(&sha256(text)),
            DocumentRef::Hash(hash) | DocumentRef::HashedText { hash, .. } => self.by_name.get(hash),
            DocumentRef::Id(id) => self.by_name.get(id).or_else(|| self.by_name.get(id.strip_prefix(SHA256_PREFIX)?)),
        };
        found.cloned()
    }

    fn checked(&mut self, text: &str, schema: &Schema, limits: &DocumentLimits) -> Result<Arc<Document>, Vec<String>> {
        if let Some(known) = self.by_name.get(&sha256(text)).filter(|known| *known.text == *text) {
            return Ok(known.clone());
        }
        self.documents += 1;
        check(text, schema, limits).map(Arc::new).map_err(reasons)
    }

    fn add(&mut self, id: &str, document: Arc<Document>) -> Result<(), ()> {
        for name in [id.to_owned(), sha256(&document.text)] {
            let known = self.by_name.entry(name).or_insert_with(|| document.clone());
            if known.text != document.text {
                return Err(());
            }
        }
        Ok(())
    }
}
