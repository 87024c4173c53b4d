//! Applications: what is asked for, from the draft to the decision, and every change of status.
//!
//! Writes `application`, `beneficiary`, `dossier`, `status_change`, `draft_change`, `idempotency`; takes numbers from `number_series`.
//! Acts: Draft, EditDraft, DeleteDraft, Submit, Withdraw, Take, Release, Reassign, Review; other rooms turn a status through
//! the verbs of this door. Tells: ApplicationStatusChanged, AlertsChanged, DeadlineNear.

mod beneficiary;
mod circumstances;
mod completeness;
mod composed;
mod content;
mod control;
mod domain;
mod dossier;
mod editing;
mod facts;
mod granted;
mod graphql;
mod history;
mod idempotency;
mod list;
mod list_file;
mod look;
mod outcome;
mod particulars;
mod patch;
mod reminder;
mod report_patch;
mod row;
mod simulation;
mod status;
mod store;
mod submission;
mod told_indicators;
mod told_weather;
mod verbs;
mod workers;

pub use beneficiary::Beneficiary;
pub use circumstances::Circumstances;
pub use composed::Composed;
pub use content::{Content, PaymentMode, WorkforceBand};
pub use control::{findings, raise_alerts, refresh_alerts};
pub use domain::{Actor, Application, Step};
pub use dossier::Dossier;
pub use editing::{count_documents, is_current};
pub use facts::{AttachedDocuments, FactSources};
pub use granted::{DaysOfWorkers, Decided, GrantedDays};
pub use graphql::{
    ApplicationById, ApplicationMutation, ApplicationNode, ApplicationPayload, ApplicationQuery, ApplicationSubscription, BeneficiaryNode,
    BenefitName, CauseName, Consequence, Consequences, EstimateLine, EventSubscription, SimulationQuery, StatusName, VisibilityCache,
    actor, carry_out,
};
pub use history::{StatusChange, StatusChangesOf};
pub use idempotency::{IdempotencyKey, forget_keys};
pub use list::{
    ApplicationConnection, ApplicationFilter, ApplicationOrder, ListArguments, Search, applications, applications_of, beside_policy,
    employers_named,
};
pub use list_file::export;
pub use look::look_at_drafts;
pub use outcome::Outcome;
pub use particulars::{AgriculturalWork, AskedDay, Particulars, WorkElsewhere};
pub use reminder::remind;
pub use row::{ApplicationRow, COLUMNS};
pub use status::Status;
pub use store::{find, get, get_for_change};
