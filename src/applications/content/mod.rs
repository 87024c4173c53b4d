//! What an application says: its fields, what the applicant declares, the report composed in it, and its workers.

pub(super) mod application_content;
pub(super) mod application_details;
pub(super) mod beneficiary;
pub(super) mod beneficiary_hours;
pub(super) mod checks;
pub(super) mod circumstances;
pub(super) mod completeness;
pub(super) mod composed_report;
pub(super) mod worker_extras;
