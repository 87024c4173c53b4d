//! The trusted documents, reloaded when their manifests change.
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use tokio::task::spawn_blocking;
use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

use super::index::Index;
use super::manifest_files::{FileVersion, file_versions};
use super::{ManifestError, TrustMode, TrustPolicy};
use crate::graphql::Document;
use crate::persisted::DocumentRef;
use crate::{DocumentLimits, Schema};

/// How often the manifests are checked for changes.
const PERIOD: Duration = Duration::from_secs(5);

/// The documents that known applications were built with, and who may send only those.
#[derive(Clone)]
pub struct TrustedDocuments(Arc<Inner>);

/// A manifest that the program brings with it.
#[derive(Debug, Clone)]
pub struct BuiltInManifest {
    /// Whose it is, for errors.
    pub name: &'static str,
    /// Its text.
    pub json: String,
}

struct Inner {
    policy: TrustPolicy,
    built_in: Vec<BuiltInManifest>,
    sources: Vec<PathBuf>,
    schema: Arc<Schema>,
    limits: DocumentLimits,
    /// The manifests as they were when they were last read, valid or not.
    versions: Mutex<Vec<FileVersion>>,
    index: RwLock<Arc<Index>>,
}

impl TrustedDocuments {
    /// Reads what is built in, and the manifests at these paths; of a folder, all files that end with `.json`. Their documents may be as large as `limits` allow,
    /// whatever the limits of the caller.
    pub fn load(
        policy: TrustPolicy,
        built_in: Vec<BuiltInManifest>,
        sources: Vec<PathBuf>,
        schema: Arc<Schema>,
        limits: DocumentLimits,
    ) -> Result<Self, ManifestError> {
        let versions = Mutex::new(file_versions(&sources));
        let index = RwLock::new(Arc::new(Index::read(&built_in, &sources, &schema, &limits)?));
        Ok(Self(Arc::new(Inner { policy, built_in, sources, schema, limits, versions, index })))
    }

    /// Reloads the manifests when they change, until `stop` is cancelled.
    pub async fn watch(self, stop: CancellationToken) {
        let mut ticks = interval(PERIOD);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        while stop.run_until_cancelled(ticks.tick()).await.is_some() {
            let documents = self.clone();
            if let Err(error) = spawn_blocking(move || documents.reload_and_log()).await {
                tracing::error!(%error, "the task that checks the manifests of trusted documents panicked");
            }
        }
    }

    pub(crate) fn mode(&self, role: &str) -> TrustMode {
        self.0.policy.mode(role)
    }

    /// The limits of trusted documents, whatever those of their sender.
    pub(crate) fn limits(&self) -> &DocumentLimits {
        &self.0.limits
    }

    pub(crate) fn find(&self, named: &DocumentRef) -> Option<Arc<Document>> {
        let index = self.0.index.read().unwrap_or_else(PoisonError::into_inner).clone();
        index.find(named, &self.0.schema, &self.0.limits)
    }

    fn reload_and_log(&self) {
        match self.reload() {
            Ok(None) => {}
            Ok(Some(documents)) => tracing::info!(documents, "reloaded the manifests of trusted documents"),
            Err(error) => tracing::error!(%error, "cannot reload the manifests of trusted documents: the previous ones stay in use"),
        }
    }

