//! The controls on an application: a function and a row each. Facts in, findings out.

mod beneficiary;
mod examine;
mod facts;
mod finding;
mod limits;
mod overlaps;
mod registered_unit;
mod report;
mod routing;
mod rule;
mod table;
mod terms;
mod union;
mod unit;
mod workforce;

pub use beneficiary::{Beneficiary, Qualification};
pub use examine::examine;
pub use facts::{Facts, OtherApplication, Report, Standing, UnionStep, WorkforceBand};
pub use finding::{Finding, Severity, Value};
pub use registered_unit::{Unit, UnitKey, UnitKind};
pub use rule::{Confidence, Rule, RuleId};
pub use table::RULES;
