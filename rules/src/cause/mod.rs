//! Causes, benefits and firms: why hours are lost, what may be paid for them, and to whom.

mod article10;
mod benefit;
mod cause_row;
mod routing;
mod table;

pub use article10::Article10;
pub use benefit::{Benefit, BenefitFit};
pub use cause_row::{Cause, CauseRow, Need};
pub use routing::{Classification, Destination, destination, fit};
pub use table::CAUSES;
