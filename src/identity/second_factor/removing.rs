//! Removing a factor, and replacing the recovery codes.

use async_graphql::Context;

use super::adding::Owner;
use super::{recovery_codes, store};
use crate::core::error::{Error, Refusal, Result};
use crate::core::ids::SecondFactorId;
use crate::identity::notices::{NewNotice, NoticeKind, notify};

/// Removes a factor. With the last one the recovery codes go too.
pub(super) async fn remove(ctx: &Context<'_>, id: SecondFactorId) -> Result<()> {
    let owner = Owner::of(ctx).await?;
    let account = owner.person.account;
    let mut tx = owner.context.begin().await?;
    store::lock_factors(&mut tx, account).await?;
    if !store::remove_factor(&mut tx, id).await? {
        return Err(Error::NotFound);
    }
    if store::list_factor_ids(&mut tx, account).await?.is_empty() {
        store::remove_recovery_codes(&mut tx, account).await?;
    }
    let notice = NewNotice::of(&owner.context, account, NoticeKind::SecondFactorRemoved);
    notify(&mut tx, &notice.about(owner.person.session)).await?;
    tx.commit().await
}

/// Gives the account new recovery codes, which replace those before.
pub(super) async fn renew_recovery_codes(ctx: &Context<'_>) -> Result<Vec<String>> {
    let owner = Owner::of(ctx).await?;
    if owner.factors.is_empty() {
        return Err(Refusal::new("RECOVERY_CODES_WITHOUT_FACTOR").into());
    }
    let account = owner.person.account;
    let codes = recovery_codes::generate(account, owner.context.app.random.as_ref());
    let (texts, hashes): (Vec<_>, Vec<_>) = codes.into_iter().unzip();
    let mut tx = owner.context.begin().await?;
    store::remove_recovery_codes(&mut tx, account).await?;
    store::add_recovery_codes(&mut tx, account, &hashes).await?;
    let notice = NewNotice::of(&owner.context, account, NoticeKind::RecoveryCodesRenewed);
    notify(&mut tx, &notice.about(owner.person.session)).await?;
    tx.commit().await?;
    Ok(texts)
}
