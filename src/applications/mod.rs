//! Applications: what is asked for, from the draft to the decision, and every change of status.
//!
//! Writes `application`, `beneficiary`, `status_change`, `draft_change`, `idempotency`; takes numbers from `number_series`.
//! Acts: Draft, EditDraft, DeleteDraft, Submit, Withdraw, Take, Release, Reassign, Review; other rooms turn a status through
//! the verbs of this door. Tells: ApplicationStatusChanged, AlertsChanged.

mod beneficiary;
mod completeness;
mod content;
mod control;
mod domain;
mod editing;
mod graphql;
mod history;
mod idempotency;
mod list;
mod outcome;
mod patch;
mod row;
mod status;
mod store;
mod submission;
mod verbs;

pub use beneficiary::Beneficiary;
pub use content::{Content, PaymentMode, WorkforceBand};
pub use control::{findings, refresh_alerts};
pub use domain::{Actor, Application, Step};
pub use editing::{count_documents, is_current};
pub use graphql::{
    ApplicationById, ApplicationMutation, ApplicationNode, ApplicationPayload, ApplicationQuery, ApplicationSubscription, BenefitName,
    CauseName, Consequence, Consequences, Following, Glimpses, StatusName, actor, carry_out,
};
pub use history::{StatusChange, StatusChangesOf};
pub use idempotency::{Once, forget_keys};
pub use list::{
    ApplicationConnection, ApplicationFilter, ApplicationOrder, ListArguments, Search, applications, applications_of, beside_policy,
    employers_named,
};
pub use outcome::Outcome;
pub use row::{ApplicationRow, COLUMNS};
pub use status::Status;
pub use store::{find, get, get_for_change};
