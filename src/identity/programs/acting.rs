//! What a person does with the programs of their capacity.

use super::credentials::{self, Change, Endings, Issued};
use super::domain::{Holder, Overlap, Program, WantedProgram};
use super::store;
use crate::core::access::acts::{CreateProgram, RevokeProgram};
use crate::core::db::Tx;
use crate::core::error::Result;
use crate::core::idempotency::OptionalKey;
use crate::core::ids::ProgramId;
use crate::core::request_context::RequestContext;
use crate::identity::sessions::Sessions;

/// A program that was asked for.
pub enum CreatedProgram {
    /// Made now, with its secret.
    Now(Issued),
    /// Made before with the same key: its secret was shown then.
    Before(Program),
}

/// Makes a program; once for its key, where it has one. The secret is kept nowhere: only the first answer has it.
pub async fn create(context: &RequestContext, once: Result<OptionalKey>, wanted: WantedProgram) -> Result<CreatedProgram> {
    context.viewer.ensure_role_may(&CreateProgram)?;
    let once = once?;
    let person = context.person()?.clone();
    let holder = Holder { account: person.account, name: &person.name, capacity: &person.capacity };
    let mut tx = context.begin().await?;
    if let Some(made) = once.claim(&mut tx).await? {
        return store::get_program(&mut tx, made.into()).await.map(CreatedProgram::Before);
    }
    let issued = credentials::issue(&mut tx, holder, wanted, change(context)).await?;
    once.keep(&mut tx, issued.program.id.0, context.now()).await?;
    tx.commit().await?;
    Ok(CreatedProgram::Now(issued))
}

/// Gives a program another secret. The overlap is read once the viewer may rotate one.
pub async fn rotate(context: &RequestContext, sessions: &Sessions, id: ProgramId, overlap_hours: i32) -> Result<Issued> {
    context.viewer.ensure_role_may(&CreateProgram)?;
    let overlap = Overlap::hours(overlap_hours)?;
    let mut tx = context.begin().await?;
    let (issued, endings) = credentials::rotate(&mut tx, id, overlap, change(context)).await?;
    end(context, sessions, tx, endings).await?;
    Ok(issued)
}

/// Revokes a program: its tokens end within a second on every hub.
pub async fn revoke(context: &RequestContext, sessions: &Sessions, id: ProgramId) -> Result<Program> {
    context.viewer.ensure_role_may(&RevokeProgram)?;
    let mut tx = context.begin().await?;
    let (program, endings) = credentials::revoke(&mut tx, id, context.now()).await?;
    context.note_account(program.account);
    end(context, sessions, tx, endings).await?;
    Ok(program)
}

fn change(context: &RequestContext) -> Change<'_> {
    Change { now: context.now(), random: context.app.random.as_ref() }
}

/// Commits with the events, and then, without a connection, removes what has ended from the caches.
async fn end(context: &RequestContext, sessions: &Sessions, mut tx: Tx, endings: Endings) -> Result<()> {
    for event in endings.events() {
        tx.publish(event);
    }
    tx.commit().await?;
    context.release().await;
    for token in endings.ended {
        sessions.forget_shared(&token.token_hash).await;
        sessions.forget(token.session).await;
    }
    Ok(())
}
