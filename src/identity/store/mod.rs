//! SQL of accounts, capacities and sessions.

pub(super) mod accounts;
pub(super) mod capacities;
pub(super) mod scopes;
pub(super) mod sessions;
