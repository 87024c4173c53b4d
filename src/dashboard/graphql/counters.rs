//! Counters as the graph shows them.

use async_graphql::SimpleObject;
use omnia_edge::PlainFields;

use crate::applications::Status;
use crate::dashboard::counters::{Count, OpenCount};

/// What is open: neither decided nor withdrawn.
#[derive(Debug, Clone, Default, SimpleObject, PlainFields)]
pub struct OpenCounters {
    /// Applications, drafts among them.
    pub open_applications: i64,
    /// Their alerts that stop a submission.
    pub blocking_alerts: i64,
    /// Their alerts that the office sees.
    pub warning_alerts: i64,
    /// Their alerts that are good to know.
    pub info_alerts: i64,
}

impl From<OpenCount> for OpenCounters {
    fn from(open: OpenCount) -> Self {
        Self { open_applications: open.applications, blocking_alerts: open.blocking, warning_alerts: open.warning, info_alerts: open.info }
    }
}

/// How many applications are in a status.
#[derive(Debug, Clone, SimpleObject)]
pub struct StatusCount {
    /// The status that is counted.
    pub status: Status,
    /// How many applications have it now.
    pub count: i64,
}

/// How many applications the viewer sees, and what is open on them.
#[derive(Debug, Clone, SimpleObject, PlainFields)]
pub struct Counters {
    /// Every status in which there is some application, in the order of their life.
    pub by_status: Vec<StatusCount>,
    /// Applications in all.
    pub applications: i64,
    /// What is open: neither decided nor withdrawn.
    pub open: OpenCounters,
}

impl Counters {
    /// The counters of each status, from the rows of the statement.
    pub fn new(counts: &[Count]) -> Self {
        let mut open = OpenCounters::default();
        for count in counts.iter().filter(|count| count.status.is_open()) {
            open.open_applications += count.applications;
            open.blocking_alerts += count.blocking;
            open.warning_alerts += count.warning;
            open.info_alerts += count.info;
        }
        Self {
            by_status: counts.iter().map(|count| StatusCount { status: count.status, count: count.applications }).collect(),
            applications: counts.iter().map(|count| count.applications).sum(),
            open,
        }
    }
}
