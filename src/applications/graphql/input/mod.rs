//! What an applicant writes: the fields of a draft, and the technical report.

pub(in crate::applications) mod beneficiary;
pub(in crate::applications) mod draft;
pub(in crate::applications) mod indicators;
pub(in crate::applications) mod report;
pub(in crate::applications) mod weather;
