//! Applications: what is asked for, from the draft to the decision, and every change of status.
//!
//! Writes `application`, `beneficiary`, `dossier`, `status_change`, `draft_change`; takes numbers from `number_series`.
//! Actions: Draft, EditDraft, DeleteDraft, Submit, Withdraw, Take, Release, Reassign, Review; other rooms turn a status through
//! the verbs of this room. Events: ApplicationStatusChanged, AlertsChanged, DeadlineNear.

mod content;
mod drafting;
mod examination;
mod graphql;
mod lifecycle;
mod list;

pub use content::application_content::{Content, WorkforceBand};
pub use content::application_details::ApplicationDetails;
pub use content::beneficiary::{Beneficiary, BeneficiaryById};
pub use content::circumstances::Circumstances;
pub use content::composed_report::ReportContent;
pub use content::worker_extras::{AgriculturalWork, AskedDay, WorkElsewhere, WorkerExtras};
pub use drafting::draft_counters::{count_documents, is_current};
pub use drafting::list_file::export;
pub use examination::control::{findings, raise_alerts, refresh_alerts};
pub use examination::daily_review::recheck_drafts;
pub use examination::earlier_grants::{DaysOfWorkers, Decided, GrantedDays};
pub use examination::facts::{AttachedDocuments, FactSources};
pub use examination::reminder::remind;
pub use examination::room::RoomOfUnit;
pub use graphql::{
    ApplicationById, ApplicationMutation, ApplicationNode, ApplicationPayload, ApplicationQuery, ApplicationSubscription, BalanceNode,
    BeneficiaryNode, BulkQuery, EstimateLine, EventSubscription, SimulationQuery, VisibilityCache,
};
pub use lifecycle::actor::actor;
pub use lifecycle::carry_out::{Consequence, Consequences, carry_out};
pub use lifecycle::domain::{Actor, Application, Step};
pub use lifecycle::history::{StatusChange, StatusChangesOf};
pub use lifecycle::outcome::Outcome;
pub use lifecycle::row::{ApplicationRow, COLUMNS};
pub use lifecycle::status::Status;
pub use lifecycle::store::{find, get, get_for_change};
pub use list::{
    ApplicationConnection, ApplicationFilter, ApplicationOrder, DateRangeInput, EmployersWithLittleRoom, ListArguments, Search,
    applications, applications_of, beside_policy, employers_named, first_application,
};
