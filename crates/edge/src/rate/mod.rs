//! Rate limits by cost: what a session, a token or an address may spend in a window, over all servers.
//!
//! A bucket holds the cost of one window and fills evenly. Where servers share their buckets, each leases a part of what it spends, so that
//! a caller far from the limit costs no round trip; where the shared buckets do not answer, each server counts alone.
mod bucket;
mod charge;
mod headers;
mod ledger;
mod policy;
mod store;

pub use charge::RateKeys;
pub use headers::Usage;
pub use ledger::RateLedger;
pub use policy::{RateLimits, RateQuota};
pub use store::{Grant, RateStore};
