//! Identity: accounts, the capacities that people act in, and their sessions.
//!
//! Writes `account`, `capacity`, `session`, and `program` in the room inside. Events: SessionEnded.

mod device;
mod domain;
mod end_signals;
mod fair_queue;
mod graphql;
mod password;
pub mod programs;
mod rate_limit;
mod sessions;
mod sign_in;
mod store;
mod throttle;

pub use domain::{ABSOLUTE_HOURS, IDLE_MINUTES, SessionEnded, Token};
pub use graphql::{AccountNode, CapacityNode, IdentityMutation, IdentityQuery, SessionNode};
pub use password::Passwords;
pub use sessions::{Sessions, forget_shared};
pub use sign_in::SecureCookies;
pub use store::accounts::{Account, NewAccount, add_account, get_account, set_account_status, set_password};
pub use store::capacities::{HeldCapacity, NewCapacity, add_capacity, my_capacities};
pub use store::sessions::forget_sessions;
pub use throttle::SignInThrottle;
