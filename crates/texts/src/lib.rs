//! What people read, in Italian and English.
//!
//! A crate holds its texts as Fluent resources, one for each language, and makes [`Texts`] of them. A text is asked for by its id, with the
//! values that it names as [`Param`]s.
mod language;
mod param;
mod texts;

pub use language::Language;
pub use param::Param;
pub use texts::Texts;
