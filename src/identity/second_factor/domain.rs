//! Second factors, and what proves one.

use chrono::{DateTime, Utc};
use webauthn_rs::prelude::Passkey;

use super::passkeys::Passkeys;
use super::recovery_codes::{self, CodeHash};
use super::secret_key::SecretKey;
use super::totp::TotpSecret;
use crate::core::access::SecondFactorRule;
use crate::core::error::{Error, Refusal, Result};
use crate::core::ids::{AccountId, SecondFactorId};
use crate::identity::authentication::SecondFactorKind;

/// How long what was begun waits for a factor.
pub const CHALLENGE_MINUTES: i64 = 5;
/// How often it may be tried.
pub const MAX_ATTEMPTS: i32 = 5;
/// For how long after signing in factors are added and removed.
pub const FRESH_MINUTES: i64 = 10;
/// Second factors of an account.
pub const MAX_FACTORS: usize = 10;
/// Characters of the name of a factor.
pub const LONGEST_LABEL: usize = 60;

/// What second factors need of the hub.
#[derive(Clone)]
pub struct SecondFactors {
    /// Encrypts the secrets of codes; without it there are no codes.
    pub key: Option<SecretKey>,
    /// Verifies passkeys; none where the hub has no address with a name.
    pub passkeys: Option<Passkeys>,
    /// Of whom a factor is asked.
    pub rule: SecondFactorRule,
}

/// A second factor of an account.
#[derive(Debug, Clone)]
pub struct SecondFactor {
    /// Its key.
    pub id: SecondFactorId,
    /// As its owner calls it.
    pub label: String,
    /// When it was added.
    pub created_at: DateTime<Utc>,
    /// When it was last used to sign in.
    pub last_used_at: Option<DateTime<Utc>>,
    /// What it is verified with.
    pub content: FactorContent,
}

/// What a factor is verified with.
#[derive(Debug, Clone)]
pub enum FactorContent {
    /// The encrypted secret of codes.
    Totp(Vec<u8>),
    /// The public key of a passkey.
    Passkey(Box<Passkey>),
}

impl FactorContent {
    /// Its kind.
    pub const fn kind(&self) -> SecondFactorKind {
        match self {
            Self::Totp(_) => SecondFactorKind::Totp,
            Self::Passkey(_) => SecondFactorKind::Passkey,
        }
    }
}

/// What a person gives to prove their second factor.
pub enum Given {
    /// A code of six digits.
    Code(String),
    /// A recovery code.
    RecoveryCode(String),
    /// What a passkey signed, as JSON.
    Passkey(String),
}

/// A second factor that was proved. It is spent in the transaction of what it is for: a code or a signature holds once.
#[derive(Debug)]
pub enum Proof {
    /// A code, by its time step.
    Code(SecondFactorId, i64),
    /// A passkey, with its counter as it is now.
    Passkey(SecondFactorId, Box<Passkey>, u32),
    /// A recovery code.
    RecoveryCode(CodeHash),
}

impl Proof {
    /// What was given.
    pub const fn kind(&self) -> SecondFactorKind {
        match self {
            Self::Code(..) => SecondFactorKind::Totp,
            Self::Passkey(..) => SecondFactorKind::Passkey,
            Self::RecoveryCode(_) => SecondFactorKind::RecoveryCode,
        }
    }
}

/// What is to be proved: factors of one account, in one ceremony.
pub struct Expected<'a> {
    /// Whose factors they are.
    pub account: AccountId,
    /// The factors.
    pub factors: &'a [SecondFactor],
    /// The ceremony of their passkeys.
    pub ceremony: Option<serde_json::Value>,
}

impl SecondFactors {
    /// The proof in what was given; none where it proves nothing.
    pub fn prove(&self, expected: Expected<'_>, given: &Given, now: DateTime<Utc>) -> Result<Option<Proof>> {
        match given {
            Given::Code(code) => self.prove_by_code(&expected, code, now),
            Given::RecoveryCode(code) => Ok(recovery_codes::hash(expected.account, code).map(Proof::RecoveryCode)),
            Given::Passkey(signed) => self.prove_by_passkey(expected, signed),
        }
    }

    fn prove_by_code(&self, expected: &Expected<'_>, code: &str, now: DateTime<Utc>) -> Result<Option<Proof>> {
        for factor in expected.factors {
            let FactorContent::Totp(sealed) = &factor.content else { continue };
            let secret = match self.key()?.open(expected.account.0, sealed) {
                Ok(secret) => TotpSecret::of_bytes(secret),
                Err(error) => {
                    // Another factor of the account may have been encrypted with a key that is still there.
                    tracing::error!(%error, factor = %factor.id.0, "the secret of a second factor cannot be opened");
                    continue;
                }
            };
            if let Some(step) = secret.step_of(code, now.timestamp())? {
                return Ok(Some(Proof::Code(factor.id, step)));
            }
        }
        Ok(None)
    }

    fn prove_by_passkey(&self, expected: Expected<'_>, signed: &str) -> Result<Option<Proof>> {
        let (Some(passkeys), Some(ceremony)) = (&self.passkeys, expected.ceremony) else { return Ok(None) };
        let Some(verified) = passkeys.finish_authentication(ceremony, signed)? else { return Ok(None) };
        let mut known = expected.factors.iter().filter_map(|factor| match &factor.content {
            FactorContent::Passkey(passkey) => Some((factor.id, passkey.clone())),
            FactorContent::Totp(_) => None,
        });
        Ok(known.find_map(|(id, mut passkey)| {
            passkey.update_credential(&verified)?;
            Some(Proof::Passkey(id, passkey, verified.counter()))
        }))
    }

    /// The key, or why there are no codes.
    pub fn key(&self) -> Result<&SecretKey> {
        self.key.as_ref().ok_or_else(|| Refusal::new("TOTP_OFF").into())
    }

    /// The verifier of passkeys, or why there are none.
    pub fn passkeys(&self) -> Result<&Passkeys> {
        self.passkeys.as_ref().ok_or_else(|| Refusal::new("PASSKEYS_OFF").into())
    }
}

/// The refusal of what proves nothing.
pub fn wrong() -> Error {
    Refusal::new("SECOND_FACTOR_WRONG").into()
}

/// The refusal of what has ended.
pub fn expired() -> Error {
    Refusal::new("SECOND_FACTOR_EXPIRED").into()
}
