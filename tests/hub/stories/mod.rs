//! The stories, a file for each thing that people do.

mod sessions;
mod decisions;
mod signing_in;
