//! Documents: what an applicant attaches, inspected before it is taken; their bytes are readable only through their row.
//!
//! Writes `document`, and the objects in the document store. Acts: Attach; the files of an answer come with its act.
//! Also hands out the user manual.

mod archive;
mod document;
mod download;
mod graphql;
mod intake;
mod kind;
mod links;
mod manual;
mod refusal;
mod store;
mod sweep;
mod upload;

pub use archive::Archive;
pub use document::{Document, MOST_FILES};
pub use download::{Download, open};
pub use graphql::{
    DocumentById, DocumentMutation, DocumentNode, DocumentPayload, DocumentQuery, DocumentsOfAnswer, DocumentsOfApplication,
};
pub use intake::{Intake, OfAnswer, Sound};
pub use kind::{DocumentKind, DocumentOrigin};
pub use links::Links;
pub use manual::{Manual, ManualRole, POLICY as MANUAL_POLICY, page as manual_page};
pub use omnia_inspection::Format;
pub use store::{add, count};
pub use sweep::sweep;
