//! The command `programs`: the credentials of software. It runs as the owner of the database, as the command `account` does.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use clap::Subcommand;
use sqlx::{ConnectOptions, PgConnection};
use uuid::Uuid;

use super::accounts::{account_of, parse_name};
use super::explained;
use super::notify_hubs::notify_hubs;
use crate::core::access::{Action, Capacity, Function, Role, Scope};
use crate::core::clock::{Clock, SystemClock};
use crate::core::config::{DataConfig, RedisConfig};
use crate::core::db::owner::{self, AsOwner};
use crate::core::error::{Error, Result};
use crate::core::events::append;
use crate::core::graph::Page;
use crate::core::ids::{AccountId, CapacityId, EmployerId, GlobalId, IntermediaryId, OfficeId, ProgramId};
use crate::core::random::SystemRandom;
use crate::core::terminal::print;
use crate::identity::administration::find_subject;
use crate::identity::programs::{
    self, Change, Endings, Holder, Issued, MAX_DAYS, Overlap, Program, ProgramCriteria, ProgramKind, WantedProgram,
};

/// The subcommands of `programs`.
#[derive(Debug, Subcommand)]
pub enum ProgramsCommand {
    /// Lists programs, the newest first, without their secrets.
    List {
        /// Those of one account alone.
        #[arg(long)]
        email: Option<String>,
        /// How many.
        #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u16).range(1..=10_000))]
        first: u16,
    },
    /// Makes a program and shows its secret, this once.
    Create {
        /// The account for which it acts.
        #[arg(long)]
        email: String,
        /// The capacity in which it acts: its role, where the account has several.
        #[arg(long, value_parser = parse_name::<Role>)]
        role: Option<Role>,
        /// Tax code of the employer or intermediary, or code of the office, where the account has several capacities of the role.
        #[arg(long, requires = "role")]
        subject: Option<String>,
        #[arg(long)]
        name: String,
        /// PERSONAL_TOKEN, which is sent with each request, or CLIENT, which asks for access tokens (OAuth 2, client credentials).
        #[arg(long, default_value = "PERSONAL_TOKEN", value_parser = parse_name::<ProgramKind>)]
        kind: ProgramKind,
        /// What it may do: READ, DRAFT, SUBMIT, …; the option is repeated for each.
        #[arg(long = "scope", required = true, value_parser = parse_name::<Scope>)]
        scopes: Vec<Scope>,
        /// In how many days it ends.
        #[arg(long, value_parser = clap::value_parser!(i64).range(1..=MAX_DAYS))]
        days: i64,
    },
    /// Gives a program another secret and shows it, this once.
    Rotate {
        /// As `list` shows it.
        #[arg(long, value_parser = parse_id)]
        id: ProgramId,
        /// For how many hours the secret before holds, up to 168; 0 ends it at once.
        #[arg(long, value_name = "HOURS")]
        overlap: i32,
    },
    /// Revokes a program: its tokens end and its sockets close within a second.
    Revoke {
        /// As `list` shows it.
        #[arg(long, value_parser = parse_id)]
        id: ProgramId,
    },
}

fn parse_id(text: &str) -> Result<ProgramId, String> {
    let id = GlobalId::read(text).filter(|id| id.letter == ProgramId::LETTER);
    id.map(|id| ProgramId(id.key)).ok_or_else(|| "this is no id of a program: see omnia-hub programs list".to_owned())
}

/// The tables whose policies a change lifts, and locks meanwhile.
const TABLES: &[&str] = &["account", "program", "session", "event"];

/// Runs the command, and notifies the hubs of the tokens that it ended.
pub async fn run(config: &DataConfig, redis: &RedisConfig, command: ProgramsCommand) -> Result<()> {
    owner::on(config, async |options| {
        let mut db = options.connect().await?;
        let (text, endings) = execute(&mut db, command).await?;
        let ended: Vec<Vec<u8>> = endings.ended.into_iter().map(|token| token.token_hash).collect();
        notify_hubs(redis, &ended).await;
        print(&text)
    })
    .await
}

async fn execute(db: &mut PgConnection, command: ProgramsCommand) -> Result<(String, Endings)> {
    let change = Change { now: SystemClock.now(), random: &SystemRandom };
    match command {
        ProgramsCommand::List { email, first } => {
            let text = owner::read(db, async |db| list(db, email.as_deref(), first, change.now).await).await?;
            Ok((text, Endings::default()))
        }
        ProgramsCommand::Create { email, role, subject, name, kind, scopes, days } => {
            let (account, holder_name, capacity) =
                owner::read(db, async |db| capacity_of(db, &email, role, subject.as_deref()).await).await?;
            if !capacity.may_ever(Action::CreateProgram) {
                return Err(Error::fault(format!("a capacity of the role {} has no programs", capacity.role)));
            }
            let holder = Holder { account, name: &holder_name, capacity: &capacity };
            let wanted = WantedProgram { name, kind, scopes, days };
            let mut tx = AsOwner::begin(db, TABLES).await?;
            let issued = programs::issue(&mut tx, holder, wanted, change).await.map_err(explained)?;
            tx.commit().await?;
            Ok((shown(&issued), Endings::default()))
        }
        ProgramsCommand::Rotate { id, overlap } => {
            let overlap = Overlap::hours(overlap).map_err(explained)?;
            let mut tx = AsOwner::begin(db, TABLES).await?;
            let (issued, endings) = programs::rotate(&mut tx, id, overlap, change).await.map_err(explained)?;
            commit(tx, &endings, change.now).await?;
            Ok((shown(&issued), endings))
        }
        ProgramsCommand::Revoke { id } => {
            let mut tx = AsOwner::begin(db, TABLES).await?;
            let (program, endings) = programs::revoke(&mut tx, id, change.now).await.map_err(explained)?;
            commit(tx, &endings, change.now).await?;
            Ok((format!("{} is revoked, {} tokens ended", program.name, endings.ended.len()), endings))
        }
    }
}

