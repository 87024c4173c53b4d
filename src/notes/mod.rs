//! Notes: what operators and directors of an office write to each other on an application. Nobody outside the office sees them, and nobody
//! changes them.
//!
//! Writes `note`. Actions: AddNote, SeeNotes. Events: NoteAdded.

mod adding;
mod graphql;
mod loaders;
mod note;
mod store;

pub use graphql::{NoteMutation, NoteNode};
pub use loaders::{NoteById, NotesOf};
pub use note::Note;
