//! The list of workers as a CSV file: read whole or refused whole, and written so that it reads back the same.
//!
//! The layout is the hub's own: the one annexed to INPS message 3566/2018 is not published. It has a header, `;` between
//! columns and UTF-8 text. What is read is a list of [`WorkerLine`]; what is wrong is a list of [`ListError`], whose texts
//! are in `list.ftl`.

mod code;
mod column;
mod error;
mod fault;
mod file;
mod formula;
mod header;
mod read;
mod reading;
mod rows;
mod value;
mod word;
mod worker_line;
mod write;
mod wrong;

pub use column::Column;
pub use error::{ListError, ListErrors, MOST_ERRORS};
pub use fault::Fault;
pub use file::LONGEST_LINE;
pub use formula::guarded;
pub use read::{MOST_ROWS, read};
pub use value::{FIRST_HIRING, MOST_DAYS, MOST_HOURS, MOST_WEEKLY_HOURS};
pub use worker_line::WorkerLine;
pub use write::write;
