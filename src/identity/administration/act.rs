//! What is done to an account. The caller holds the transaction, writes the events, and removes what has ended from the caches once it has
//! committed.

use chrono::{DateTime, Days, NaiveDate, Utc};
use omnia_rules::calendar::rome_date;
use sqlx::PgConnection;

use super::capacity::WantedCapacity;
use super::person::WantedPerson;
use super::store;
use crate::core::error::{Error, Refusal, Result};
use crate::core::events::NewEvent;
use crate::core::ids::{AccountId, CapacityId, SecurityNoticeId, SessionId};
use crate::core::random;
use crate::identity::domain::SessionEnded;
use crate::identity::notices::store::add_notice;
use crate::identity::notices::{NewNotice, NoticeKind, SecurityNoticeAdded};
use crate::identity::programs::Change;
use crate::identity::programs::store::{end_programs, end_programs_in};
use crate::identity::second_factor::store::remove_second_factors;
use crate::identity::sign_in::Ended;
use crate::identity::store::accounts::{Account, AccountStatus};
use crate::identity::store::capacities;
use crate::identity::store::session_ends::{Tokens, end_sessions_in, end_sessions_of};

/// An act on an account that exists.
#[derive(Debug)]
pub enum Act {
    /// Gives it a capacity.
    Entitle(WantedCapacity),
    /// Ends one of its capacities: at once, with its sessions and programs, or after a last day from today on.
    EndCapacity(CapacityId, Option<NaiveDate>),
    /// Gives it the password with this hash, and ends its sessions; its programs go on.
    SetPassword(String),
    /// Removes all its second factors, as its owner has lost them, and ends its sessions; its programs go on.
    ResetSecondFactors,
    /// Has it no longer sign in, ends its sessions and revokes its programs.
    Disable,
    /// Lets it sign in again.
    Enable,
}

/// What an act brought about.
#[derive(Default)]
pub struct Effects {
    /// The sessions that ended.
    pub(super) ended: Vec<Ended>,
    notice: Option<SecurityNoticeAdded>,
    /// The capacity that was given or ended.
    pub capacity: Option<CapacityId>,
    /// How many second factors were removed.
    pub factors_removed: i64,
    /// How many programs were revoked.
    pub programs_revoked: u64,
}

impl Effects {
    /// The events: every hub closes the sockets of what has ended, and the owner is shown the notice.
    pub fn events(&self) -> Vec<NewEvent> {
        let ended = self.ended.iter().map(|Ended(session, _)| NewEvent::from(SessionEnded::now(*session)));
        let notice = self.notice.iter().map(|added| NewEvent::from(*added));
        ended.chain(notice).collect()
    }

    /// The hashes of the tokens of the sessions that ended.
    pub fn token_hashes(&self) -> Vec<Vec<u8>> {
        self.ended.iter().map(|Ended(_, hash)| hash.clone()).collect()
    }

    fn ending(ended: Vec<(SessionId, Vec<u8>)>) -> Self {
        Self { ended: ended.into_iter().map(|(session, hash)| Ended(session, hash)).collect(), ..Self::default() }
    }
}

/// Makes an account, which can do nothing before it is given a capacity.
pub async fn create_account(db: &mut PgConnection, wanted: &WantedPerson, password_hash: &str, change: Change<'_>) -> Result<Account> {
    let account = wanted.read(AccountId(random::key(change.random, change.now)), change.now)?;
    store::add_account(db, &account, password_hash).await?;
    Ok(account)
}

/// Carries out an act on an account that was claimed for it, and notifies its owner.
pub async fn carry_out(db: &mut PgConnection, account: &Account, act: Act, change: Change<'_>) -> Result<Effects> {
    let (id, now) = (account.id, change.now);
    let (kind, effects) = match act {
        Act::Entitle(wanted) => (NoticeKind::CapacityAdded, entitle(db, id, &wanted, change).await?),
        Act::EndCapacity(capacity, last_day) => (NoticeKind::CapacityEnded, end_capacity(db, id, capacity, last_day, now).await?),
        Act::SetPassword(hash) => {
            if !store::set_password(db, id, &hash).await? {
                return Err(Error::NotFound);
            }
            (NoticeKind::PasswordReset, end_sessions(db, id, Tokens::GoOn, now).await?)
        }
        Act::ResetSecondFactors => {
            let factors_removed = remove_second_factors(db, id).await?.ok_or(Error::NotFound)?;
            (NoticeKind::SecondFactorReset, Effects { factors_removed, ..end_sessions(db, id, Tokens::GoOn, now).await? })
        }
        Act::Disable => {
            store::set_status(db, id, AccountStatus::Disabled).await?;
            let programs_revoked = end_programs(db, id, now).await?;
            (NoticeKind::AccountDisabled, Effects { programs_revoked, ..end_sessions(db, id, Tokens::End, now).await? })
        }
        Act::Enable => {
            store::set_status(db, id, AccountStatus::Active).await?;
            (NoticeKind::AccountEnabled, Effects::default())
        }
    };
    Ok(Effects { notice: Some(notify(db, id, kind, change).await?), ..effects })
}

async fn entitle(db: &mut PgConnection, account: AccountId, wanted: &WantedCapacity, change: Change<'_>) -> Result<Effects> {
    let id = CapacityId(random::key(change.random, change.now));
    let capacity = wanted.read(db, id, account, rome_date(change.now)).await?;
    capacities::add_capacity(db, &capacity).await?;
    Ok(Effects { capacity: Some(id), ..Effects::default() })
}

async fn end_capacity(
    db: &mut PgConnection,
    account: AccountId,
    id: CapacityId,
    last_day: Option<NaiveDate>,
    now: DateTime<Utc>,
) -> Result<Effects> {
    let (holder, first, last) = capacities::get_period(db, id).await?;
    if holder != account {
        return Err(Error::NotFound);
    }
    // The first day on which it would hold.
    let next = rome_date(now).max(first);
    if let Some(last) = last.filter(|last| *last < last_day.unwrap_or(next)) {
        return Err(Refusal::new("CAPACITY_ENDED").at(["id"]).with("end", last).into());
    }
    let Some(wanted) = last_day else {
        // One that has not held on any day yet never does.
        let before = next.checked_sub_days(Days::new(1)).ok_or_else(|| Error::fault("the calendar begins here"))?;
        capacities::end_capacity(db, id, before).await?;
        let programs_revoked = end_programs_in(db, id, now).await?;
        let effects = Effects::ending(end_sessions_in(db, account, id, now).await?);
        return Ok(Effects { capacity: Some(id), programs_revoked, ..effects });
    };
    if wanted < next {
        return Err(Refusal::new("LAST_DAY_TOO_EARLY").at(["lastDay"]).with("earliest", next).into());
    }
    capacities::end_capacity(db, id, wanted).await?;
    Ok(Effects { capacity: Some(id), ..Effects::default() })
}

async fn end_sessions(db: &mut PgConnection, account: AccountId, tokens: Tokens, now: DateTime<Utc>) -> Result<Effects> {
    Ok(Effects::ending(end_sessions_of(db, account, tokens, now).await?))
}

/// Notifies the owner, without the address of the administrator, which is none of the owner's business.
async fn notify(db: &mut PgConnection, account: AccountId, kind: NoticeKind, change: Change<'_>) -> Result<SecurityNoticeAdded> {
    let id = SecurityNoticeId(random::key(change.random, change.now));
    let notice = NewNotice { id, account, kind, at: change.now, session: None, agent: None, address: None };
    add_notice(db, &notice).await?;
    Ok(SecurityNoticeAdded::from(&notice))
}
