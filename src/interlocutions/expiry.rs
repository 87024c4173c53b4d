//! Terms that end without an answer: the clock's own act, once for each, however many hubs look at the same time.

use uuid::Uuid;

use super::store;
use crate::applications::{self, Consequences, carry_out};
use crate::core::access::Task;
use crate::core::call::{Call, House, IN_A_TURN};
use crate::core::db::Tx;
use crate::core::error::{Result, caught};
use crate::core::ids::{ApplicationId, InterlocutionId};

/// Ends what is past its last day, each in a short transaction of its own; says how many it were. One that cannot be ended does not keep
/// the others from it: it is left until the next turn.
pub async fn expire(house: &House, consequences: &Consequences) -> Result<usize> {
    let (mut tried, mut left) = (0, Vec::new());
    while tried < IN_A_TURN && expire_one(house, consequences, &mut left).await? {
        tried += 1;
    }
    Ok(tried - left.len())
}

async fn expire_one(house: &House, consequences: &Consequences, left: &mut Vec<Uuid>) -> Result<bool> {
    let call = house.task(Task::Clock);
    let mut tx = call.begin().await?;
    let Some((interlocution, application)) = store::claim_expired(&mut tx, call.today(), left).await? else {
        return Ok(false);
    };
    match caught(end(&call, consequences, tx, interlocution, application)).await {
        Err(error) if !error.is_passing() => {
            tracing::error!(%error, interlocution = %interlocution.0, "a term could not be ended");
            left.push(interlocution.0);
            Ok(true)
        }
        ended => ended.map(|()| true),
    }
}

async fn end(call: &Call, consequences: &Consequences, mut tx: Tx, interlocution: InterlocutionId, of: ApplicationId) -> Result<()> {
    let application = applications::get_for_change(&mut tx, of).await?;
    let step = application.let_term_end(call.now())?;
    store::mark_expired(&mut tx, interlocution).await?;
    carry_out(call, consequences, tx, step).await.map(drop)
}
