//! Adding a factor: something is begun, and confirmed in the same session within five minutes.

use std::sync::Arc;

use async_graphql::Context;
use chrono::{DateTime, Duration, Utc};

use super::change::{ChangeKind, FactorChange};
use super::domain::{
    CHALLENGE_MINUTES, FRESH_MINUTES, FactorContent, LONGEST_LABEL, MAX_ATTEMPTS, MAX_FACTORS, SecondFactor, SecondFactors, expired, wrong,
};
use super::recovery_codes;
use super::store::{count_recovery_codes, my_second_factors};
use super::totp::TotpSecret;
use crate::core::access::Person;
use crate::core::error::{Refusal, Result};
use crate::core::graph::required_text;
use crate::core::ids::SecondFactorId;
use crate::core::request_context::{RequestContext, RequestContextExt};
use crate::identity::domain::Token;
use crate::identity::sign_in::{Opened, Opening, open, sessions_of};
use crate::identity::store::accounts::get_account;
use crate::identity::store::challenges::{Addition, AdditionOf, begin_addition, try_addition};
use crate::identity::store::sessions::get_authentication;

/// Who changes their factors, in a session that may.
pub(super) struct Owner {
    /// The owner, signed in.
    pub person: Arc<Person>,
    /// In which they act: also where they can do nothing else yet.
    pub context: Arc<RequestContext>,
    /// The factors that they have.
    pub factors: Vec<SecondFactor>,
}

/// What was begun.
pub struct PendingFactor {
    /// Confirms it.
    pub token: String,
    /// When it ends.
    pub until: DateTime<Utc>,
}

/// A secret that is shown this once.
pub struct BegunTotp {
    /// What was begun.
    pub begun: PendingFactor,
    /// For the application: a link, or a code to be photographed.
    pub uri: String,
    /// For someone who types it.
    pub secret: String,
}

/// A factor that was added.
pub struct Added {
    /// The factor.
    pub factor: SecondFactor,
    /// The recovery codes, shown this once, with the first factor.
    pub recovery_codes: Vec<String>,
    /// The session in which they go on.
    pub opened: Opened,
}

impl Owner {
    /// The signed-in person, who signed in just now, and with a second factor where they have one.
    pub(super) async fn of(ctx: &Context<'_>) -> Result<Self> {
        let owner = Self::of_any_session(ctx).await?;
        let continued = get_authentication(&mut *owner.context.read().await?, owner.person.session).await?;
        let is_fresh = ctx.now() - continued.authenticated_at < Duration::minutes(FRESH_MINUTES);
        if is_fresh && (owner.factors.is_empty() || continued.authentication.has_two_factors()) {
            return Ok(owner);
        }
        Err(Refusal::new("SIGN_IN_AGAIN").with("minutes", FRESH_MINUTES).into())
    }

    /// The signed-in person, in a session that still may confirm what it began: an account that has a factor by now asks for it first.
    pub(super) async fn of_adding_session(ctx: &Context<'_>) -> Result<Self> {
        let owner = Self::of_any_session(ctx).await?;
        let continued = get_authentication(&mut *owner.context.read().await?, owner.person.session).await?;
        match owner.factors.is_empty() || continued.authentication.has_two_factors() {
            true => Ok(owner),
            false => Err(Refusal::new("SIGN_IN_AGAIN").with("minutes", FRESH_MINUTES).into()),
        }
    }

    /// The signed-in person.
    pub(super) async fn of_any_session(ctx: &Context<'_>) -> Result<Self> {
        let person = ctx.signed_in()?.clone();
        person.ensure_no_program()?;
        let context = ctx.context().of_signed_in().await?;
        let factors = my_second_factors(&mut *context.read().await?).await?;
        Ok(Self { person, context, factors })
    }

    async fn begin(&self, addition: &Addition) -> Result<PendingFactor> {
        let token = Token::generate(self.context.app.random.as_ref());
        let until = self.context.now() + Duration::minutes(CHALLENGE_MINUTES);
        let of = AdditionOf { account: self.person.account, session: self.person.session, until };
        begin_addition(&mut *self.context.read().await?, &token.own_hash()?, &of, addition).await?;
        self.context.release().await;
        Ok(PendingFactor { token: token.as_str().to_owned(), until })
    }

    fn ensure_room(&self) -> Result<()> {
        if self.factors.len() < MAX_FACTORS { Ok(()) } else { Err(Refusal::new("TOO_MANY_FACTORS").with("most", MAX_FACTORS).into()) }
    }

    async fn take_attempt(&self, hash: &[u8; 32]) -> Result<Addition> {
        let (session, now) = (self.person.session, self.context.now());
        try_addition(&mut *self.context.read().await?, hash, session, now, MAX_ATTEMPTS).await?.ok_or_else(expired)
    }
}

