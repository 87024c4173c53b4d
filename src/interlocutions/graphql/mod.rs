//! The graph of interlocutions.

mod mutation;
mod node;
mod query;
mod subscription;

pub use mutation::InterlocutionMutation;
pub use node::{InterlocutionById, InterlocutionNode, InterlocutionsOf};
pub use query::InterlocutionQuery;
pub use subscription::InterlocutionSubscription;
