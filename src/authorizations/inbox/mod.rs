//! The inbox of an office: the proposals that wait for a signature, which of them, in which order, how many.

mod connection;
mod counters;
mod filter;
mod order;
mod select;
mod total;

pub use connection::{InboxArguments, ProposalConnection, inbox};
pub use counters::{InboxCounters, inbox_counters};
pub use filter::ProposalFilter;
pub use order::ProposalOrder;
