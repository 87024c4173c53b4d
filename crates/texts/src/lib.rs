//! The texts that people read, in Italian and English.
//!
//! A crate holds its texts as Fluent resources, one for each language, and reads them into [`Texts`]. A text is formatted by its id, with
//! its values as [`Param`]s.

mod language;
mod param;
mod texts;

pub use language::Language;
pub use param::Param;
pub use texts::Texts;
