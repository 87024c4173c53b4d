//! What a change of status elsewhere means for a proposal.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::proposal::changed;
use super::store;
use crate::applications::{Status, Step};
use crate::core::db::Tx;
use crate::core::error::Result;
use crate::core::request_context::RequestContext;

/// An application that leaves the examination undecided takes its open proposal with it: given up, or asked about once more.
pub fn close_open_proposal<'a>(tx: &'a mut Tx, _: &'a RequestContext, step: &'a Step) -> BoxFuture<'a, Result<()>> {
    async move {
        let now = step.application.status;
        if step.from != Status::UnderReview || now == Status::UnderReview || now.is_decided() {
            return Ok(());
        }
        if let Some(closed) = store::close_open(tx, step.application.id, step.at).await? {
            tx.publish(changed(closed, step.application.id, step.application.office, 2));
        }
        Ok(())
    }
    .boxed()
}
