//! R23, R25 with the composed report, R26 to R31 and R51; R15 and R16 are with R14, R24 with R22.

mod documents;
mod events_of_several_months;
mod thresholds;
mod troubled;
mod union_step;
mod weather_details;

pub use troubled::troubled;