async fn commit(mut tx: AsOwner<'_>, endings: &Endings, now: DateTime<Utc>) -> Result<()> {
    let events = endings.events();
    if !events.is_empty() {
        append(&mut tx, &events, None, now).await?;
    }
    tx.commit().await
}

/// The texts of what is refused.
fn explained(error: Error) -> Error {
    match error {
        Error::NotFound => Error::fault("there is no such program: see omnia-hub programs list"),
        other => explained::explained(other),
    }
}

fn shown(Issued { program, secret }: &Issued) -> String {
    let until = program.expires_at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let what = match program.kind {
        ProgramKind::PersonalToken => "token",
        ProgramKind::Client => "client_secret",
    };
    format!("{} until {until}\nid: {}\n{what}: {secret}", program.name, program.id.global().write())
}

/// The capacity of an account in which a program is to act: of those that are valid today the one that is meant.
async fn capacity_of(
    db: &mut PgConnection,
    email: &str,
    role: Option<Role>,
    subject: Option<&str>,
) -> Result<(AccountId, String, Capacity)> {
    let account = account_of(db, email).await?;
    let subject = match (role, subject) {
        (Some(role), Some(code)) => find_subject(db, role, Some(code)).await.map_err(explained)?,
        _ => None,
    };
    let rows: Vec<CapacityRow> = sqlx::query_as(
        "select c.id, a.name, c.role, c.function, c.employer_id, c.intermediary_id, c.office_id, c.valid_from, c.valid_to
        from hub.capacity c
        join hub.account a on a.id = c.account_id
        where c.account_id = $1
            and c.valid_from <= $2
            and (c.valid_to is null or c.valid_to >= $2)
            and ($3::text is null or c.role = $3)
            and ($4::uuid is null or $4 in (c.employer_id, c.intermediary_id, c.office_id))
        limit 2",
    )
    .bind(account.0)
    .bind(SystemClock.today())
    .bind(role.map(Role::as_str))
    .bind(subject)
    .fetch_all(db)
    .await?;
    match <[CapacityRow; 1]>::try_from(rows) {
        Ok([row]) => Ok((account, row.name.clone(), row.try_into()?)),
        Err(rows) if rows.is_empty() => Err(Error::fault(format!("{email} has no such capacity that is valid today"))),
        Err(_) => Err(Error::fault(format!("{email} has several capacities: say which one with --role and --subject"))),
    }
}

#[derive(sqlx::FromRow)]
struct CapacityRow {
    id: Uuid,
    name: String,
    role: String,
    function: String,
    employer_id: Option<Uuid>,
    intermediary_id: Option<Uuid>,
    office_id: Option<Uuid>,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
}

impl TryFrom<CapacityRow> for Capacity {
    type Error = Error;

    fn try_from(row: CapacityRow) -> Result<Self> {
        Ok(Self {
            id: CapacityId(row.id),
            role: row.role.parse::<Role>().map_err(Error::fault)?,
            function: row.function.parse::<Function>().map_err(Error::fault)?,
            employer: row.employer_id.map(EmployerId),
            intermediary: row.intermediary_id.map(IntermediaryId),
            office: row.office_id.map(OfficeId),
            subject: None,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
        })
    }
}

async fn list(db: &mut PgConnection, email: Option<&str>, first: u16, now: DateTime<Utc>) -> Result<String> {
    let account = match email {
        Some(email) => Some(account_of(db, email).await?),
        None => None,
    };
    let of = ProgramCriteria { account, ..Default::default() };
    let page = Page::first(first.into());
    let programs = programs::list_programs(db, of, &page).await?;
    Ok(page.shown(&programs).map(|program| line(program, now)).collect::<Vec<_>>().join("\n"))
}

fn line(program: &Program, now: DateTime<Utc>) -> String {
    let time = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let scopes: Vec<_> = program.scopes.iter().map(|scope| scope.as_str()).collect();
    let state = match (program.holds(now), program.revoked_at) {
        (true, _) => format!("until {}", time(program.expires_at)),
        (false, Some(at)) => format!("revoked {}", time(at)),
        (false, None) => format!("ended {}", time(program.expires_at)),
    };
    let used = program.last_used_at.map_or_else(|| "never used".to_owned(), |at| format!("used {}", time(at)));
    let used = program.last_address.as_ref().map_or_else(|| used.clone(), |address| format!("{used} from {address}"));
    let id = program.id.global().write();
    format!("{id}\t{}\t{}\t{}\t{}\t{state}\t{used}", program.made_by, program.name, program.kind, scopes.join(","))
}
