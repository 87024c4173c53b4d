//! Identity: who a person is, in which capacities he acts, and the sessions he opened.
//!
//! Writes `account`, `capacity`, `session`. Tells: SessionEnded.

mod attempts;
mod buckets;
mod device;
mod domain;
mod graphql;
mod lookup;
mod password;
mod queue;
mod signing_in;
mod store;
mod watches;

pub use attempts::Attempts;
pub use domain::{ABSOLUTE_HOURS, IDLE_MINUTES, SessionEnded, Token};
pub use graphql::{AccountNode, CapacityNode, IdentityMutation, IdentityQuery, SessionNode};
pub use lookup::{Sessions, forget_shared};
pub use password::Passwords;
pub use signing_in::SecureCookies;
pub use store::{
    Account, Held, NewAccount, NewCapacity, add_account, add_capacity, forget_sessions, get_account, my_capacities, set_account_status,
    set_password,
};
