//! Trusted documents: those that our own applications were built with. A caller may be bound to them.
//!
//! The build of an application writes a manifest, which gives each document an id; requests name the id. The manifests are read anew
//! when they change.
mod documents;
mod index;
mod manifest;
mod manifest_files;
mod policy;

pub use documents::TrustedDocuments;
pub use manifest::ManifestError;
pub use policy::{TrustMode, TrustPolicy};
