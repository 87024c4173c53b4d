//! Notices: what they are about, and how they are written.

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::store::add_notice;
use crate::core::access::Task;
use crate::core::db::Tx;
use crate::core::error::Result;
use crate::core::events::{EventKind, NewEvent};
use crate::core::ids::{AccountId, SecurityNoticeId, SessionId};
use crate::core::request_context::{Origin, RequestContext};

/// For how many days a notice is stored.
pub const KEPT_DAYS: i64 = 366;

omnia_rules::named! {
    /// What the owner of an account is notified of.
    NoticeKind as "SecurityNoticeKind" {
        /// A sign-in from a network or with a program that was new to the account.
        UnusualSignIn = "UNUSUAL_SIGN_IN",
        /// Somebody gave the right password, and not the second factor: where it was not the owner, they change the password.
        SecondFactorFailed = "SECOND_FACTOR_FAILED",
        /// A second factor was added.
        SecondFactorAdded = "SECOND_FACTOR_ADDED",
        /// A second factor was removed.
        SecondFactorRemoved = "SECOND_FACTOR_REMOVED",
        /// A recovery code was used to sign in.
        RecoveryCodeUsed = "RECOVERY_CODE_USED",
        /// The recovery codes were replaced by new ones.
        RecoveryCodesRenewed = "RECOVERY_CODES_RENEWED",
        /// An administrator removed all second factors, as the owner had lost them.
        SecondFactorReset = "SECOND_FACTOR_RESET",
        /// An administrator gave the account another capacity.
        CapacityAdded = "CAPACITY_ADDED",
        /// An administrator ended a capacity of the account.
        CapacityEnded = "CAPACITY_ENDED",
        /// An administrator gave the account a new password.
        PasswordReset = "PASSWORD_RESET",
        /// An administrator disabled the account.
        AccountDisabled = "ACCOUNT_DISABLED",
        /// An administrator enabled the account again.
        AccountEnabled = "ACCOUNT_ENABLED",
        /// An administrator ended a session of the account.
        SessionEnded = "SESSION_ENDED",
    }
}

/// A notice, as the owner sees it.
#[derive(Debug, Clone)]
pub struct SecurityNotice {
    /// Its key.
    pub id: SecurityNoticeId,
    /// What it is about.
    pub kind: NoticeKind,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// The session that it is about, where there is one.
    pub session: Option<SessionId>,
    /// The program that did it, as it named itself.
    pub agent: Option<String>,
    /// The address that it came from.
    pub address: Option<String>,
    /// When the owner acknowledged it.
    pub acknowledged_at: Option<DateTime<Utc>>,
}

/// A notice that is yet to be written.
#[derive(Debug, Clone)]
pub struct NewNotice {
    /// Its key.
    pub id: SecurityNoticeId,
    /// Whose account it is about.
    pub account: AccountId,
    /// What it is about.
    pub kind: NoticeKind,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// The session that it is about, where there is one.
    pub session: Option<SessionId>,
    /// The program that did it, as it named itself.
    pub agent: Option<String>,
    /// The address that it came from.
    pub address: Option<String>,
}

/// A notice was written: the other sessions of the account are shown it.
#[derive(Debug, Clone, Copy, serde::Serialize, serde::Deserialize)]
pub struct SecurityNoticeAdded {
    /// Whose account it is about.
    pub account: Uuid,
    /// The notice.
    pub notice: Uuid,
}

impl From<&NewNotice> for SecurityNoticeAdded {
    fn from(notice: &NewNotice) -> Self {
        Self { account: notice.account.0, notice: notice.id.0 }
    }
}

impl From<SecurityNoticeAdded> for NewEvent {
    fn from(added: SecurityNoticeAdded) -> Self {
        let payload = json!(added);
        Self { submitted: false, payload, ..Self::new(EventKind::SecurityNotice) }
    }
}

impl NewNotice {
    /// A notice of what a request does.
    pub fn of(context: &RequestContext, account: AccountId, kind: NoticeKind) -> Self {
        let Origin { agent, address, .. } = &context.origin;
        Self {
            id: SecurityNoticeId(context.key()),
            account,
            kind,
            at: context.now(),
            session: None,
            agent: agent.as_deref().map(Into::into),
            address: address.as_deref().map(Into::into),
        }
    }

    /// The same without where it came from: an administrator's address is none of the owner's business.
    pub fn without_origin(self) -> Self {
        Self { agent: None, address: None, ..self }
    }

    /// The same about a session.
    pub fn about(self, session: SessionId) -> Self {
        Self { session: Some(session), ..self }
    }
}

/// Writes a notice, with its event, in the transaction of what it is about.
pub async fn notify(tx: &mut Tx, notice: &NewNotice) -> Result<()> {
    add_notice(tx, notice).await?;
    tx.publish(SecurityNoticeAdded::from(notice));
    Ok(())
}

/// Notifies the owner that somebody gave the right password, and not the second factor.
pub async fn notify_of_failure(context: &RequestContext, account: AccountId) -> Result<()> {
    let notice = NewNotice::of(context, account, NoticeKind::SecondFactorFailed);
    let hub = context.app.task(Task::Notify);
    let mut tx = hub.begin().await?;
    notify(&mut tx, &notice).await?;
    tx.commit().await?;
    hub.release().await;
    Ok(())
}
