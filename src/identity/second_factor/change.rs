//! What a session is opened with: a factor that was proved, or one that was added. It is written in the transaction of the session, so that
//! there is neither without the other.

use super::domain::{Proof, SecondFactor, expired, wrong};
use super::recovery_codes::CodeHash;
use super::store;
use crate::core::db::Tx;
use crate::core::error::Result;
use crate::core::ids::{AccountId, SecondFactorId, SessionId};
use crate::core::request_context::RequestContext;
use crate::identity::authentication::SecondFactorKind;
use crate::identity::notices::{NewNotice, NoticeKind, notify};
use crate::identity::store::challenges::end_challenge;

/// What a session is opened with.
pub struct FactorChange {
    /// The challenge that ends with it, by the hash of its token.
    pub challenge: [u8; 32],
    /// What is written.
    pub kind: ChangeKind,
}

/// What is written with a session.
pub enum ChangeKind {
    /// A factor was proved.
    Proved(Proof),
    /// A factor was added.
    Added {
        /// The factor.
        factor: Box<SecondFactor>,
        /// The time step of the code that confirmed it.
        step: Option<i64>,
        /// The factors that the account had when it was allowed.
        known: Vec<SecondFactorId>,
        /// The recovery codes that the account is given with its first factor.
        recovery_codes: Vec<CodeHash>,
    },
}

impl FactorChange {
    /// Whether the account has one factor more afterwards.
    pub const fn adds_a_factor(&self) -> bool {
        matches!(self.kind, ChangeKind::Added { .. })
    }

    /// The factor that the session has by it.
    pub fn factor(&self) -> SecondFactorKind {
        match &self.kind {
            ChangeKind::Proved(proof) => proof.kind(),
            ChangeKind::Added { factor, .. } => factor.content.kind(),
        }
    }

    /// Writes it. Of two at once the second finds the challenge ended.
    pub async fn write(&self, tx: &mut Tx, context: &RequestContext, account: AccountId, session: SessionId) -> Result<()> {
        if !end_challenge(tx, &self.challenge).await? {
            return Err(expired());
        }
        match &self.kind {
            ChangeKind::Proved(proof) => spend(tx, context, account, proof, session).await,
            ChangeKind::Added { factor, step, known, recovery_codes } => {
                store::lock_factors(tx, account).await?;
                // Whoever began while the account had none may not add one to those that it has now.
                if store::list_factor_ids(tx, account).await? != *known {
                    return Err(expired());
                }
                store::add_factor(tx, account, factor, *step).await?;
                if !recovery_codes.is_empty() {
                    store::add_recovery_codes(tx, account, recovery_codes).await?;
                }
                notify(tx, &NewNotice::of(context, account, NoticeKind::SecondFactorAdded).about(session)).await
            }
        }
    }
}

/// Spends a proof, which holds once.
async fn spend(tx: &mut Tx, context: &RequestContext, account: AccountId, proof: &Proof, session: SessionId) -> Result<()> {
    let now = context.now();
    let is_spent = match proof {
        Proof::Code(factor, step) => store::use_code(tx, *factor, *step, now).await?,
        Proof::Passkey(factor, passkey, counter) => store::use_passkey(tx, *factor, passkey, *counter, now).await?,
        Proof::RecoveryCode(hash) => {
            notify(tx, &NewNotice::of(context, account, NoticeKind::RecoveryCodeUsed).about(session)).await?;
            store::use_recovery_code(tx, account, hash).await?
        }
    };
    if is_spent { Ok(()) } else { Err(wrong()) }
}
