//! Trusted documents: those that known applications were built with. A role may be restricted to them.
//!
//! The build of an application writes a manifest, which gives each document an id; requests send the id. Manifests are reloaded when they
//! change.
mod documents;
mod index;
mod manifest;
mod manifest_files;
mod policy;

pub use documents::{BuiltInManifest, TrustedDocuments};
pub use manifest::ManifestError;
pub use policy::{TrustMode, TrustPolicy};
