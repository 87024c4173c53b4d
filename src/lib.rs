//! Omnia Hub: one gateway, three views, live.
//!
//! A module imports those to its left: core · identity · registry · delegations · benefits · alerts · applications · documents ·
//! interlocutions · authorizations · notes · dashboard. `shell` puts them together into a schema, a server and commands; `seed` fills an empty
//! database.

pub mod core;

pub mod access_log;
pub mod alerts;
pub mod applications;
pub mod authorizations;
pub mod benefits;
pub mod dashboard;
pub mod delegations;
pub mod documents;
pub mod identity;
pub mod interlocutions;
pub mod notes;
pub mod registry;

pub mod seed;
pub mod shell;
