//! The shell: puts the modules together into a schema, a server and commands.

mod access_log;
mod accounts;
mod authenticator;
pub mod cli;
mod consequences;
mod data;
mod document_limits;
mod downloads;
mod end_sessions;
mod graph;
mod health;
mod lengths;
mod limits;
mod manuals;
mod node;
mod oauth_token;
mod open_files;
mod pages;
mod programs;
mod routes;
mod running;
mod scalars;
mod schema;
mod scope_check;
mod serve;
mod shared_execution;
mod sign_in;
mod sign_in_page;
mod tasks;

pub use lengths::edge_schema;
pub use running::Running;
pub use scalars::SCALARS;
pub use schema::{schema, sdl};
pub use serve::{Environment, start};
pub use tasks::run_minute_tasks;
