//! Mutations of delegations: the practitioner creates, prints, activates, renews and discards them, either side revokes them.

use async_graphql::{Context, InputObject, Object};

use super::node::DelegationPayload;
use crate::core::access::acts::{ActivateDelegation, DiscardDelegation, PrintDelegation, RenewDelegation, RevokeDelegation};
use crate::core::graph::identifiers::{PositionNumber, TaxCode};
use crate::core::graph::{Date, required_text};
use crate::core::idempotency::{OptionalKey, sent};
use crate::core::ids::DelegationId;
use crate::core::{RequestContextExt, Result};
use crate::delegations::acting::{carry_out, create};
use crate::delegations::request::{Days, Request, SignedForm};

/// A delegation to be made.
#[derive(InputObject)]
pub struct DelegationInput {
    /// Number of the position (matricola), ten digits.
    pub position_number: PositionNumber,
    /// Tax code of the one who will sign: the employer, or its legal representative.
    pub delegator_tax_code: TaxCode,
    /// First day; today without it.
    pub valid_from: Option<Date>,
    /// Last day; without it the delegation holds until it is revoked.
    pub valid_to: Option<Date>,
}

/// The intermediary's declaration, under its own responsibility, that the delegator signed the form.
#[derive(InputObject)]
pub struct SignedDeclarationInput {
    /// That the delegator signed; only true activates.
    pub delegator_signed: bool,
    /// Where the signed form is kept, with the copy of the identity document: at most 200 characters.
    pub form_reference: String,
}

impl SignedDeclarationInput {
    fn read(&self) -> Result<SignedForm> {
        SignedForm::read(self.delegator_signed, &self.form_reference)
    }
}

/// The mutations of delegations.
#[derive(Default)]
pub struct DelegationActMutation;

#[Object]
impl DelegationActMutation {
    /// Makes a delegation for a position that the practitioner can name together with its delegator. It gives no reach yet.
    async fn create_delegation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who delegates, for which position, and for which days.")] input: DelegationInput,
        #[graphql(desc = "A text of the caller's own, 1 to 128 visible characters: the same key never makes a delegation twice.")]
        idempotency_key: Option<String>,
    ) -> Result<DelegationPayload> {
        let (number, delegator) = (input.position_number.0, input.delegator_tax_code.0);
        let today = ctx.today();
        let days = Days::read(input.valid_from.map_or(today, |day| day.0), input.valid_to.map(|day| day.0), today);
        let once = OptionalKey::new(ctx.context(), idempotency_key.as_deref(), "createDelegation", &sent(ctx, "input")?);
        let created = create(ctx.context(), once, || Request::read(&number, &delegator, days)).await;
        DelegationPayload::of(ctx.language(), created.map(Into::into))
    }

    /// Gives out the form, to be signed on paper: it is in `form`.
    async fn print_delegation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The delegation that is meant.")] id: DelegationId,
        #[graphql(desc = "The version that was read: refused with `VERSION_CONFLICT` where it has changed since.")] expected_version: i32,
    ) -> Result<DelegationPayload> {
        let done = carry_out(ctx.context(), id, expected_version, PrintDelegation, |may, _| may.print());
        DelegationPayload::of(ctx.language(), done.await.map(Into::into))
    }

    /// Makes the delegation hold, once the form is signed.
    async fn activate_delegation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The delegation that is meant.")] id: DelegationId,
        #[graphql(desc = "The version that was read: refused with `VERSION_CONFLICT` where it has changed since.")] expected_version: i32,
        #[graphql(desc = "That the delegator signed the form, and where it is kept.")] declaration: SignedDeclarationInput,
    ) -> Result<DelegationPayload> {
        let done = carry_out(ctx.context(), id, expected_version, ActivateDelegation, |may, by| may.activate(declaration.read()?, by));
        DelegationPayload::of(ctx.language(), done.await.map(Into::into))
    }

    /// Moves the end of an active delegation further out, on a form signed anew; without `validTo` it holds until it is revoked.
    async fn renew_delegation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The delegation that is meant.")] id: DelegationId,
        #[graphql(desc = "The version that was read: refused with `VERSION_CONFLICT` where it has changed since.")] expected_version: i32,
        #[graphql(desc = "The last day of the renewed delegation; without it, it does not end.")] valid_to: Option<Date>,
        #[graphql(desc = "That the delegator signed the form of the renewal, and where it is kept.")] declaration: SignedDeclarationInput,
    ) -> Result<DelegationPayload> {
        let valid_to = valid_to.map(|day| day.0);
        let done = carry_out(ctx.context(), id, expected_version, RenewDelegation, |may, by| may.renew(valid_to, declaration.read()?, by));
        DelegationPayload::of(ctx.language(), done.await.map(Into::into))
    }

    /// Gives up a delegation that was never activated.
    async fn discard_delegation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The delegation that is meant.")] id: DelegationId,
        #[graphql(desc = "The version that was read: refused with `VERSION_CONFLICT` where it has changed since.")] expected_version: i32,
    ) -> Result<DelegationPayload> {
        let done = carry_out(ctx.context(), id, expected_version, DiscardDelegation, |may, by| may.discard(by));
        DelegationPayload::of(ctx.language(), done.await.map(Into::into))
    }

    /// Ends an active delegation, with the reason. From this moment the intermediary reaches the position no more.
    async fn revoke_delegation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The delegation that is meant.")] id: DelegationId,
        #[graphql(desc = "The version that was read: refused with `VERSION_CONFLICT` where it has changed since.")] expected_version: i32,
        #[graphql(desc = "Why it ends, for the history.")] reason: String,
    ) -> Result<DelegationPayload> {
        let done = carry_out(ctx.context(), id, expected_version, RevokeDelegation, |may, by| {
            may.revoke(required_text(&reason, "reason", 2_000)?, by)
        });
        DelegationPayload::of(ctx.language(), done.await.map(Into::into))
    }
}
