//! Identity: accounts, the capacities that people act in, their sessions, and how they sign in.
//!
//! Writes `account`, `capacity`, `session`, `sign_in_attempt`, `logout_token`, and `program` in the room inside. Events: SessionEnded.

mod authentication;
mod cns;
mod device;
mod domain;
mod end_signals;
mod fair_queue;
mod graphql;
mod openid;
mod password;
pub mod programs;
mod rate_limit;
mod sessions;
mod sign_in;
mod store;
mod throttle;

pub use authentication::{AssuranceLevel, SignInScheme};
pub use cns::{CARD_ID, CARD_PATH, CardRequest, CardVerifier, sign_in_with_card};
pub use domain::{ABSOLUTE_HOURS, IDLE_MINUTES, SessionEnded, Token};
pub use graphql::{AccountNode, CapacityNode, IdentityMutation, IdentityQuery, SessionNode};
pub use openid::{
    Begun, CallbackRequest, Providers, SignedIn, begin, complete, forget_expired, log_out_back_channel, log_out_front_channel,
};
pub use password::Passwords;
pub use sessions::{Sessions, forget_shared};
pub use sign_in::{CardSignIn, PasswordSignIn, SecureCookies};
pub use store::accounts::{Account, NewAccount, add_account, get_account, set_account_status, set_password};
pub use store::capacities::{HeldCapacity, NewCapacity, add_capacity, my_capacities};
pub use store::sessions::forget_sessions;
pub use throttle::{SignInThrottle, retry_after_of};
