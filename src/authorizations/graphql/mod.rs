//! The graph of proposals and authorizations.

mod acts;
mod input;
mod list;
mod nodes;
mod query;

pub use acts::AuthorizationMutation;
pub use list::{AuthorizationConnection, AuthorizationFilter, authorizations};
pub use nodes::{AuthorizationNode, DecisionNode, ProposalNode};
pub use query::AuthorizationQuery;
