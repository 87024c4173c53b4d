//! Documents: what an applicant attaches, inspected before it is taken; their bytes are readable only through their row.
//!
//! Writes `document`, and the objects in the document store. Actions: Attach; the files of an answer come with its act.
//! Also hands out the user manual.

mod document;
mod document_store;
mod download;
mod graphql;
mod kind;
mod links;
mod manual;
mod refusal;
mod store;
mod sweep;
mod upload;
mod upload_pipeline;

pub use document::{Document, MOST_FILES};
pub use document_store::DocumentStore;
pub use download::{Download, open};
pub use graphql::{
    DocumentById, DocumentMutation, DocumentNode, DocumentPayload, DocumentQuery, DocumentsOfAnswer, DocumentsOfApplication, MOST_SHOWN,
};
pub use kind::{DocumentKind, DocumentOrigin};
pub use links::Links;
pub use manual::{Manual, ManualRole, POLICY as MANUAL_POLICY, page as manual_page};
pub use omnia_inspection::Format;
pub use store::{DocumentRow, add, count};
pub use sweep::sweep;
pub use upload_pipeline::{InspectedFile, OfAnswer, UploadPipeline};
