//! The graph of applications.

mod acts;
mod bulk;
mod drafts;
mod edges;
mod estimate;
mod event_subscription;
pub(super) mod input;
mod limit_simulation;
mod mutation;
mod node;
mod parts;
mod query;
mod simulations;
mod subscription;
mod workers;

pub use bulk::BulkQuery;
pub use estimate::EstimateLine;
pub use event_subscription::{EventSubscription, VisibilityCache};
pub use limit_simulation::BalanceNode;
pub use mutation::ApplicationMutation;
pub use node::{ApplicationById, ApplicationNode, ApplicationPayload};
pub use parts::BeneficiaryNode;
pub use query::ApplicationQuery;
pub use simulations::SimulationQuery;
pub use subscription::ApplicationSubscription;
