//! Programs: the software of an employer, an intermediary or an office, with credentials of its own. It acts in the capacity that made it,
//! within its scopes, until it expires or is revoked. Its tokens are sessions.
//!
//! Writes `program`, `session`. Actions: CreateProgram, RevokeProgram. Events: SessionEnded.

mod acting;
mod credentials;
mod domain;
mod exchange;
mod graphql;
pub(super) mod store;

pub use credentials::{Change, Endings, Issued, issue, revoke, rotate};
pub use domain::{Holder, MAX_DAYS, Overlap, Program, ProgramKind, WantedProgram};
pub use exchange::{AccessToken, ClientRequest, TokenIssuer, TokenRefusal};
pub use graphql::{ProgramMutation, ProgramNode, ProgramQuery};
pub use store::{ProgramCriteria, forget_programs, list_programs};
