//! Webhooks: addresses of a program that the hub notifies of each change that the program may see, signed, in order, until they are taken.
//! A notification names what has changed and holds none of it: the program reads that with its own token.
//!
//! Writes `webhook`. Actions: CreateProgram, RevokeProgram.

mod acting;
mod delivering;
mod domain;
mod graphql;
mod sending;
mod signature;
mod store;
mod target;

pub use delivering::{Deliveries, deliver};
pub use graphql::WebhookMutation;
pub use sending::WebhookClient;
