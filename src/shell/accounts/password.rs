//! The password that a command sets: read from standard input, or drawn.

use std::io::{IsTerminal, Read, Write};

use super::command::AccountCommand;
use crate::core::error::{Error, Result};
use crate::core::random::SystemRandom;
use crate::identity::Passwords;
use crate::identity::administration::{draw_password, read_password};
use crate::shell::explained::explained;

/// A password that was read or drawn.
pub struct PasswordOfCommand {
    /// As it is stored.
    pub hash: String,
    /// What is added to the output: a password that was drawn is shown.
    pub note: String,
}

impl PasswordOfCommand {
    /// For a command that sets a password.
    pub async fn of(command: &AccountCommand) -> Result<Option<Self>> {
        let (AccountCommand::Add { password_stdin, .. } | AccountCommand::Password { password_stdin, .. }) = command else {
            return Ok(None);
        };
        let (password, note) = match password_stdin {
            true => (read_from_stdin()?, String::new()),
            false => {
                let drawn = draw_password(&SystemRandom);
                (drawn.clone(), format!("\npassword: {drawn}"))
            }
        };
        let hash = Passwords::new(&SystemRandom)?.hash(password, &SystemRandom).await?;
        Ok(Some(Self { hash, note }))
    }
}

fn read_from_stdin() -> Result<String> {
    if std::io::stdin().is_terminal() {
        let _ = write!(std::io::stderr(), "password (shown as you type): ");
    }
    let mut text = String::new();
    std::io::stdin().take(4096).read_to_string(&mut text).map_err(Error::fault)?;
    read_password(text.lines().next().unwrap_or_default().to_owned()).map_err(explained)
}
