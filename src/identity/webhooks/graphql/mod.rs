//! The graph of webhooks.

mod edges;
mod loaders;
mod mutation;
mod node;

pub use mutation::WebhookMutation;
