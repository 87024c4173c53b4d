//! The graph of delegations.

mod acts;
mod loaders;
mod mutation;
mod node;
mod query;
mod sub_acts;
mod sub_node;

pub use loaders::{DelegationById, DelegationsOfPosition, SubDelegationById};
pub use mutation::DelegationMutation;
pub use node::{DelegationNode, DelegationPayload};
pub use query::DelegationQuery;
pub use sub_node::{CollaboratorNode, SubDelegationNode};
