//! The life of an application: its status, the verbs that change it, and what each change writes.

pub(super) mod acting;
pub(super) mod actor;
pub(super) mod carry_out;
pub(super) mod domain;
pub(super) mod edited_draft;
pub(super) mod history;
pub(super) mod outcome;
pub(super) mod row;
pub(super) mod status;
pub(super) mod store;
pub(super) mod verbs;
