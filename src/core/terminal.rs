//! The output of commands.

use std::io::{Write, stdout};

use super::error::{Error, Result};

/// Writes a text to standard output, with one end of line.
pub fn print(text: &str) -> Result<()> {
    writeln!(stdout(), "{}", text.trim_end()).map_err(Error::fault)
}
