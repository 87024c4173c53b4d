//! Terms that end without an answer: the clock's own act, once for each, however many hubs look at the same time.

use super::store;
use crate::applications::{self, Consequences, carry_out};
use crate::core::access::Task;
use crate::core::call::House;
use crate::core::error::Result;

/// Ends what is past its last day, each in a short transaction of its own; says how many it were.
pub async fn expire(house: &House, consequences: &Consequences) -> Result<usize> {
    let mut ended = 0;
    while expire_one(house, consequences).await? {
        ended += 1;
    }
    Ok(ended)
}

async fn expire_one(house: &House, consequences: &Consequences) -> Result<bool> {
    let call = house.task(Task::Clock);
    let mut tx = call.begin().await?;
    let Some((interlocution, application)) = store::claim_expired(&mut tx, call.today()).await? else {
        return Ok(false);
    };
    let application = applications::get_for_change(&mut tx, application).await?;
    let step = application.let_term_end(call.now())?;
    store::mark_expired(&mut tx, interlocution).await?;
    carry_out(&call, consequences, tx, step).await?;
    Ok(true)
}
