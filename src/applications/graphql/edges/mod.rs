//! What leads from an application to other rooms, those on the right included: the graph has cycles, and these files are where this room has
//! its part of them.

pub(super) mod application;
pub(super) mod permissions;
mod related;
mod related_store;
mod report;
