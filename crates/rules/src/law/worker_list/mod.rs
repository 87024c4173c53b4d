//! The list of workers as a CSV file: read whole or refused whole, and written so that it reads back the same.
//!
//! The layout is the hub's own: the one annexed to INPS message 3566/2018 is not published. It has a header, `;` between
//! columns and UTF-8 text. What is read is a list of [`WorkerLine`]; what is wrong is a list of [`ListError`], whose texts
//! are in `list.ftl`.

mod cell;
mod code;
mod fault;
mod file;
mod header;
mod list_error;
mod read;
mod rows;
mod worker_line;
mod write;

pub use cell::{FIRST_HIRING, MOST_DAYS, MOST_HOURS, MOST_WEEKLY_HOURS};
pub use fault::Fault;
pub use file::LONGEST_LINE;
pub use header::Column;
pub use list_error::{ListError, ListErrors, MOST_ERRORS};
pub use read::{MOST_ROWS, read};
pub use worker_line::WorkerLine;
pub use write::{guarded, write};
