//! The graph of second factors.

use async_graphql::{Context, ID, InputObject, Object, OneofObject, SimpleObject};
use omnia_edge::PlainFields;

use super::adding::{Added, Owner, begin_passkey, begin_totp, confirm_passkey, confirm_totp};
use super::domain::{Given, SecondFactor, SecondFactors};
use super::removing::{remove, renew_recovery_codes};
use super::signing_in::confirm;
use super::store::{ListedFactor, count_recovery_codes};
use crate::core::graph::{DateTime, UserError, user_errors};
use crate::core::ids::SecondFactorId;
use crate::core::{RequestContextExt, Result};
use crate::identity::authentication::SecondFactorKind;
use crate::identity::graphql::SessionPayload;
use crate::identity::sign_in::payload;

/// A second factor that is asked for before the session is opened.
#[derive(SimpleObject, PlainFields)]
pub struct SecondFactorRequest {
    /// Completes the sign-in, with `confirmSignIn`, up to five times.
    pub token: String,
    /// What completes it.
    pub kinds: Vec<SecondFactorKind>,
    /// For `PublicKeyCredential.parseRequestOptionsFromJSON` of the browser, as JSON; null where the account has no passkey.
    pub passkey_options: Option<String>,
    /// When the password has to be given again.
    pub expires_at: DateTime,
}

/// A second factor of an account.
#[derive(SimpleObject, PlainFields)]
#[graphql(name = "SecondFactor")]
pub struct SecondFactorNode {
    /// Names the factor to `removeSecondFactor`.
    pub id: ID,
    /// What it is.
    pub kind: SecondFactorKind,
    /// As its owner calls it.
    pub label: String,
    /// When it was added.
    pub created_at: DateTime,
    /// When it was last used to sign in; null where it was not.
    pub last_used_at: Option<DateTime>,
}

impl From<&SecondFactor> for SecondFactorNode {
    fn from(factor: &SecondFactor) -> Self {
        Self {
            id: factor.id.into(),
            kind: factor.content.kind(),
            label: factor.label.clone(),
            created_at: DateTime(factor.created_at),
            last_used_at: factor.last_used_at.map(DateTime),
        }
    }
}

impl From<ListedFactor> for SecondFactorNode {
    fn from(factor: ListedFactor) -> Self {
        Self {
            id: factor.id.into(),
            kind: factor.kind,
            label: factor.label,
            created_at: DateTime(factor.created_at),
            last_used_at: factor.last_used_at.map(DateTime),
        }
    }
}

/// What an account has in addition to its password.
#[derive(SimpleObject)]
pub struct MySecondFactors {
    /// The factors, oldest first: at most 10.
    pub factors: Vec<SecondFactorNode>,
    /// How many recovery codes are left: each is used once.
    pub recovery_codes_left: i32,
    /// Whether the hub asks a factor of the role of this session, and the session has none: it can do nothing else then.
    pub is_required: bool,
}

/// What proves a second factor.
#[derive(OneofObject)]
pub enum SecondFactorInput {
    /// The code of six digits that the application shows now.
    #[graphql(secret)]
    Code(String),
    /// One of the recovery codes.
    #[graphql(secret)]
    RecoveryCode(String),
    /// What `navigator.credentials.get` gave, as JSON (`toJSON()`).
    #[graphql(secret)]
    Passkey(String),
}

impl From<SecondFactorInput> for Given {
    fn from(input: SecondFactorInput) -> Self {
        match input {
            SecondFactorInput::Code(code) => Self::Code(code),
            SecondFactorInput::RecoveryCode(code) => Self::RecoveryCode(code),
            SecondFactorInput::Passkey(signed) => Self::Passkey(signed),
        }
    }
}

/// The second part of signing in.
#[derive(InputObject)]
pub struct ConfirmSignInInput {
    /// The token that `signIn` gave.
    #[graphql(secret)]
    pub token: String,
    /// The second factor.
    pub factor: SecondFactorInput,
    /// Whether the token of the session is wanted in the answer, for programs that keep no cookies.
    #[graphql(default)]
    pub bearer: bool,
}

