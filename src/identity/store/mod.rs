//! SQL of accounts, capacities, sessions, and of signing in with a digital identity or a second factor.

pub(super) mod accounts;
pub(super) mod capacities;
pub(super) mod challenges;
pub(super) mod digital_identities;
pub(super) mod open_sessions;
pub(super) mod scopes;
pub(super) mod session_ends;
pub(super) mod sessions;