    /// Reloads the manifests if they have changed, and returns the number of documents. Nothing changes where they are invalid.
    fn reload(&self) -> Result<Option<usize>, ManifestError> {
        let Inner { built_in, sources, schema, limits, .. } = &*self.0;
        let now = file_versions(sources);
        let mut versions = self.0.versions.lock().unwrap_or_else(PoisonError::into_inner);
        if *versions == now {
            return Ok(None);
        }
        *versions = now;
        let index = Index::read(built_in, sources, schema, limits)?;
        let documents = index.documents;
        *self.0.index.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(index);
        Ok(Some(documents))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use serde_json::{Value, json};
    use tempfile::TempDir;

    use super::*;
    use crate::DeclaredCosts;

    const NAME: &str = "query Name { name }";
    const AGE: &str = "query Age { age }";

    fn write(folder: &TempDir, file: &str, manifest: &Value) {
        fs::write(folder.path().join(file), manifest.to_string()).expect("a file can be written");
    }

    fn load(folder: &TempDir) -> Result<TrustedDocuments, ManifestError> {
        let schema = Schema::parse("type Query { name: String age: Int }", DeclaredCosts::default()).expect("a schema");
        let sources = vec![folder.path().to_owned()];
        TrustedDocuments::load(TrustPolicy::default(), Vec::new(), sources, Arc::new(schema), DocumentLimits::default())
    }

    fn finds(documents: &TrustedDocuments, id: &str) -> Option<String> {
        documents.find(&DocumentRef::Id(id.to_owned())).map(|document| document.text.to_string())
    }

    fn folder() -> TempDir {
        tempfile::tempdir().expect("a folder")
    }

    #[test]
    fn a_document_is_found_by_its_id_its_hash_and_its_text() {
        let folder = folder();
        write(&folder, "relay.json", &json!({ "5b9": NAME }));
        let documents = load(&folder).expect("manifests");
        let hash = crate::persisted::sha256(NAME);

        assert_eq!(finds(&documents, "5b9").as_deref(), Some(NAME));
        assert_eq!(finds(&documents, &format!("sha256:{hash}")).as_deref(), Some(NAME));
        assert!(documents.find(&DocumentRef::Hash("5b9".to_owned())).is_some());
        assert!(documents.find(&DocumentRef::Hash(hash)).is_some());
        assert!(documents.find(&DocumentRef::Text(NAME.to_owned())).is_some());
        assert!(documents.find(&DocumentRef::Text(AGE.to_owned())).is_none());
    }

    #[test]
    fn a_manifest_is_reloaded_when_it_changes() {
        let folder = folder();
        write(&folder, "relay.json", &json!({ "5b9": NAME }));
        let documents = load(&folder).expect("manifests");

        assert!(matches!(documents.reload(), Ok(None)));
        write(&folder, "codegen.json", &json!({ "77a": AGE }));
        assert!(matches!(documents.reload(), Ok(Some(2))));
        assert_eq!(finds(&documents, "77a").as_deref(), Some(AGE));
    }

    #[test]
    fn an_invalid_manifest_leaves_the_previous_ones_in_use() {
        let folder = folder();
        write(&folder, "relay.json", &json!({ "5b9": NAME }));
        let documents = load(&folder).expect("manifests");

        write(&folder, "relay.json", &json!({ "5b9": "query Name { nothing }" }));

        assert!(matches!(documents.reload(), Err(ManifestError::InvalidDocument { .. })));
        assert!(matches!(documents.reload(), Ok(None)));
        assert_eq!(finds(&documents, "5b9").as_deref(), Some(NAME));
        fs::remove_file(folder.path().join("relay.json")).expect("it is there");
        assert!(matches!(documents.reload(), Err(ManifestError::NoManifest { .. })));
        assert_eq!(finds(&documents, "5b9").as_deref(), Some(NAME));
    }

    #[test]
    fn an_invalid_manifest_stops_the_start_and_says_why() {
        let folder = folder();
        let reason = |folder: &TempDir| load(folder).err().map(|error| error.to_string()).unwrap_or_default();

        assert!(reason(&folder).ends_with("the folder holds no .json file"));
        write(&folder, "a.json", &json!({ "5b9": "query Name { nothing }" }));
        assert!(reason(&folder).contains("document 5b9: ") && reason(&folder).contains("nothing"), "{}", reason(&folder));
        write(&folder, "a.json", &json!({ "5b9": NAME }));
        write(&folder, "b.json", &json!({ "5b9": AGE }));
        assert!(reason(&folder).ends_with("the id 5b9 is of another document as well"));
        write(&folder, "b.json", &json!([]));
        assert!(reason(&folder).ends_with("b.json: a manifest is a JSON object"));
    }
}
