//! The second factor of signing in with a password: codes, passkeys, and recovery codes for people who lost the device.
//!
//! Writes `second_factor`, `recovery_code`, `sign_in_challenge`. Events: SecurityNotice, SessionEnded.

mod adding;
mod challenge;
mod change;
mod domain;
mod graphql;
mod passkeys;
mod recovery_codes;
mod removing;
mod secret_key;
mod signing_in;
pub(super) mod store;
mod totp;

pub use challenge::begin_challenge;
pub use change::FactorChange;
pub use domain::SecondFactors;
pub use graphql::{SecondFactorMutation, SecondFactorNode, SecondFactorQuery, SecondFactorRequest};
pub use passkeys::Passkeys;
pub use secret_key::SecretKey;
