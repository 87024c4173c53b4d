//! Causes, benefits and firms: why hours are lost, what may be paid for them, and to whom.

mod article10;
mod benefit;
mod cause_row;
mod cause_table;
mod fund;
mod routing;
mod suggestion;

pub use article10::Article10;
pub use benefit::{Benefit, BenefitFit, Desk};
pub use cause_row::{Cause, CauseRow, ReportRequirement};
pub use cause_table::{CAUSES, causes_of};
pub use fund::{FUND_MARKS, Fund, FundMark};
pub use routing::{Classification, Destination, destination, fit};
pub use suggestion::{Firm, Reason, Suggestion, suggestions};
