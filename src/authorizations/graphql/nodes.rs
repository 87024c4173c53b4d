//! Proposals, decisions and authorizations as nodes.

use async_graphql::{ComplexObject, Context, ID, SimpleObject};
use omnia_edge::PlainFields;

use crate::applications::{ApplicationById, ApplicationNode, Outcome};
use crate::authorizations::authorization::Authorization;
use crate::authorizations::loaders::PeriodsOf;
use crate::authorizations::proposal::{Decision, Proposal, ProposalStatus};
use crate::authorizations::terms::AuthorizedPeriod;
use crate::core::graph::{Amount, Date, DateTime, PersonNode, payload};
use crate::core::ids::{ApplicationId, AuthorizationId};
use crate::core::{RequestContextExt, Result};

/// Days for which the benefit is granted.
#[derive(Debug, Clone, SimpleObject, PlainFields)]
#[graphql(name = "AuthorizedPeriod")]
pub struct AuthorizedPeriodNode {
    /// The first day that is granted.
    pub from: Date,
    /// The last day that is granted.
    pub to: Date,
    /// How many workers at most were granted at once.
    pub workers: i32,
    /// Hours of all workers in the period.
    pub hours: Amount,
}

impl From<AuthorizedPeriod> for AuthorizedPeriodNode {
    fn from(period: AuthorizedPeriod) -> Self {
        Self { from: Date(period.from), to: Date(period.to), workers: period.workers, hours: Amount(period.hours) }
    }
}

/// A decision as an operator proposes it: the office's own matter until it is signed.
#[derive(SimpleObject, PlainFields)]
#[graphql(name = "Proposal", complex)]
pub struct ProposalNode {
    /// As `node(id:)` takes it; it never changes.
    pub id: ID,
    /// Whether it waits for the director, or what became of it.
    pub status: ProposalStatus,
    /// What is proposed: all, a part, or nothing.
    pub outcome: Outcome,
    /// What is to be granted.
    pub periods: Vec<AuthorizedPeriodNode>,
    /// Hours to be granted, in all periods together; 0.00 where nothing is.
    pub hours: Amount,
    /// Why, in the words of the act; null where all is granted without them.
    pub reasons: Option<String>,
    /// Whether it is rejected because elements are missing.
    pub missing_elements: bool,
    /// Whether the event is held objectively unavoidable (EONE).
    pub unavoidable: bool,
    /// Whether the additional contribution is due (art. 5 D.Lgs. 148/2015).
    pub contribution_due: bool,
    /// When the operator proposed it.
    pub proposed_at: DateTime,
    /// The operator who proposed it.
    pub proposed_by: PersonNode,
    /// When it was signed, returned or withdrawn; null while it waits.
    pub closed_at: Option<DateTime>,
    /// Who signed it, returned it or took it back.
    pub closed_by: Option<PersonNode>,
    /// Why the director gave it back.
    pub return_reason: Option<String>,
    #[graphql(skip)]
    pub application_key: ApplicationId,
}

impl From<Proposal> for ProposalNode {
    fn from(proposal: Proposal) -> Self {
        let terms = proposal.terms;
        Self {
            id: proposal.id.into(),
            status: proposal.status,
            outcome: terms.outcome,
            hours: Amount(terms.hours()),
            periods: terms.periods.into_iter().map(Into::into).collect(),
            reasons: terms.reasons,
            missing_elements: terms.missing_elements,
            unavoidable: terms.unavoidable,
            contribution_due: terms.contribution_due,
            proposed_at: DateTime(proposal.proposed_at),
            proposed_by: proposal.proposed_by.into(),
            closed_at: proposal.closed_at.map(DateTime),
            closed_by: proposal.closed_by.map(Into::into),
            return_reason: proposal.return_reason,
            application_key: proposal.application,
        }
    }
}

#[ComplexObject]
impl ProposalNode {
    /// The application that it would decide; null where the viewer no longer sees it.
    async fn application(&self, ctx: &Context<'_>) -> Result<Option<ApplicationNode>> {
        Ok(ctx.load::<ApplicationById>(self.application_key).await?.map(Into::into))
    }
}

