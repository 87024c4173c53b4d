//! The graph of programs.

use async_graphql::connection::EmptyFields;
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use omnia_edge::PlainFields;

use super::acting::{CreatedProgram, create, revoke, rotate};
use super::credentials::Issued;
use super::domain::{Program, ProgramKind, WantedProgram};
use super::store::{ProgramCriteria, list_programs};
use crate::core::access::Scope;
use crate::core::access::acts::SeePrograms;
use crate::core::graph::{Cursor, DateTime, Page, PageArguments, Paged, PersonNode, UserError, payload, user_errors};
use crate::core::idempotency::{OptionalKey, sent};
use crate::core::ids::ProgramId;
use crate::core::{Refusal, RequestContextExt, Result};
use crate::identity::sessions::Sessions;

/// A program with credentials of its own, which acts in the capacity that made it.
#[derive(SimpleObject, PlainFields)]
#[graphql(name = "Program", complex)]
pub struct ProgramNode {
    /// Names the program to `rotateProgram` and `revokeProgram`; of a client it is the `client_id`.
    pub id: ID,
    /// As its owner calls it.
    pub name: String,
    /// How it proves who it is.
    pub kind: ProgramKind,
    /// What it may do, of what its capacity may do.
    pub scopes: Vec<Scope>,
    /// The person who made it, and for whom it acts.
    pub made_by: PersonNode,
    /// When it was made.
    pub created_at: DateTime,
    /// When it ends at the latest.
    pub expires_at: DateTime,
    /// When it was revoked; none where it was not.
    pub revoked_at: Option<DateTime>,
    /// Until when the secret before the last rotation holds; none where there is none that could hold.
    pub previous_secret_until: Option<DateTime>,
    /// The last use, exact to a minute; none where it was never used.
    pub last_used_at: Option<DateTime>,
    /// The address of the last use.
    pub last_address: Option<String>,
    /// The whole of it.
    #[graphql(skip)]
    pub program: Program,
}

impl From<Program> for ProgramNode {
    fn from(program: Program) -> Self {
        Self {
            id: program.id.into(),
            name: program.name.clone(),
            kind: program.kind,
            scopes: program.scopes.clone(),
            made_by: program.maker().into(),
            created_at: DateTime(program.created_at),
            expires_at: DateTime(program.expires_at),
            revoked_at: program.revoked_at.map(DateTime),
            previous_secret_until: program.previous_until.map(DateTime),
            last_used_at: program.last_used_at.map(DateTime),
            last_address: program.last_address.clone(),
            program,
        }
    }
}

/// A program to be made.
#[derive(InputObject)]
pub struct CreateProgramInput {
    /// By which its owner tells it from their others: at most 100 characters.
    pub name: String,
    /// How it is to prove who it is.
    pub kind: ProgramKind,
    /// What it may do: one scope at least, and none that the capacity itself never has.
    pub scopes: Vec<Scope>,
    /// In how many days it ends: 1 to 366.
    pub expires_in_days: i32,
}

/// The answer to making a program, or giving it another secret.
#[derive(SimpleObject, Default)]
pub struct ProgramSecretPayload {
    /// The program; null where `userErrors` says why there is none.
    pub program: Option<ProgramNode>,
    /// The personal token, or the secret of the client. It is shown this once, and cannot be read again: null where `userErrors` says that a
    /// call was repeated with its key.
    pub secret: Option<String>,
    /// Why nothing was done; empty where it was done. `SECRET_SHOWN_BEFORE` where the program was made before with the same key: `program`
    /// is that one, as it is now.
    pub user_errors: Vec<UserError>,
}

payload! {
    /// The answer to a mutation of a program.
    ProgramPayload { program: ProgramNode }
}

fn created_payload(ctx: &Context<'_>, created: Result<CreatedProgram>) -> Result<ProgramSecretPayload> {
    match created {
        Ok(CreatedProgram::Before(program)) => {
            let shown = Refusal::new("SECRET_SHOWN_BEFORE").at(["idempotencyKey"]);
            let user_errors = vec![UserError::new(&shown, ctx.language())];
            Ok(ProgramSecretPayload { program: Some(program.into()), secret: None, user_errors })
        }
        Ok(CreatedProgram::Now(issued)) => secret_payload(ctx, Ok(issued)),
        Err(error) => secret_payload(ctx, Err(error)),
    }
}

