//! Issuing, rotating and revoking what a program proves itself with. The caller holds the transaction, writes the events of the tokens that
//! end, and removes them from the caches once it has committed.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::domain::{Holder, MOST_PROGRAMS, Overlap, Program, ProgramKind, Secret, WantedProgram};
use super::store::{self, EndedToken};
use crate::core::access::ProgramToken;
use crate::core::error::{Error, Refusal, Result};
use crate::core::events::NewEvent;
use crate::core::ids::{ProgramId, SessionId};
use crate::core::random::{self, Random};
use crate::identity::authentication::Authentication;
use crate::identity::domain::SessionEnded;
use crate::identity::store::sessions::Session;

/// The instant and the source of chance of a change.
#[derive(Clone, Copy)]
pub struct Change<'a> {
    /// When it is made.
    pub now: DateTime<Utc>,
    /// Where keys and secrets come from.
    pub random: &'a dyn Random,
}

/// A program with a new secret, which is shown this once.
pub struct Issued {
    /// The program.
    pub program: Program,
    /// The personal token, or the secret of the client.
    pub secret: String,
}

/// The tokens that a change ended, and one that ends later.
#[derive(Default)]
pub struct Endings {
    /// Those that have ended.
    pub ended: Vec<EndedToken>,
    later: Option<(SessionId, DateTime<Utc>)>,
}

impl Endings {
    /// The events with which every hub closes the sockets of these tokens, now or in time.
    pub fn events(&self) -> Vec<NewEvent> {
        let ended = self.ended.iter().map(|token| SessionEnded::now(token.session));
        let later = self.later.map(|(session, at)| SessionEnded { session, ends_at: Some(at) });
        ended.chain(later).map(NewEvent::from).collect()
    }
}

/// Makes a program, where the capacity has room for it and no other of this name.
pub async fn issue(db: &mut PgConnection, holder: Holder<'_>, wanted: WantedProgram, change: Change<'_>) -> Result<Issued> {
    let program = wanted.read(ProgramId(random::key(change.random, change.now)), holder, change.now)?;
    store::lock_programs(db, program.capacity).await?;
    let (holding, is_taken) = store::count_programs(db, program.capacity, &program.name, change.now).await?;
    if is_taken {
        return Err(Refusal::new("PROGRAM_NAME_TAKEN").at(["name"]).with("name", program.name.as_str()).into());
    }
    if holding >= MOST_PROGRAMS {
        return Err(Refusal::new("TOO_MANY_PROGRAMS").with("most", MOST_PROGRAMS).into());
    }
    let secret = Secret::generate(program.kind, change.random);
    store::add_program(db, &program, &secret.hash).await?;
    open_personal_token(db, &program, &secret, change).await?;
    Ok(Issued { program, secret: secret.text })
}

/// Gives a program another secret. The one before holds for the overlap; where there is none, all that was made with it ends at once.
pub async fn rotate(db: &mut PgConnection, id: ProgramId, overlap: Overlap, change: Change<'_>) -> Result<(Issued, Endings)> {
    let kind = store::get_program(db, id).await?.kind;
    let (secret, until) = (Secret::generate(kind, change.random), overlap.until(change.now));
    let replaced = store::replace_secret(db, id, &secret.hash, until, change.now).await?.ok_or_else(ended)?;
    let endings = match (kind, until) {
        (_, None) => Endings { ended: store::end_tokens(db, id, None, change.now).await?, later: None },
        // What a client received for its secret holds for an hour at most.
        (ProgramKind::Client, Some(_)) => Endings::default(),
        (ProgramKind::PersonalToken, Some(until)) => Endings {
            ended: store::end_tokens(db, id, Some(&replaced), change.now).await?,
            later: store::shorten_token(db, id, &replaced, until).await?,
        },
    };
    let program = store::get_program(db, id).await?;
    open_personal_token(db, &program, &secret, change).await?;
    Ok((Issued { program, secret: secret.text }, endings))
}

/// Revokes a program, and ends its tokens.
pub async fn revoke(db: &mut PgConnection, id: ProgramId, now: DateTime<Utc>) -> Result<(Program, Endings)> {
    store::get_program(db, id).await?;
    if !store::revoke_program(db, id, now).await? {
        return Err(ended());
    }
    let ended = store::end_tokens(db, id, None, now).await?;
    Ok((store::get_program(db, id).await?, Endings { ended, later: None }))
}

fn ended() -> Error {
    Refusal::new("PROGRAM_ENDED").at(["id"]).into()
}

/// A personal token is a session of its program for as long as the program holds.
async fn open_personal_token(db: &mut PgConnection, program: &Program, secret: &Secret, change: Change<'_>) -> Result<()> {
    if program.kind != ProgramKind::PersonalToken {
        return Ok(());
    }
    let session = Session {
        id: SessionId(random::key(change.random, change.now)),
        account_id: program.account,
        capacity_id: program.capacity,
        agent: None,
        address: None,
        created_at: change.now,
        // So long ago that the first use is written.
        last_seen_at: DateTime::UNIX_EPOCH,
        expires_at: program.expires_at,
        authentication: Authentication::PROGRAM,
        authenticated_at: change.now,
        unusual: None,
    };
    let token = ProgramToken { program: program.id, scopes: program.scopes.clone() };
    store::add_token(db, &session, &token, &secret.hash).await
}
