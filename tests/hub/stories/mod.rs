//! The stories, a file for each thing that people do.

mod signing_in;
