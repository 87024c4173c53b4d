//! What can be done to applications.

use async_graphql::MergedObject;

use super::acts::ActMutation;
use super::drafts::DraftMutation;

/// Drafts and what comes after them.
#[derive(MergedObject, Default)]
pub struct ApplicationMutation(DraftMutation, ActMutation);
