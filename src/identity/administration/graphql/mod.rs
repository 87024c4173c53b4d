//! The graph of administration.

mod hub;
mod input;
mod mutation;

pub use hub::AdminHub;
pub use mutation::AdministrationMutation;
