//! How much a productive unit may still be granted: weeks, months and hours, art. 4 and 12 D.Lgs. 148/2015.
//!
//! A [`History`] makes a [`Record`], which leaves out what cannot be; on it an [`RequestedPeriod`] suspension is simulated week by week.

mod contradiction;
mod five_years;
mod history;
mod ledger;
mod neutrality;
mod record;
mod simulation;
mod two_years;
mod workable_third;

pub use contradiction::{Contradiction, contradictions};
pub use five_years::{FiveYears, Months, five_years};
pub use history::{Basis, Grant, History};
pub use neutrality::{DEROGATIONS, Derogation, Ground, Neutrality, event_days};
pub use record::{AuthorizedHours, Record};
pub use simulation::{ExceededLimit, JudgedWeek, RequestedPeriod, Simulation, WeekVerdict, simulate};
pub use two_years::{Balance, Counting, MOST_WEEKS, UnavoidableWeeks, Window};
pub use workable_third::Third;
