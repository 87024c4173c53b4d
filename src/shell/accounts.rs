//! The command `account`: who may sign in. It runs as the owner of the database, as before the first account there is no administrator.

use std::io::{IsTerminal, Read, Write};

use chrono::NaiveDate;
use clap::Subcommand;
use omnia_rules::identifiers::TaxCode;
use sqlx::{ConnectOptions, PgConnection};
use uuid::Uuid;

use super::end_sessions::{Tokens, end_sessions, notify_hubs};
use crate::core::access::{Function, Role, SubjectKind};
use crate::core::clock::{Clock, SystemClock};
use crate::core::config::{DataConfig, RedisConfig};
use crate::core::db::owner::{self, AsOwner};
use crate::core::error::{Error, Result};
use crate::core::ids::{AccountId, CapacityId};
use crate::core::random::{self, SystemRandom};
use crate::core::terminal::print;
use crate::identity::programs::end_programs;
use crate::identity::{self, NewAccount, NewCapacity, Passwords};
use crate::seed::demo::password as demo_password;

/// The subcommands of `account`.
#[derive(Debug, Subcommand)]
pub enum AccountCommand {
    /// Makes a person's account. Without --password-stdin a password is drawn and shown once.
    Add {
        #[arg(long)]
        email: String,
        /// Name and surname.
        #[arg(long)]
        name: String,
        #[arg(long)]
        tax_code: String,
        /// Reads the password from standard input.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Gives an account a capacity: a role, and whom it acts for.
    Grant {
        #[arg(long)]
        email: String,
        /// EMPLOYER, INTERMEDIARY, OPERATOR, DIRECTOR, AUDITOR or ADMIN.
        #[arg(long, value_parser = parse_name::<Role>)]
        role: Role,
        /// Such as LEGAL_REPRESENTATIVE, PRACTITIONER, COLLABORATOR; by default the first function of the role.
        #[arg(long, value_parser = parse_name::<Function>)]
        function: Option<Function>,
        /// Tax code of the employer or intermediary, or code of the office.
        #[arg(long)]
        subject: Option<String>,
        /// First day; today by default.
        #[arg(long, value_name = "YYYY-MM-DD")]
        from: Option<NaiveDate>,
        /// Last day.
        #[arg(long, value_name = "YYYY-MM-DD")]
        to: Option<NaiveDate>,
    },
    /// Gives an account a new password and ends its sessions; its programs go on.
    Password {
        #[arg(long)]
        email: String,
        /// Reads the password from standard input.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Removes all second factors of an account whose owner has lost them, and ends its sessions; its programs go on.
    ResetSecondFactor {
        #[arg(long)]
        email: String,
    },
    /// Disables an account, ends its sessions and revokes its programs.
    Disable {
        #[arg(long)]
        email: String,
    },
    /// Lets a disabled account sign in again.
    Enable {
        #[arg(long)]
        email: String,
    },
    /// Lists accounts with their capacities.
    List {
        /// Accounts after this e-mail address.
        #[arg(long, default_value = "")]
        after: String,
        /// How many.
        #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(i64).range(1..=10_000))]
        first: i64,
    },
}

pub(super) fn parse_name<T: std::str::FromStr>(text: &str) -> Result<T, String>
where
    T::Err: std::fmt::Display,
{
    text.trim().to_uppercase().replace('-', "_").parse().map_err(|error: T::Err| error.to_string())
}

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
    let password = ChosenPassword::of(&command).await?;
    owner::on(config, async |options| {
        let mut db = options.connect().await?;
        let done = run_in_transaction(&mut db, command, password).await?;
        notify_hubs(redis, &done.ended).await;
        print(&done.text)
    })
    .await
}

async fn run_in_transaction(db: &mut PgConnection, command: AccountCommand, password: Option<ChosenPassword>) -> Result<CommandResult> {
    let Some(tables) = tables_altered_by(&command) else {
        return owner::read(db, async |db| execute(db, command, password).await).await;
    };
    let mut tx = AsOwner::begin(db, tables).await?;
    let done = execute(&mut tx, command, password).await?;
    tx.commit().await?;
    Ok(done)
}

/// The tables whose policies a command lifts, and locks meanwhile; none for one that only reads.
const fn tables_altered_by(command: &AccountCommand) -> Option<&'static [&'static str]> {
    Some(match command {
        AccountCommand::Add { .. } | AccountCommand::Enable { .. } => &["account"],
        AccountCommand::Password { .. } => &["account", "sign_in_challenge", "session", "event"],
        AccountCommand::ResetSecondFactor { .. } => {
            &["account", "second_factor", "recovery_code", "sign_in_challenge", "security_notice", "session", "event"]
        }
        AccountCommand::Disable { .. } => &["account", "program", "session", "event"],
        AccountCommand::Grant { role, .. } => match role.acts_for() {
            Some(SubjectKind::Employer) => &["account", "capacity", "employer"],
            Some(SubjectKind::Intermediary) => &["account", "capacity", "intermediary"],
            Some(SubjectKind::Office) => &["account", "capacity", "office"],
            None => &["account", "capacity"],
        },
        AccountCommand::List { .. } => return None,
    })
}

