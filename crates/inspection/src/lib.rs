//! The inspection of an uploaded file: what it really is, whatever its name and its sender claim.
//!
//! Reads the bytes only: no store, no network, no trust in the declared media type. What is not
//! one of the accepted formats from the first byte to the last is refused with a coded reason;
//! what is accepted but deserves a warning has a finding.

mod ber;
mod byte_reader;
mod cades;
mod content;
mod csv;
mod finding;
mod foreign;
mod format;
mod image;
mod inspect;
mod jpeg;
mod limited_reader;
mod mail;
mod name;
mod pdf;
mod png;
mod polyglot;
mod refused;
mod sniff;
mod text;
mod view;
mod xml;

#[cfg(test)]
mod tests;

pub use finding::Finding;
pub use format::Format;
pub use inspect::{Inspected, inspect};
pub use refused::Refused;
