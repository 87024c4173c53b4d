//! The stories, a file for each thing that people do.

mod sessions;
mod signing_in;
