//! What can be done to delegations, made one.

use async_graphql::MergedObject;

use super::acts::DelegationActMutation;
use super::sub_acts::SubDelegationMutation;

/// Acts on delegations and sub-delegations.
#[derive(MergedObject, Default)]
pub struct DelegationMutation(DelegationActMutation, SubDelegationMutation);