async fn execute(db: &mut PgConnection, command: AccountCommand, password: Option<ChosenPassword>) -> Result<CommandResult> {
    let text = match command {
        AccountCommand::Password { email, .. } => return change_password(db, &email, password).await,
        AccountCommand::ResetSecondFactor { email } => return reset_second_factor(db, &email).await,
        AccountCommand::Disable { email } => return set_status(db, &email, false).await,
        AccountCommand::Enable { email } => return set_status(db, &email, true).await,
        AccountCommand::Add { email, name, tax_code, .. } => add(db, &email, &name, &tax_code, password).await,
        AccountCommand::Grant { email, role, function, subject, from, to } => {
            let function = function.unwrap_or(role.functions()[0]);
            grant(db, &email, (role, function), subject.as_deref(), (from.unwrap_or_else(|| SystemClock.today()), to)).await
        }
        AccountCommand::List { after, first } => list(db, &after, first).await,
    };
    text.map(CommandResult::from)
}

async fn add(db: &mut PgConnection, email: &str, name: &str, tax_code: &str, password: Option<ChosenPassword>) -> Result<String> {
    let tax_code = TaxCode::parse(tax_code).map_err(Error::fault)?;
    if !tax_code.is_person() {
        return Err(Error::fault("an account is a person's: the tax code of a person has sixteen characters"));
    }
    let email = normalized_email(email)?;
    let ChosenPassword { password_hash, note } = password.ok_or_else(missing_password)?;
    let id = AccountId(random::key(&SystemRandom, SystemClock.now()));
    let account =
        NewAccount { id, tax_code: tax_code.as_str().to_owned(), email: email.clone(), name: name.trim().to_owned(), password_hash };
    identity::add_account(db, &account, SystemClock.now()).await.map_err(|error| match &error {
        Error::Database(cause) if cause.as_database_error().is_some_and(|error| error.is_unique_violation()) => {
            Error::fault("an account with this e-mail address or tax code exists already")
        }
        _ => error,
    })?;
    Ok(format!("{email} can sign in once it is granted a capacity{note}"))
}

async fn grant(
    db: &mut PgConnection,
    email: &str,
    (role, function): (Role, Function),
    subject: Option<&str>,
    (valid_from, valid_to): (NaiveDate, Option<NaiveDate>),
) -> Result<String> {
    if !role.functions().contains(&function) {
        return Err(Error::fault(format!("{} is no function of the role {}", function.as_str(), role.as_str())));
    }
    if valid_to.is_some_and(|to| to < valid_from) {
        return Err(Error::fault("the capacity ends before it begins: swap --from and --to"));
    }
    let account = account_of(db, email).await?;
    let subject = subject_of(db, role, subject).await?;
    let id = CapacityId(random::key(&SystemRandom, SystemClock.now()));
    identity::add_capacity(db, &NewCapacity { id, account, role, function, subject, valid_from, valid_to }).await?;
    Ok(format!("{} is {} from {valid_from}", normalized_email(email)?, function.as_str()))
}

pub(super) async fn subject_of(db: &mut PgConnection, role: Role, code: Option<&str>) -> Result<Option<Uuid>> {
    let (what, query) = match role.acts_for() {
        Some(SubjectKind::Employer) => ("employer", "select id from hub.employer where tax_code = $1"),
        Some(SubjectKind::Intermediary) => ("intermediary", "select id from hub.intermediary where tax_code = $1"),
        Some(SubjectKind::Office) => ("office", "select id from hub.office where code = $1"),
        None if code.is_none() => return Ok(None),
        None => return Err(Error::fault("this role acts for no one: leave --subject out")),
    };
    let code = code.ok_or_else(|| Error::fault(format!("--subject is missing: which {what}?")))?.trim().to_uppercase();
    let found: Option<Uuid> = sqlx::query_scalar(query).bind(&code).fetch_optional(db).await?;
    found.map(Some).ok_or_else(|| Error::fault(format!("there is no {what} with the code {code}")))
}

pub(super) async fn account_of(db: &mut PgConnection, email: &str) -> Result<AccountId> {
    let email = normalized_email(email)?;
    let found: Option<Uuid> = sqlx::query_scalar("select id from hub.account where email = $1").bind(&email).fetch_optional(db).await?;
    found.map(AccountId).ok_or_else(|| no_account(&email))
}

fn no_account(email: &str) -> Error {
    Error::fault(format!("there is no account with the address {email}"))
}

