//! The command `account`: who may sign in. It runs as the owner of the database, as before the first account there is no administrator; what
//! it does is what administrators do over the graph.

mod command;
mod list;
mod password;
mod run;

pub use command::{AccountCommand, parse_name};
pub use run::{account_of, run};
