//! The graph of applications.

mod acts;
mod consequences;
mod drafts;
mod estimate;
mod event_subscription;
mod kinds;
mod limit_simulation;
mod mutation;
mod node;
mod parts;
mod permissions;
mod query;
mod report;
mod simulations;
mod subscription;
mod workers;

pub use consequences::{Consequence, Consequences, carry_out};
pub use drafts::actor;
pub use estimate::EstimateLine;
pub use event_subscription::{EventSubscription, VisibilityCache};
pub use kinds::{BenefitName, CauseName, StatusName};
pub use mutation::ApplicationMutation;
pub use node::{ApplicationById, ApplicationNode, ApplicationPayload};
pub use parts::BeneficiaryNode;
pub use query::ApplicationQuery;
pub use simulations::SimulationQuery;
pub use subscription::ApplicationSubscription;
