//! What a step brings about in rooms that this one does not know.

use futures_util::future::BoxFuture;

use crate::applications::lifecycle::domain::{Application, Step};
use crate::applications::lifecycle::store;
use crate::core::db::Tx;
use crate::core::error::Result;
use crate::core::request_context::RequestContext;

/// Something that a step brings about, in its own transaction.
pub type Consequence = for<'a> fn(&'a mut Tx, &'a RequestContext, &'a Step) -> BoxFuture<'a, Result<()>>;

/// All of them, as the shell wired them.
#[derive(Clone, Default)]
pub struct Consequences(pub Vec<Consequence>);

/// Saves a step with what it brings about, has it told, and commits.
pub async fn carry_out(context: &RequestContext, consequences: &Consequences, mut tx: Tx, step: Step) -> Result<Application> {
    store::save(&mut tx, &step, context.key()).await?;
    for consequence in &consequences.0 {
        consequence(&mut tx, context, &step).await?;
    }
    tx.publish(&step);
    tx.commit().await?;
    Ok(step.application)
}
