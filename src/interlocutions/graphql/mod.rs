//! The graph of interlocutions.

mod mutation;
mod node;
mod query;

pub use mutation::InterlocutionMutation;
pub use node::{InterlocutionNode, InterlocutionsOf};
pub use query::InterlocutionQuery;
