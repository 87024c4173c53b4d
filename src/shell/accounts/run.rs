//! Carries out the command `account`.

use sqlx::{ConnectOptions, PgConnection};

use super::command::AccountCommand;
use super::list::list;
use super::password::PasswordOfCommand;
use crate::core::clock::{Clock, SystemClock};
use crate::core::config::{DataConfig, RedisConfig};
use crate::core::db::owner::{self, AsOwner};
use crate::core::error::{Error, Result};
use crate::core::events::append;
use crate::core::ids::AccountId;
use crate::core::random::SystemRandom;
use crate::core::terminal::print;
use crate::identity::administration::{
    Act, Effects, WantedCapacity, WantedPerson, carry_out, claim, create_account, find_by_email, normalized_email,
};
use crate::identity::programs::Change;
use crate::shell::explained::explained;
use crate::shell::notify_hubs::notify_hubs;

/// The result of a command.
struct CommandResult {
    /// The output.
    text: String,
    /// The hashes of the tokens of the sessions that it ended.
    ended: Vec<Vec<u8>>,
}

impl From<String> for CommandResult {
    fn from(text: String) -> Self {
        Self { text, ended: Vec::new() }
    }
}

/// Runs the command in one transaction, and notifies the hubs of the sessions that it ended.
pub async fn run(config: &DataConfig, redis: &RedisConfig, command: AccountCommand) -> Result<()> {
    // Before the transaction, which locks its tables: hubs would wait while someone types.
    let password = PasswordOfCommand::of(&command).await?;
    owner::on(config, async |options| {
        let mut db = options.connect().await?;
        let done = run_in_transaction(&mut db, command, password).await.map_err(explained)?;
        notify_hubs(redis, &done.ended).await;
        print(&done.text)
    })
    .await
}

async fn run_in_transaction(db: &mut PgConnection, command: AccountCommand, password: Option<PasswordOfCommand>) -> Result<CommandResult> {
    let Some(tables) = command.altered_tables() else {
        return owner::read(db, async |db| execute(db, command, password).await).await;
    };
    let mut tx = AsOwner::begin(db, tables).await?;
    let done = execute(&mut tx, command, password).await?;
    tx.commit().await?;
    Ok(done)
}

async fn execute(db: &mut PgConnection, command: AccountCommand, password: Option<PasswordOfCommand>) -> Result<CommandResult> {
    let note = password.as_ref().map(|password| password.note.clone()).unwrap_or_default();
    let hash = password.map(|password| password.hash).unwrap_or_default();
    match command {
        AccountCommand::List { after, first } => Ok(list(db, &after, first).await?.into()),
        AccountCommand::Add { email, name, tax_code, .. } => {
            let account = create_account(db, &WantedPerson { name, email, tax_code }, &hash, change()).await?;
            Ok(format!("{} can sign in once it is granted a capacity{note}", account.email).into())
        }
        AccountCommand::Grant { email, role, function, subject, from, to } => {
            let wanted = WantedCapacity { role, function, subject, valid_from: from, valid_to: to };
            let (function, from) = (function.unwrap_or(role.functions()[0]), from.unwrap_or_else(|| SystemClock.today()));
            act(db, &email, Act::Entitle(wanted), |email, _| format!("{email} is {} from {from}", function.as_str())).await
        }
        AccountCommand::Password { email, .. } => {
            let text = |email: &str, done: &Effects| format!("the password of {email} is changed, {} sessions ended{note}", ended(done));
            act(db, &email, Act::SetPassword(hash), text).await
        }
        AccountCommand::ResetSecondFactor { email } => {
            let text = |email: &str, done: &Effects| {
                tracing::warn!(email, removed = done.factors_removed, "the second factors of an account were removed by command");
                format!("{} second factors of {email} are removed, {} sessions ended", done.factors_removed, ended(done))
            };
            act(db, &email, Act::ResetSecondFactors, text).await
        }
        AccountCommand::Disable { email } => {
            let text = |email: &str, done: &Effects| {
                format!("{email} is disabled, {} sessions ended, {} programs revoked", ended(done), done.programs_revoked)
            };
            act(db, &email, Act::Disable, text).await
        }
        AccountCommand::Enable { email } => act(db, &email, Act::Enable, |email, _| format!("{email} can sign in")).await,
    }
}

/// Does an act to the account of an address; `text` says what it did.
async fn act(db: &mut PgConnection, email: &str, act: Act, text: impl FnOnce(&str, &Effects) -> String) -> Result<CommandResult> {
    let id = account_of(db, email).await?;
    let account = claim(db, id, None).await?;
    let change = change();
    let can_end_sessions = !matches!(act, Act::Entitle(_) | Act::Enable);
    let effects = carry_out(db, &account, act, change).await?;
    // Of the others the notice alone is written: who follows notices live is shown it when they look again.
    if can_end_sessions {
        append(db, &effects.events(), None, change.now).await?;
    }
    Ok(CommandResult { text: text(&account.email, &effects), ended: effects.token_hashes() })
}

fn change() -> Change<'static> {
    Change { now: SystemClock.now(), random: &SystemRandom }
}

fn ended(effects: &Effects) -> usize {
    effects.token_hashes().len()
}

/// The account of an address.
pub async fn account_of(db: &mut PgConnection, email: &str) -> Result<AccountId> {
    let email = normalized_email(email).map_err(explained)?;
    let found = find_by_email(db, &email).await?;
    found.ok_or_else(|| Error::fault(format!("there is no account with the address {email}")))
}
