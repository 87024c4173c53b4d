//! What an applicant writes, and what is read back as it was written: the fields of a draft, its workers, the technical report.

pub(in crate::applications) mod beneficiary;
pub(in crate::applications) mod circumstances;
pub(in crate::applications) mod draft;
pub(in crate::applications) mod indicators;
pub(in crate::applications) mod report;
pub(in crate::applications) mod weather;
pub(in crate::applications) mod worker_extras;
