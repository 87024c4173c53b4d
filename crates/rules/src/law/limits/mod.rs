//! How much a productive unit may still be granted: weeks, months and hours, art. 4 and 12 D.Lgs. 148/2015.
//!
//! A [`History`] makes a [`Record`], which leaves out what cannot be; on it an [`Asked`] suspension is walked week by week.

mod asked;
mod balance;
mod contradiction;
mod counting;
mod derogation;
mod earlier;
mod events;
mod five_years;
mod grant;
mod ground;
mod history;
mod ledger;
mod months;
mod record;
mod third;
mod unavoidable;
mod walk;
mod walker;
mod window;

pub use asked::Asked;
pub use balance::Balance;
pub use contradiction::{Contradiction, contradictions};
pub use counting::{Counting, MOST_WEEKS};
pub use derogation::{DEROGATIONS, Derogation};
pub use events::event_days;
pub use five_years::{FiveYears, five_years};
pub use grant::Grant;
pub use ground::{Ground, Neutrality};
pub use history::{Basis, History};
pub use months::Months;
pub use record::{AuthorizedHours, Record};
pub use third::Third;
pub use unavoidable::UnavoidableWeeks;
pub use walk::{Outcome, Refusal, Walk, WalkedWeek, walk};
pub use window::Window;
