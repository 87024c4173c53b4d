//! What everything else rests on: enums and their wire text, names, the calendar, identifiers. It knows no law.

#[macro_use]
mod vocabulary;

mod confidence;
mod value;

pub mod calendar;
pub mod identifiers;
pub mod text;

pub use confidence::Confidence;
pub use value::Value;
pub use vocabulary::UnknownName;
