//! Delegations: an intermediary acts for an employer's position, until it is revoked or ends (circ. INPS 28/2011, msg. 104/2026).
//!
//! The intermediary creates the delegation and prints its form, the employer signs on paper, the intermediary activates it.
//! Writes `delegation`, `sub_delegation`. Actions: CreateDelegation, PrintDelegation, ActivateDelegation, RenewDelegation,
//! DiscardDelegation, RevokeDelegation, SubDelegate. Events: DelegationChanged, whenever someone's reach changes; DeadlineNear.

mod acting;
mod domain;
mod expiry;
mod form;
mod graphql;
mod reminder;
mod request;
mod status;
mod store;
mod sub_delegating;
mod sub_delegation;
mod sub_store;
mod transitions;

pub use domain::Delegation;
pub use expiry::expire;
pub use graphql::{
    CollaboratorNode, DelegationById, DelegationMutation, DelegationNode, DelegationPayload, DelegationQuery, DelegationsOfPosition,
    SubDelegationById, SubDelegationNode,
};
pub use reminder::remind;
pub use status::DelegationStatus;
pub use sub_delegation::SubDelegation;