fn secret_payload(ctx: &Context<'_>, issued: Result<Issued>) -> Result<ProgramSecretPayload> {
    match issued {
        Ok(issued) => {
            Ok(ProgramSecretPayload { program: Some(issued.program.into()), secret: Some(issued.secret), user_errors: Vec::new() })
        }
        Err(error) => Ok(ProgramSecretPayload { user_errors: user_errors(error, ctx.language())?, ..Default::default() }),
    }
}

async fn page_of_programs(
    ctx: &Context<'_>,
    of: ProgramCriteria,
    page: PageArguments,
) -> Result<Paged<chrono::DateTime<chrono::Utc>, ProgramNode>> {
    let page = Page::read(&page)?;
    let rows = list_programs(&mut *ctx.read().await?, of, &page).await?;
    page.shown(&rows).for_each(|row| ctx.context().note_account(row.account));
    Ok(page.connect(rows, EmptyFields, |row| Cursor { value: row.created_at, key: row.id.0 }, Into::into))
}

/// What can be read of programs.
#[derive(Default)]
pub struct ProgramQuery;

#[Object]
impl ProgramQuery {
    /// The programs of the viewer's capacity, newest first, with those that ended in the last 30 days.
    async fn my_programs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many rows at most, of those at the end of the list; in place of `first`.")] last: Option<i32>,
        #[graphql(desc = "The cursor of the row before which the page ends; with `last`.")] before: Option<String>,
    ) -> Result<Paged<chrono::DateTime<chrono::Utc>, ProgramNode>> {
        let person = ctx.person()?;
        person.ensure_no_program()?;
        page_of_programs(
            ctx,
            ProgramCriteria { capacity: Some(person.capacity.id), account: None },
            PageArguments { first, after, last, before },
        )
        .await
    }

    /// The programs of all capacities, newest first, with those that ended in the last 30 days: for the administrator.
    async fn programs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many rows at most, of those at the end of the list; in place of `first`.")] last: Option<i32>,
        #[graphql(desc = "The cursor of the row before which the page ends; with `last`.")] before: Option<String>,
    ) -> Result<Paged<chrono::DateTime<chrono::Utc>, ProgramNode>> {
        ctx.viewer().ensure_role_may(&SeePrograms)?;
        page_of_programs(ctx, ProgramCriteria::default(), PageArguments { first, after, last, before }).await
    }
}

/// Making, rotating and revoking programs.
#[derive(Default)]
pub struct ProgramMutation;

#[Object]
impl ProgramMutation {
    /// Makes a program that acts in the viewer's capacity, within its scopes. Its secret is in the answer, this once: repeated with the same
    /// key, the answer has the program without its secret, and `SECRET_SHOWN_BEFORE`. Where the first answer was lost, `rotateProgram` gives
    /// another secret.
    async fn create_program(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its name, kind, scopes and end.")] input: CreateProgramInput,
        #[graphql(desc = "A text of the caller's own, 1 to 128 visible characters: the same key never makes a program twice.")]
        idempotency_key: Option<String>,
    ) -> Result<ProgramSecretPayload> {
        let once = OptionalKey::new(ctx.context(), idempotency_key.as_deref(), "createProgram", &sent(ctx, "input")?);
        let CreateProgramInput { name, kind, scopes, expires_in_days } = input;
        let created = create(ctx.context(), once, WantedProgram { name, kind, scopes, days: expires_in_days.into() }).await;
        created_payload(ctx, created)
    }

    /// Gives a program another secret, which is in the answer, this once. The one before goes on to hold for the overlap.
    async fn rotate_program(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A program of the viewer's capacity.")] id: ProgramId,
        #[graphql(desc = "For how many hours the secret before holds, 0 to 168; 0 ends it, and all that was made with it, at once.")]
        overlap_hours: i32,
    ) -> Result<ProgramSecretPayload> {
        let issued = rotate(ctx.context(), ctx.data_unchecked::<Sessions>(), id, overlap_hours).await;
        secret_payload(ctx, issued)
    }

    /// Revokes a program of the viewer's capacity, the administrator anyone's: its tokens end and its sockets close within a second.
    async fn revoke_program(&self, ctx: &Context<'_>, #[graphql(desc = "The program that ends.")] id: ProgramId) -> Result<ProgramPayload> {
        let revoked = revoke(ctx.context(), ctx.data_unchecked::<Sessions>(), id).await;
        ProgramPayload::of(ctx.language(), revoked.map(Into::into))
    }
}
