//! What can be done to delegations, made one.

use async_graphql::MergedObject;

use super::acts::ActMutation;
use super::sub_acts::SubDelegationMutation;

/// Acts on delegations and sub-delegations.
#[derive(MergedObject, Default)]
pub struct DelegationMutation(ActMutation, SubDelegationMutation);
