//! The graph of applications.

mod acts;
mod consequences;
mod drafts;
mod kinds;
mod mutation;
mod node;
mod parts;
mod query;

pub use consequences::{Consequence, Consequences, carry_out};
pub use kinds::{BenefitName, CauseName, StatusName};
pub use node::{ApplicationById, ApplicationNode, ApplicationPayload};
pub use query::ApplicationQuery;

pub use mutation::ApplicationMutation;
