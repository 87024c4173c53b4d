//! Identity: accounts, the capacities that people act in, and their sessions.
//!
//! Writes `account`, `capacity`, `session`. Events: SessionEnded.

mod device;
mod domain;
mod end_signals;
mod fair_queue;
mod graphql;
mod password;
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
pub use store::{
    Account, HeldCapacity, NewAccount, NewCapacity, add_account, add_capacity, forget_sessions, get_account, my_capacities,
    set_account_status, set_password,
};
pub use throttle::SignInThrottle;
