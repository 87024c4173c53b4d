//! How a draft comes about: made, edited, given its workers and documents, tried, and submitted.

pub(super) mod bulk;
pub(super) mod draft;
pub(super) mod draft_counters;
pub(super) mod list_file;
pub(super) mod submission;
pub(super) mod workers;
