//! How much the funds and the agricultural benefit grant: weeks by the size of the firm, days by the year of the worker.

mod agriculture;
mod fund_size;

pub use agriculture::{
    DAYS_OF_A_YEAR, DAYS_WITH_THE_FIRM, DEROGATIONS, DayPart, DayVerdict, Derogation, is_under_ordinary_rules, lifted, walk_of_days,
};
pub use fund_size::{LARGE_FIRM, SMALL_FIRM, is_large, is_within_reach_of_fund, weeks_in_two_years};
