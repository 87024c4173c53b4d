//! Holidays, terms, weeks, periods, and the deadlines that stand on them.

mod deadlines;
mod holidays;
mod months_and_weeks;
mod periods;
mod terms;
mod upcoming;
