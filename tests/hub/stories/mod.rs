//! The stories, a file for each thing that people do.

mod dashboard;
mod decisions;
mod documents;
mod interlocutions;
mod sessions;
mod signing_in;
