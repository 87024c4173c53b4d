//! The command `account`: who may sign in. It acts as the owner of the data, for before the first account there is no administrator.

use clap::Subcommand;

use crate::core::config::DataConfig;
use crate::core::error::Result;

/// What can be done to accounts.
#[derive(Subcommand)]
pub enum AccountCommand {
    /// Disables an account: its sessions end at their next use.
    Disable { email: String },
}

pub async fn run(_data: &DataConfig, _command: AccountCommand) -> Result<()> {
    Ok(())
}
