//! What is paid to the workers, and what the employer contributes: exact decimals, rounded once, at the end.
//!
//! Amounts are euro, hours are hours and their hundredths. Numbers beyond all measure saturate, and never panic.

mod cap;
mod ceiling;
mod contribution;
mod credit_fund;
mod earlier_use;
mod estimate;
mod exact;
mod integration;
mod spread;
mod terms;
mod wage_fund;
mod workable;

pub use cap::Cap;
pub use ceiling::{CEILINGS, Ceiling, CeilingNotPublished, MonthlyCeilings, monthly_ceilings};
pub use contribution::{FIRST_RATE_UP_TO, SECOND_RATE_UP_TO, Scale, additional_contribution};
pub use credit_fund::{CREDIT_FUND_BANDS, CreditFundBand, credit_fund_ceiling};
pub use earlier_use::{EarlierUse, LastUse, REDUCED_FROM, first_reduced_start};
pub use estimate::{Estimate, Line, Request, WorkerPay, estimate};
pub use integration::{Bound, Integration, LostHours, break_even_hourly, integration};
pub use terms::{ContributionTerms, Exemption};
pub use wage_fund::WageFundRate;
pub use workable::{Schedule, WorkWeek, workable_hours};
