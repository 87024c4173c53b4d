//! The documents of all manifests, by the names that requests use.
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::documents::BuiltInManifest;
use super::manifest::{ManifestEntry, ManifestError, read_manifest};
use super::manifest_files;
use crate::graphql::{Document, check, reasons};
use crate::persisted::{DocumentRef, sha256};
use crate::{DocumentLimits, Schema};

/// The prefix of a document id that is the SHA-256 of the text (GraphQL over HTTP).
const SHA256_PREFIX: &str = "sha256:";

/// Documents by their ids, and by the SHA-256 of their texts.
#[derive(Debug, Default)]
pub struct Index {
    by_name: HashMap<String, Arc<Listed>>,
    /// The number of distinct texts.
    pub documents: usize,
}

/// A document of a manifest. Those of files are checked as they are read. Those that are built in were checked by their compiler, and are parsed
/// when they are first asked for: a program brings hundreds, of which a process may serve a few.
#[derive(Debug)]
struct Listed {
    text: String,
    document: OnceLock<Option<Arc<Document>>>,
}

impl Listed {
    fn document(&self, schema: &Schema, limits: &DocumentLimits) -> Option<Arc<Document>> {
        let parse = || match check(&self.text, schema, limits) {
            Ok(document) => Some(Arc::new(document)),
            Err(invalid) => {
                tracing::error!(reasons = ?reasons(invalid), text = self.text, "a document that is built in is not valid");
                None
            }
        };
        self.document.get_or_init(parse).clone()
    }
}

impl Index {
    /// Reads all manifests, and validates each document of a file.
    pub fn read(
        built_in: &[BuiltInManifest],
        sources: &[PathBuf],
        schema: &Schema,
        limits: &DocumentLimits,
    ) -> Result<Self, ManifestError> {
        let mut index = Self::default();
        for BuiltInManifest { name, json } in built_in {
            index.read_manifest(&PathBuf::from(name), json, |_| Ok(None))?;
        }
        for path in manifest_files::files(sources)? {
            let json = fs::read_to_string(&path).map_err(|error| ManifestError::Unreadable { path: path.clone(), error })?;
            index.read_manifest(&path, &json, |text| {
                check(text, schema, limits).map(|document| Some(Arc::new(document))).map_err(reasons)
            })?;
        }
        Ok(index)
    }

    fn read_manifest(
        &mut self,
        path: &Path,
        json: &str,
        checked: impl Fn(&str) -> Result<Option<Arc<Document>>, Vec<String>>,
    ) -> Result<(), ManifestError> {
        let listed = read_manifest(json).map_err(|reason| ManifestError::Malformed { path: path.to_owned(), reason })?;
        for ManifestEntry { id, text } in listed {
            let path = path.to_owned();
            match checked(&text) {
                Ok(document) => self.add(&id, text, document).map_err(|()| ManifestError::IdTaken { path, id })?,
                Err(reasons) => return Err(ManifestError::InvalidDocument { path, id, reasons }),
            }
        }
        Ok(())
    }

    /// The trusted document that a request refers to.
    pub fn find(&self, named: &DocumentRef, schema: &Schema, limits: &DocumentLimits) -> Option<Arc<Document>> {
        let found = match named {
            DocumentRef::Text(text) => self.by_name.get(&sha256(text)),
            DocumentRef::Hash(hash) | DocumentRef::HashedText { hash, .. } => self.by_name.get(hash),
            DocumentRef::Id(id) => self.by_name.get(id).or_else(|| self.by_name.get(id.strip_prefix(SHA256_PREFIX)?)),
        };
        found?.document(schema, limits)
    }

    fn add(&mut self, id: &str, text: String, document: Option<Arc<Document>>) -> Result<(), ()> {
        let hash = sha256(&text);
        let listed = match self.by_name.get(&hash) {
            Some(known) if known.text == text => known.clone(),
            Some(_) => return Err(()),
            None => {
                self.documents += 1;
                Arc::new(Listed { text, document: document.map_or_else(OnceLock::new, |document| OnceLock::from(Some(document))) })
            }
        };
        for name in [id.to_owned(), hash] {
            if self.by_name.entry(name).or_insert_with(|| listed.clone()).text != listed.text {
                return Err(());
            }
        }
        Ok(())
    }
}
