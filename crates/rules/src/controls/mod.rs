//! The controls on an application: a function and a row each. Facts in, findings out.

mod amounts;
mod beneficiary;
mod examine;
mod facts;
mod finding;
mod limits;
mod messages;
mod overlaps;
mod proceedings;
mod registered_unit;
mod report;
mod routing;
mod rule;
mod schemes;
mod switches;
mod table;
mod technical;
mod terms;
mod union;
mod unit;
mod workforce;

pub use amounts::{Pay, PaymentMode, estimate};
pub use beneficiary::{Beneficiary, OtherWork, Qualification};
pub use examine::{check, examine};
pub use facts::{Facts, Held, OtherApplication, Report, Standing, UnionStep, WorkforceBand};
pub use finding::{Computed, Finding, Part, Severity, Value};
pub use limits::History;
pub use messages::{MESSAGE_SOURCES, MESSAGES};
pub use proceedings::{Appeal, Decision, Delegation, DelegationState, Grant, Inquiry, Mandate, Proceeding, RejectionGround};
pub use registered_unit::{Unit, UnitKey, UnitKind};
pub use rule::{Confidence, Rule, RuleId};
pub use schemes::{AgriculturalWorker, OtherBenefit, OtherBenefitKind, Scheme};
pub use switches::{SWITCHES, Switches};
pub use table::RULES;
pub use technical::Details;