/// The answer to beginning to add codes.
#[derive(SimpleObject, Default)]
pub struct TotpPayload {
    /// Confirms it, with `confirmTotp` and the first code; null where `userErrors` says why there is none.
    pub token: Option<String>,
    /// The secret for the application, as a link or a code to be photographed (`otpauth://`). It is shown this once.
    pub uri: Option<String>,
    /// The same secret, for someone who types it into the application.
    pub secret: Option<String>,
    /// When it has to be begun again.
    pub expires_at: Option<DateTime>,
    /// Why nothing was begun; empty where it was.
    pub user_errors: Vec<UserError>,
}

/// The answer to beginning to add a passkey.
#[derive(SimpleObject, Default)]
pub struct PasskeyPayload {
    /// Confirms it, with `confirmPasskey`; null where `userErrors` says why there is none.
    pub token: Option<String>,
    /// For `PublicKeyCredential.parseCreationOptionsFromJSON` of the browser, as JSON.
    pub options: Option<String>,
    /// When it has to be begun again.
    pub expires_at: Option<DateTime>,
    /// Why nothing was begun; empty where it was.
    pub user_errors: Vec<UserError>,
}

/// The answer to adding a factor. The session is renewed, as `switchCapacity` does, and has two factors from here on.
#[derive(SimpleObject, Default)]
pub struct SecondFactorPayload {
    /// The factor; null where `userErrors` says why there is none.
    pub factor: Option<SecondFactorNode>,
    /// Ten recovery codes, with the first factor. They are shown this once: keep them apart from the device.
    pub recovery_codes: Vec<String>,
    /// The token of the renewed session, for someone who came with a bearer token; a browser has it in its cookie.
    pub token: Option<String>,
    /// Why nothing was added; empty where it was.
    pub user_errors: Vec<UserError>,
}

/// The answer to replacing the recovery codes.
#[derive(SimpleObject, Default)]
pub struct RecoveryCodesPayload {
    /// The new codes. They are shown this once: keep them apart from the device.
    pub recovery_codes: Vec<String>,
    /// Why they were not replaced; empty where they were.
    pub user_errors: Vec<UserError>,
}

/// The answer to removing a factor.
#[derive(SimpleObject, Default)]
pub struct RemoveSecondFactorPayload {
    /// The factor that was removed.
    pub id: Option<ID>,
    /// Why nothing was removed; empty where it was.
    pub user_errors: Vec<UserError>,
}

/// What can be read of second factors.
#[derive(Default)]
pub struct SecondFactorQuery;

#[Object]
impl SecondFactorQuery {
    /// The second factors of one's own account.
    async fn my_second_factors(&self, ctx: &Context<'_>) -> Result<Option<MySecondFactors>> {
        let owner = Owner::of_any_session(ctx).await?;
        let left = count_recovery_codes(&mut *owner.context.read().await?, owner.person.account).await?;
        owner.context.release().await;
        Ok(Some(MySecondFactors {
            factors: owner.factors.iter().map(Into::into).collect(),
            recovery_codes_left: i32::try_from(left).unwrap_or(i32::MAX),
            is_required: ctx.data_unchecked::<SecondFactors>().rule.is_unmet(&owner.person),
        }))
    }
}

/// Signing in with a second factor, adding and removing one.
#[derive(Default)]
pub struct SecondFactorMutation;

#[Object]
impl SecondFactorMutation {
    /// Opens the session of a sign-in that asked for a second factor.
    async fn confirm_sign_in(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The token of the sign-in, the second factor, and how the session is to be given.")] input: ConfirmSignInInput,
    ) -> Result<SessionPayload> {
        if let Ok(person) = ctx.signed_in() {
            person.ensure_no_program()?;
        }
        let ConfirmSignInInput { token, factor, bearer } = input;
        let opened = confirm(ctx, &token, factor.into(), bearer).await;
        payload(ctx, opened, !bearer, bearer)
    }

