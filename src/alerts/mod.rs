//! Alerts: what the controls of `rules` found in an application, shown at the field it concerns.
//!
//! Writes `alert`. Events: AlertsChanged (through the room that changed the application).

mod catalogue;
mod graphql;
mod messages;
mod store;
mod value;

pub use catalogue::catalogue;
pub use graphql::{AlertById, AlertNode, AlertsOfApplication};
pub use messages::say;
pub use store::{Alert, AlertRow, Concerned, Counts, hide_unseen, of_applications, raise, replace};
pub use value::Computed;
