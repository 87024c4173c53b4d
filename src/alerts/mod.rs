//! Alerts: what the controls of `rules` found in an application, told to people beside the field it concerns.
//!
//! Writes `alert`. Tells: AlertsChanged (through the room that changed the application).

mod graphql;
mod messages;
mod store;
mod value;

pub use graphql::{AlertNode, AlertsOfApplication};
pub use messages::MESSAGES;
pub use store::{Alert, Concerned, Counts, replace};
pub use value::Computed;
