//! What the controls make of an application: the facts they read, the alerts they raise, and the daily review of drafts.

pub(super) mod control;
pub(super) mod daily_review;
pub(super) mod earlier_grants;
pub(super) mod facts;
pub(super) mod reminder;
pub(super) mod room;
pub(super) mod simulation;
