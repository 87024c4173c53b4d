//! What is paid to the workers, and what the employer contributes: exact decimals, rounded once, at the end.
//!
//! Amounts are euro, hours are hours and their hundredths. Numbers beyond all measure saturate, and never panic.

mod ceiling;
mod contribution;
mod earlier_use;
mod estimate;
mod exact;
mod integration;
mod workable;

pub use ceiling::{
    CEILINGS, CREDIT_FUND_BANDS, Cap, Ceiling, CeilingNotPublished, CreditFundBand, MonthlyCeilings, credit_fund_ceiling, monthly_ceilings,
};
pub use contribution::{ContributionTerms, Exemption, FIRST_RATE_UP_TO, SECOND_RATE_UP_TO, Scale, WageFundRate, additional_contribution};
pub use earlier_use::{EarlierUse, LastUse, REDUCED_FROM, first_reduced_start};
pub use estimate::{Estimate, EstimateRequest, Line, WorkerPay, estimate};
pub use integration::{Bound, Integration, LostHours, break_even_hourly, integration};
pub use workable::{Schedule, WorkWeek, workable_hours};
