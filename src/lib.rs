//! Omnia Hub: one gateway, three views, live.
//!
//! The rooms import leftwards: core · identity · registry · delegations · benefits · alerts · applications · documents ·
//! interlocutions · authorizations · dashboard; the shell puts them together.

pub mod core;

pub mod alerts;
pub mod applications;
pub mod authorizations;
pub mod benefits;
pub mod dashboard;
pub mod delegations;
pub mod documents;
pub mod identity;
pub mod interlocutions;
pub mod registry;

pub mod seed;
pub mod shell;
