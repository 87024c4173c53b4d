//! SQL of proposals and authorizations.

mod authorizations;
mod decisions;
mod proposals;

pub use authorizations::{add_authorization, authorizations, authorizations_of, claim_near, next_number, note_told, periods_of};
pub use decisions::{DecisionCriteria, list_decisions};
pub use proposals::{ProposalRow, add, close, close_open, decisions_of, find, get, get_for_change, open_of, proposals_of, was_inquired};
