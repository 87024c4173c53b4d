//! The graph of proposals and authorizations.

mod acts;
mod decisions;
mod input;
mod list;
mod nodes;
mod query;

pub use acts::AuthorizationMutation;
pub use decisions::{DecisionConnection, DecisionFilter, decisions};
pub use list::{AuthorizationConnection, AuthorizationFilter, authorizations};
pub use nodes::{AuthorizationNode, DecisionNode, ProposalNode};
pub use query::AuthorizationQuery;
