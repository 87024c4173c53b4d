//! Terms that end without an answer: the clock's own act, once for each, however many hubs look at the same time.

use uuid::Uuid;

use super::domain::ended;
use super::store;
use crate::applications::{self, Consequences, carry_out};
use crate::core::access::Task;
use crate::core::app_context::{AppContext, BATCH_SIZE};
use crate::core::db::Tx;
use crate::core::error::{Result, catch_panic};
use crate::core::ids::{ApplicationId, InterlocutionId};
use crate::core::request_context::RequestContext;

/// Ends what is past its last day, each in a short transaction of its own; says how many it were. One that cannot be ended does not keep
/// the others from it: it is left until the next turn.
pub async fn expire(app: &AppContext, consequences: &Consequences) -> Result<usize> {
    let (mut tried, mut left) = (0, Vec::new());
    while tried < BATCH_SIZE && expire_one(app, consequences, &mut left).await? {
        tried += 1;
    }
    Ok(tried - left.len())
}

async fn expire_one(app: &AppContext, consequences: &Consequences, left: &mut Vec<Uuid>) -> Result<bool> {
    let context = app.task(Task::Clock);
    let mut tx = context.begin().await?;
    let Some((interlocution, application)) = store::claim_expired(&mut tx, context.today(), left).await? else {
        return Ok(false);
    };
    match catch_panic(end(&context, consequences, tx, interlocution, application)).await {
        Err(error) if !error.is_transient() => {
            tracing::error!(%error, interlocution = %interlocution.0, "a term could not be ended");
            left.push(interlocution.0);
            Ok(true)
        }
        ended => ended.map(|()| true),
    }
}

async fn end(
    context: &RequestContext,
    consequences: &Consequences,
    mut tx: Tx,
    interlocution: InterlocutionId,
    of: ApplicationId,
) -> Result<()> {
    let application = applications::get_for_change(&mut tx, of).await?;
    let step = application.let_term_end(context.now())?;
    store::mark_expired(&mut tx, interlocution).await?;
    tx.publish(ended(&step.application, interlocution));
    carry_out(context, consequences, tx, step).await.map(drop)
}