async fn change_password(db: &mut PgConnection, email: &str, password: Option<ChosenPassword>) -> Result<CommandResult> {
    let account = account_of(db, email).await?;
    let ChosenPassword { password_hash, note } = password.ok_or_else(missing_password)?;
    identity::set_password(db, &normalized_email(email)?, &password_hash).await?;
    // Whoever gave the old one does not go on with the second factor.
    identity::end_challenges(db, account).await?;
    let ended = end_sessions(db, account, Tokens::GoOn).await?;
    Ok(CommandResult { text: format!("the password is changed, {} sessions ended{note}", ended.len()), ended })
}

/// Removes all second factors. The owner is notified, and the log names the account.
async fn reset_second_factor(db: &mut PgConnection, email: &str) -> Result<CommandResult> {
    let (account, email) = (account_of(db, email).await?, normalized_email(email)?);
    let removed = identity::reset_second_factors(db, account, SystemClock.now(), &SystemRandom).await?;
    let ended = end_sessions(db, account, Tokens::GoOn).await?;
    tracing::warn!(email, removed, "the second factors of an account were removed by command");
    Ok(CommandResult { text: format!("{removed} second factors of {email} are removed, {} sessions ended", ended.len()), ended })
}

async fn set_status(db: &mut PgConnection, email: &str, is_active: bool) -> Result<CommandResult> {
    let (account, email) = (account_of(db, email).await?, normalized_email(email)?);
    identity::set_account_status(db, &email, is_active).await?;
    if is_active {
        return Ok(format!("{email} can sign in").into());
    }
    let programs = end_programs(db, account, SystemClock.now()).await?;
    let ended = end_sessions(db, account, Tokens::End).await?;
    Ok(CommandResult { text: format!("{email} is disabled, {} sessions ended, {programs} programs revoked", ended.len()), ended })
}

async fn list(db: &mut PgConnection, after: &str, first: i64) -> Result<String> {
    let rows: Vec<(String, String, String, Option<String>)> = sqlx::query_as(
        "select a.email, a.name, a.status,
            string_agg(c.function || coalesce(' ' || coalesce(e.name, i.name, o.name), '') || ' from ' || c.valid_from
                || coalesce(' to ' || c.valid_to, ''), '; ' order by c.valid_from)
        from hub.account a
        left join hub.capacity c on c.account_id = a.id
        left join hub.employer e on e.id = c.employer_id
        left join hub.intermediary i on i.id = c.intermediary_id
        left join hub.office o on o.id = c.office_id
        where a.email > $1
        group by a.id
        order by a.email
        limit $2",
    )
    .bind(after)
    .bind(first)
    .fetch_all(db)
    .await?;
    let lines = rows.into_iter().map(|(email, name, status, held)| {
        format!("{email}\t{name}\t{}\t{}", status.to_lowercase(), held.unwrap_or_else(|| "no capacity".to_owned()))
    });
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

/// An e-mail address as it is stored: signing in does not depend on case.
fn normalized_email(email: &str) -> Result<String> {
    let email = email.trim().to_lowercase();
    let is_whole = email.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.') && !domain.contains('@'));
    if is_whole && email.len() <= 254 { Ok(email) } else { Err(Error::fault(format!("{email} is no e-mail address"))) }
}

/// The fewest characters of a password.
pub(super) const MIN_PASSWORD_LENGTH: usize = 10;

/// Reads the password, or generates one; whether it was generated, as only then it is shown.
fn read_password(from_stdin: bool) -> Result<(String, bool)> {
    if !from_stdin {
        return Ok((demo_password::generate(&SystemRandom), true));
    }
    if std::io::stdin().is_terminal() {
        let _ = write!(std::io::stderr(), "password (shown as you type): ");
    }
    let mut text = String::new();
    std::io::stdin().take(4096).read_to_string(&mut text).map_err(Error::fault)?;
    let password = text.lines().next().unwrap_or_default().to_owned();
    if password.chars().count() < MIN_PASSWORD_LENGTH {
        return Err(Error::fault(format!("a password has at least {MIN_PASSWORD_LENGTH} characters")));
    }
    Ok((password, false))
}

/// A password that was read or generated.
struct ChosenPassword {
    password_hash: String,
    /// What is added to the output.
    note: String,
}

impl ChosenPassword {
    /// For a command that sets a password.
    async fn of(command: &AccountCommand) -> Result<Option<Self>> {
        let (AccountCommand::Add { password_stdin, .. } | AccountCommand::Password { password_stdin, .. }) = command else {
            return Ok(None);
        };
        let (password, is_generated) = read_password(*password_stdin)?;
        let note = if is_generated { format!("\npassword: {password}") } else { String::new() };
        Ok(Some(Self { password_hash: hash(password).await?, note }))
    }
}

fn missing_password() -> Error {
    Error::fault("no password was chosen")
}

async fn hash(password: String) -> Result<String> {
    Passwords::new(&SystemRandom)?.hash(password, &SystemRandom).await
}
