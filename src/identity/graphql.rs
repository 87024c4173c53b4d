//! The graph of identity: signing in and out, and the viewer's own sessions.

use async_graphql::connection::EmptyFields;
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use omnia_edge::PlainFields;
use omnia_texts::Language;

use super::cns::{CARD_ID, CARD_PATH};
use super::domain::idle_since;
use super::nodes::{CapacityNode, SessionNode};
use super::openid::{Provider, ProviderKind, Providers};
use super::password_sign_in::{PasswordOutcome, PasswordSignIn, sign_in};
use super::second_factor::SecondFactorRequest;
use super::sign_in::{CardSignIn, end_alone, forget_cookie, payload, switch};
use super::store::open_sessions::list_sessions;
use crate::core::graph::{Cursor, Page, PageArguments, Paged, UserError};
use crate::core::ids::{CapacityId, SessionId};
use crate::core::{RequestContextExt, Result};

/// E-mail address and password.
#[derive(InputObject)]
pub struct SignInInput {
    /// The address of the account, in any case of letters.
    pub email: String,
    /// As it was typed; it is compared with its hash.
    #[graphql(secret)]
    pub password: String,
    /// The capacity to act in; without it the first that is valid today.
    pub capacity_id: Option<CapacityId>,
    /// Whether the token is wanted in the answer, for programs that keep no cookies.
    #[graphql(default)]
    pub bearer: bool,
}

/// The answer to signing in or switching capacity.
#[derive(SimpleObject, Default)]
pub struct SessionPayload {
    /// The capacity of the new session; null when a second factor is asked for, or `userErrors` says why there is none.
    pub capacity: Option<CapacityNode>,
    /// The token for `Authorization: Bearer`, where it was asked for. It is shown this once.
    pub token: Option<String>,
    /// The password was right, and `confirmSignIn` opens the session with a second factor.
    pub second_factor: Option<SecondFactorRequest>,
    /// Whether the new session can only add a second factor, which the hub asks of its role.
    pub must_add_second_factor: bool,
    /// Why nothing was done; empty where it was done.
    pub user_errors: Vec<UserError>,
}

/// The answer to ending a session.
#[derive(SimpleObject, Default)]
pub struct EndSessionPayload {
    /// The session that was ended.
    pub session_id: Option<ID>,
    /// Why nothing was done; empty where it was done.
    pub user_errors: Vec<UserError>,
}

/// A way to sign in with a digital identity: a provider, or the card.
#[derive(SimpleObject, PlainFields)]
pub struct SignInProvider {
    /// Names the provider in addresses and in `Session.provider`.
    pub id: String,
    /// What stands on its button, in the language of the request.
    pub label: String,
    /// What identities it has.
    pub kind: ProviderKind,
    /// Where signing in begins: a page of the browser goes there. `?return_to=` takes a path of this hub to go on to afterwards.
    pub start_path: String,
}

impl SignInProvider {
    fn card(language: Language) -> Self {
        let label = match language {
            Language::Italian => "Entra con CNS",
            Language::English => "Sign in with the CNS card",
        };
        Self { id: CARD_ID.to_owned(), label: label.to_owned(), kind: ProviderKind::Cns, start_path: CARD_PATH.to_owned() }
    }
}

/// What can be read of the viewer's sessions, and how one is opened.
#[derive(Default)]
pub struct IdentityQuery;

#[Object]
impl IdentityQuery {
    /// The ways to sign in with a digital identity: the providers in the order of the settings, then the card (CNS). Anyone may ask.
    async fn sign_in_providers(&self, ctx: &Context<'_>) -> Vec<SignInProvider> {
        let language = ctx.language();
        let provider = |provider: &Provider| SignInProvider {
            id: provider.id.clone(),
            label: provider.label.in_language(language).to_owned(),
            kind: provider.kind,
            start_path: provider.start_path(),
        };
        let card = ctx.data_unchecked::<CardSignIn>().0.then(|| SignInProvider::card(language));
        ctx.data_unchecked::<Providers>().list().map(provider).chain(card).collect()
    }

    /// Whether `signIn` takes e-mail address and password. Anyone may ask.
    async fn password_sign_in(&self, ctx: &Context<'_>) -> bool {
        ctx.data_unchecked::<PasswordSignIn>().0
    }

    /// The open sessions of one's own account, newest first.
    async fn my_sessions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many rows at most, of those at the end of the list; in place of `first`.")] last: Option<i32>,
        #[graphql(desc = "The cursor of the row before which the page ends; with `last`.")] before: Option<String>,
    ) -> Result<Paged<chrono::DateTime<chrono::Utc>, SessionNode>> {
        let page = Page::read(&PageArguments { first, after, last, before })?;
        let person = ctx.person()?;
        person.ensure_no_program()?;
        let account = person.account;
        let now = ctx.now();
        let rows = list_sessions(&mut *ctx.read().await?, account, now, idle_since(now), &page).await?;
        Ok(page.connect(rows, EmptyFields, |row| Cursor { value: row.created_at, key: row.id.0 }, Into::into))
    }
}

/// Opening and ending sessions.
#[derive(Default)]
pub struct IdentityMutation;

#[Object]
impl IdentityMutation {
    /// Opens a session: in a cookie, or, where that is asked for, as a bearer token instead. Where the account has a second factor, it asks
    /// for that first.
    async fn sign_in(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "E-mail address, password, and how the session is to be given.")] input: SignInInput,
    ) -> Result<SessionPayload> {
        if let Ok(person) = ctx.person() {
            person.ensure_no_program()?;
        }
        let bearer = input.bearer;
        match sign_in(ctx, input).await {
            Ok(PasswordOutcome::Challenged(request)) => Ok(SessionPayload { second_factor: Some(request), ..Default::default() }),
            Ok(PasswordOutcome::Opened(opened)) => payload(ctx, Ok(opened), !bearer, bearer),
            Err(error) => payload(ctx, Err(error), !bearer, bearer),
        }
    }

    /// Ends the session of this request.
    async fn sign_out(&self, ctx: &Context<'_>) -> Result<EndSessionPayload> {
        let person = ctx.signed_in()?;
        person.ensure_no_program()?;
        let session = person.session;
        end_alone(ctx, session).await?;
        forget_cookie(ctx);
        Ok(EndSessionPayload { session_id: Some(session.into()), ..Default::default() })
    }

    /// Goes on in another capacity of one's own: the token is renewed, and what the old one showed live ends.
    async fn switch_capacity(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The capacity of the account to act in from here on.")] capacity_id: CapacityId,
    ) -> Result<SessionPayload> {
        ctx.signed_in()?.ensure_no_program()?;
        let has_cookie = ctx.context().origin.has_cookie;
        let opened = switch(ctx, capacity_id).await;
        payload(ctx, opened, has_cookie, !has_cookie)
    }

    /// Ends one of one's own sessions, the administrator anyone's, wherever it is open; its sockets close within a second.
    async fn revoke_session(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The session that ends: one of the viewer's own, or, for an administrator, anyone's.")] id: SessionId,
    ) -> Result<EndSessionPayload> {
        ctx.person()?.ensure_no_program()?;
        end_alone(ctx, id).await?;
        Ok(EndSessionPayload { session_id: Some(id.into()), ..Default::default() })
    }
}
