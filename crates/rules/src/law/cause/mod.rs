//! Causes, benefits and firms: why hours are lost, what may be paid for them, and to whom.

mod article10;
mod benefit;
mod cause_row;
mod fund;
mod fund_mark;
mod menu;
mod reason;
mod routing;
mod table;

pub use article10::Article10;
pub use benefit::{Benefit, BenefitFit};
pub use cause_row::{Cause, CauseRow, Need};
pub use fund::Fund;
pub use fund_mark::{FUND_MARKS, FundMark};
pub use menu::{Firm, Suggestion, menu};
pub use reason::{Desk, Reason};
pub use routing::{Classification, Destination, destination, fit};
pub use table::{CAUSES, causes_of};
