//! What can be done to applications.

use async_graphql::MergedObject;

use super::acts::ApplicationActMutation;
use super::drafts::DraftMutation;
use super::workers::WorkersMutation;

/// Drafts and what comes after them.
#[derive(MergedObject, Default)]
pub struct ApplicationMutation(DraftMutation, WorkersMutation, ApplicationActMutation);
