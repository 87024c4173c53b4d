//! The mutations of delegations and sub-delegations, merged.

use async_graphql::MergedObject;

use super::acts::DelegationActMutation;
use super::sub_acts::SubDelegationMutation;

/// The mutations of delegations and sub-delegations.
#[derive(MergedObject, Default)]
pub struct DelegationMutation(DelegationActMutation, SubDelegationMutation);