/// Begins to add codes.
pub(super) async fn begin_totp(ctx: &Context<'_>, label: &str) -> Result<BegunTotp> {
    let owner = Owner::of(ctx).await?;
    let label = required_text(label, "label", LONGEST_LABEL)?;
    owner.ensure_room()?;
    let (random, account) = (owner.context.app.random.as_ref(), owner.person.account);
    let secret = TotpSecret::generate(random);
    let sealed = ctx.data_unchecked::<SecondFactors>().key()?.seal(account.0, secret.as_bytes(), random)?;
    let email = get_account(&mut *owner.context.read().await?, account).await?.email;
    let begun = owner.begin(&Addition { label, sealed_secret: Some(sealed), ceremony: None }).await?;
    Ok(BegunTotp { begun, uri: secret.uri(&email)?, secret: secret.text()? })
}

/// Adds codes, of which the first one is given: the application has the secret.
pub(super) async fn confirm_totp(ctx: &Context<'_>, token: &str, code: &str) -> Result<Added> {
    let owner = Owner::of_adding_session(ctx).await?;
    let hash = Token::hash(token).ok_or_else(expired)?;
    let addition = owner.take_attempt(&hash).await?;
    let sealed = addition.sealed_secret.ok_or_else(expired)?;
    let secret = TotpSecret::of_bytes(ctx.data_unchecked::<SecondFactors>().key()?.open(owner.person.account.0, &sealed)?);
    let step = secret.step_of(code, ctx.now().timestamp())?.ok_or_else(wrong)?;
    add(ctx, &owner, hash, new_factor(&owner.context, addition.label, FactorContent::Totp(sealed)), Some(step)).await
}

/// Begins to add a passkey; what the browser is to be given.
pub(super) async fn begin_passkey(ctx: &Context<'_>, label: &str) -> Result<(PendingFactor, String)> {
    let owner = Owner::of(ctx).await?;
    let label = required_text(label, "label", LONGEST_LABEL)?;
    owner.ensure_room()?;
    let passkeys = ctx.data_unchecked::<SecondFactors>().passkeys()?;
    let account = get_account(&mut *owner.context.read().await?, owner.person.account).await?;
    let held = owner.factors.iter().filter_map(|factor| match &factor.content {
        FactorContent::Passkey(passkey) => Some(passkey.cred_id().clone()),
        FactorContent::Totp(_) => None,
    });
    let ceremony = passkeys.begin_registration(&account, held.collect())?;
    let begun = owner.begin(&Addition { label, sealed_secret: None, ceremony: Some(ceremony.state) }).await?;
    Ok((begun, ceremony.options))
}

/// Adds the passkey that the browser made.
pub(super) async fn confirm_passkey(ctx: &Context<'_>, token: &str, answer: &str) -> Result<Added> {
    let owner = Owner::of_adding_session(ctx).await?;
    let hash = Token::hash(token).ok_or_else(expired)?;
    let addition = owner.take_attempt(&hash).await?;
    let state = addition.ceremony.ok_or_else(expired)?;
    let passkey = ctx.data_unchecked::<SecondFactors>().passkeys()?.finish_registration(state, answer)?;
    add(ctx, &owner, hash, new_factor(&owner.context, addition.label, FactorContent::Passkey(Box::new(passkey))), None).await
}

fn new_factor(context: &RequestContext, label: String, verified_with: FactorContent) -> SecondFactor {
    SecondFactor { id: SecondFactorId(context.key()), label, created_at: context.now(), last_used_at: None, content: verified_with }
}

/// Writes the factor, and renews the session, which has two factors from here on.
async fn add(ctx: &Context<'_>, owner: &Owner, challenge: [u8; 32], factor: SecondFactor, step: Option<i64>) -> Result<Added> {
    let Owner { person, context, factors } = owner;
    let has_codes = count_recovery_codes(&mut *context.read().await?, person.account).await? > 0;
    let codes = match has_codes || !factors.is_empty() {
        true => Vec::new(),
        false => recovery_codes::generate(person.account, context.app.random.as_ref()),
    };
    let continued = get_authentication(&mut *context.read().await?, person.session).await?;
    let known = factors.iter().map(|factor| factor.id).collect();
    let (recovery_codes, hashes) = codes.into_iter().unzip();
    let kind = ChangeKind::Added { factor: Box::new(factor.clone()), step, known, recovery_codes: hashes };
    let change = Some(FactorChange { challenge, kind });
    let opening = Opening { change, ..Opening::in_place_of(person, person.capacity.id, continued) };
    let opened = open(context, sessions_of(ctx), opening).await?;
    Ok(Added { factor, recovery_codes, opened })
}
