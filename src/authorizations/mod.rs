//! Authorizations: an operator proposes a decision, a director signs it, and what is granted is authorized.
//!
//! Writes `proposal`, `authorization_grant`, `authorized_period`; takes numbers from `number_series`.
//! Actions: Propose, WithdrawProposal, ReturnProposal, Sign. Events: ApplicationStatusChanged, at the signature alone: a
//! proposal is the office's own matter; DeadlineNear.

mod authorization;
mod consequences;
mod deciding;
mod graphql;
mod inbox;
mod loaders;
mod number;
mod proposal;
mod reminder;
mod store;
mod terms;
mod verbs;

pub use authorization::Authorization;
pub use consequences::close_open_proposal;
pub use graphql::{
    AuthorizationConnection, AuthorizationFilter, AuthorizationMutation, AuthorizationNode, AuthorizationQuery, DecisionConnection,
    DecisionFilter, DecisionNode, ProposalNode, authorizations, decisions,
};
pub use inbox::{InboxArguments, InboxCounters, ProposalConnection, ProposalFilter, ProposalOrder, inbox, inbox_counters};
pub use loaders::{AuthorizationById, AuthorizationsOf, DecisionOf, OpenProposalOf, ProposalById, ProposalsOf};
pub use number::number;
pub use proposal::{Decision, Proposal, ProposalStatus};
pub use reminder::remind;
pub use terms::{AuthorizedPeriod, Terms};
