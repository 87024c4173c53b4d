//! What can be done to applications.

use async_graphql::MergedObject;

use crate::applications::graphql::acts::ApplicationActMutation;
use crate::applications::graphql::bulk::BulkMutation;
use crate::applications::graphql::drafts::DraftMutation;
use crate::applications::graphql::workers::WorkersMutation;

/// Drafts and what comes after them.
#[derive(MergedObject, Default)]
pub struct ApplicationMutation(DraftMutation, WorkersMutation, ApplicationActMutation, BulkMutation);
