//! What everything else stands on: enums and their wire text, names, the calendar, identifiers. It knows no law.

#[macro_use]
mod vocabulary;

pub mod calendar;
pub mod identifiers;
pub mod text;

pub use vocabulary::UnknownName;
