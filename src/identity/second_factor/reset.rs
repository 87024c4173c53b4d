//! Removing all factors of an account whose owner has lost them, by command.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::store::{remove_factors, remove_recovery_codes};
use crate::core::error::Result;
use crate::core::events::append;
use crate::core::ids::{AccountId, SecurityNoticeId};
use crate::core::random::{self, Random};
use crate::identity::notices::store::add_notice;
use crate::identity::notices::{NewNotice, NoticeKind, SecurityNoticeAdded};
use crate::identity::store::challenges::end_challenges;

/// Removes all factors, recovery codes and challenges of an account, and notifies its owner; how many factors there were.
pub async fn reset_second_factors(db: &mut PgConnection, account: AccountId, now: DateTime<Utc>, random: &dyn Random) -> Result<u64> {
    let removed = remove_factors(db, account).await?;
    remove_recovery_codes(db, account).await?;
    end_challenges(db, account).await?;
    let id = SecurityNoticeId(random::key(random, now));
    let notice = NewNotice { id, account, kind: NoticeKind::SecondFactorReset, at: now, session: None, agent: None, address: None };
    add_notice(db, &notice).await?;
    append(db, &[SecurityNoticeAdded::from(&notice).into()], None, now).await?;
    Ok(removed)
}
