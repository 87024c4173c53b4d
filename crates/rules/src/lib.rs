//! The institute's knowledge as pure functions and data: facts in, findings out.
//!
//! No clock, no database, no graph: the day of an act, and whatever else a rule needs, is handed in.
//!
//! Three floors, each of which knows those below it: `ground`, `law` and `controls`.

#[macro_use]
mod ground;
mod law;

pub mod controls;

pub use ground::{UnknownName, calendar, identifiers, text};
pub use law::{amounts, cause, channel, deadlines, limits, report, schemes, weather, worker_list};