/// What was decided on an application, by signature.
#[derive(Debug, Clone, SimpleObject)]
#[graphql(name = "Decision")]
pub struct DecisionNode {
    /// What was decided: all, a part, or nothing.
    pub outcome: Outcome,
    /// Why; there is none where all was granted without a word.
    pub reasons: Option<String>,
    /// When the director signed.
    pub decided_at: DateTime,
    /// Whether the event was held objectively unavoidable (EONE).
    pub unavoidable: bool,
    /// Whether the additional contribution is due (art. 5 D.Lgs. 148/2015).
    pub contribution_due: bool,
}

impl From<Decision> for DecisionNode {
    fn from(decision: Decision) -> Self {
        Self {
            outcome: decision.outcome,
            reasons: decision.reasons,
            decided_at: DateTime(decision.decided_at),
            unavoidable: decision.unavoidable,
            contribution_due: decision.contribution_due,
        }
    }
}

/// What was granted (autorizzazione), and until when it can be used.
#[derive(SimpleObject, PlainFields)]
#[graphql(name = "Authorization", complex)]
pub struct AuthorizationNode {
    /// As `node(id:)` takes it; it never changes.
    pub id: ID,
    /// Number of the authorization, one series for each office and year.
    pub number: String,
    /// The day, in Rome, on which the director signed.
    pub decided_on: Date,
    /// The day on which it was published to the applicant.
    pub notified_on: Date,
    /// Workers at most, over the periods.
    pub workers: i32,
    /// Hours granted, in all.
    pub hours: Amount,
    /// Whether the event was held objectively unavoidable (EONE).
    pub unavoidable: bool,
    /// Whether the additional contribution is due (art. 5 D.Lgs. 148/2015).
    pub contribution_due: bool,
    /// Why a part was refused.
    pub reasons: Option<String>,
    /// The last day to offset what the employer paid, on pain of forfeiture (art. 7 c. 3 D.Lgs. 148/2015).
    pub offset_deadline: Option<Date>,
    /// The last day to send the data of direct payment (art. 7 c. 5-bis D.Lgs. 148/2015).
    pub direct_payment_deadline: Option<Date>,
    /// The day to act by where the deadline falls on a holiday, since it does not move on.
    pub safe_day: Option<Date>,
    /// The last pay month, as its first day, whose balance settles the offset in time (Cass. 1432/2025).
    pub last_usable_pay_month: Option<Date>,
    #[graphql(skip)]
    pub key: AuthorizationId,
    #[graphql(skip)]
    pub application_key: ApplicationId,
}

impl From<Authorization> for AuthorizationNode {
    fn from(authorization: Authorization) -> Self {
        Self {
            id: authorization.id.into(),
            decided_on: Date(authorization.decided_on),
            notified_on: Date(authorization.notified_on),
            workers: authorization.workers,
            hours: Amount(authorization.hours),
            unavoidable: authorization.unavoidable,
            contribution_due: authorization.contribution_due,
            offset_deadline: authorization.offset_deadline.map(Date),
            direct_payment_deadline: authorization.direct_payment_deadline.map(Date),
            safe_day: authorization.safe_day().map(Date),
            last_usable_pay_month: authorization.last_usable_month().map(Date),
            key: authorization.id,
            application_key: authorization.application,
            number: authorization.number,
            reasons: authorization.reasons,
        }
    }
}

#[ComplexObject]
impl AuthorizationNode {
    /// The application that it grants; null where the viewer does not see it.
    async fn application(&self, ctx: &Context<'_>) -> Result<Option<ApplicationNode>> {
        Ok(ctx.load::<ApplicationById>(self.application_key).await?.map(Into::into))
    }

    /// The days granted, in order: at most 100 periods.
    async fn periods(&self, ctx: &Context<'_>) -> Result<Vec<AuthorizedPeriodNode>> {
        Ok(ctx.load::<PeriodsOf>(self.key).await?.unwrap_or_default().into_iter().map(Into::into).collect())
    }
}

payload! {
    /// The answer to an act on a proposal.
    ProposalPayload { proposal: ProposalNode }
}
