//! Identity: who a person is, in which capacities he acts, and the sessions he opened.
//!
//! Writes `account`, `capacity`, `session`. Tells: SessionEnded.

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
    Account, Held, NewAccount, NewCapacity, add_account, add_capacity, forget_sessions, get_account, my_capacities, set_account_status,
    set_password,
};
pub use throttle::Attempts;
