//! Identity: accounts, the capacities that people act in, their sessions, and how they sign in.
//!
//! Writes `session`, `sign_in_origin`, `sign_in_attempt`, `logout_token`, and in the rooms inside `account`, `capacity`, `program`,
//! `second_factor`, `recovery_code`, `sign_in_challenge` and `security_notice`. Events: SessionEnded, SecurityNotice.

pub mod administration;
mod authentication;
mod cns;
mod device;
mod domain;
mod end_signals;
mod fair_queue;
mod graphql;
mod nodes;
mod notices;
mod openid;
mod password;
mod password_sign_in;
pub mod programs;
mod rate_limit;
mod second_factor;
mod sessions;
mod sign_in;
mod sign_in_origin;
mod store;
mod sweep;
mod throttle;
pub mod webhooks;

pub use authentication::{AssuranceLevel, SignInScheme};
pub use cns::{CARD_ID, CARD_PATH, CardRequest, CardVerifier, sign_in_with_card};
pub use domain::{ABSOLUTE_HOURS, IDLE_MINUTES, SessionEnded, Token};
pub use graphql::{IdentityMutation, IdentityQuery};
pub use nodes::{AccountNode, CapacityNode, SessionNode};
pub use notices::{NewNotice, NoticeKind, NoticeMutation, NoticeQuery, NoticeSubscription, SecurityNoticeAdded, SecurityNoticeNode};
pub use openid::{Begun, CallbackRequest, Providers, SignedIn, begin, complete, log_out_back_channel, log_out_front_channel};
pub use password::Passwords;
pub use password_sign_in::PasswordSignIn;
pub use second_factor::{Passkeys, SecondFactorMutation, SecondFactorQuery, SecondFactors, SecretKey};
pub use sessions::{Sessions, TokenUse, forget_shared};
pub use sign_in::{CardSignIn, SecureCookies};
pub use store::accounts::{Account, AccountStatus, get_account};
pub use store::capacities::{HeldCapacity, my_capacities};
pub use store::session_ends::forget_sessions;
pub use sweep::forget_expired;
pub use throttle::{SignInThrottle, retry_after_of};