    /// Begins to add codes as a second factor: gives the secret for an application, this once. Within ten minutes of signing in.
    async fn enrol_totp(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The name of the factor, such as the device: at most 60 characters.")] label: String,
    ) -> Result<TotpPayload> {
        match begin_totp(ctx, &label).await {
            Ok(totp) => Ok(TotpPayload {
                token: Some(totp.begun.token),
                uri: Some(totp.uri),
                secret: Some(totp.secret),
                expires_at: Some(DateTime(totp.begun.until)),
                user_errors: Vec::new(),
            }),
            Err(error) => Ok(TotpPayload { user_errors: user_errors(error, ctx.language())?, ..Default::default() }),
        }
    }

    /// Adds the codes, with the first one that the application shows.
    async fn confirm_totp(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The token that `enrolTotp` gave.", secret)] token: String,
        #[graphql(desc = "The code of six digits that the application shows now.", secret)] code: String,
    ) -> Result<SecondFactorPayload> {
        let added = confirm_totp(ctx, &token, &code).await;
        added_payload(ctx, added)
    }

    /// Begins to add a passkey as a second factor. Within ten minutes of signing in.
    async fn begin_passkey(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The name of the factor, such as the device: at most 60 characters.")] label: String,
    ) -> Result<PasskeyPayload> {
        match begin_passkey(ctx, &label).await {
            Ok((begun, options)) => Ok(PasskeyPayload {
                token: Some(begun.token),
                options: Some(options),
                expires_at: Some(DateTime(begun.until)),
                user_errors: Vec::new(),
            }),
            Err(error) => Ok(PasskeyPayload { user_errors: user_errors(error, ctx.language())?, ..Default::default() }),
        }
    }

    /// Adds the passkey that the browser made.
    async fn confirm_passkey(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The token that `beginPasskey` gave.", secret)] token: String,
        #[graphql(desc = "What `navigator.credentials.create` gave, as JSON (`toJSON()`).", secret)] passkey: String,
    ) -> Result<SecondFactorPayload> {
        let added = confirm_passkey(ctx, &token, &passkey).await;
        added_payload(ctx, added)
    }

    /// Removes a second factor. Within ten minutes of signing in, with a second factor.
    async fn remove_second_factor(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A factor of the viewer's own account.")] id: SecondFactorId,
    ) -> Result<RemoveSecondFactorPayload> {
        match remove(ctx, id).await {
            Ok(()) => Ok(RemoveSecondFactorPayload { id: Some(id.into()), user_errors: Vec::new() }),
            Err(error) => Ok(RemoveSecondFactorPayload { user_errors: user_errors(error, ctx.language())?, ..Default::default() }),
        }
    }

    /// Replaces the recovery codes by new ones. Within ten minutes of signing in, with a second factor.
    async fn renew_recovery_codes(&self, ctx: &Context<'_>) -> Result<RecoveryCodesPayload> {
        match renew_recovery_codes(ctx).await {
            Ok(recovery_codes) => Ok(RecoveryCodesPayload { recovery_codes, user_errors: Vec::new() }),
            Err(error) => Ok(RecoveryCodesPayload { user_errors: user_errors(error, ctx.language())?, ..Default::default() }),
        }
    }
}

/// The answer to adding a factor: the renewed session comes as the one before did.
fn added_payload(ctx: &Context<'_>, added: Result<Added>) -> Result<SecondFactorPayload> {
    let has_cookie = ctx.context().origin.has_cookie;
    match added {
        Ok(Added { factor, recovery_codes, opened }) => {
            let SessionPayload { token, .. } = payload(ctx, Ok(opened), has_cookie, !has_cookie)?;
            Ok(SecondFactorPayload { factor: Some((&factor).into()), recovery_codes, token, user_errors: Vec::new() })
        }
        Err(error) => Ok(SecondFactorPayload { user_errors: user_errors(error, ctx.language())?, ..Default::default() }),
    }
}
