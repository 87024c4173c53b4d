//! Administration: making accounts, entitling them, and keeping others out. The graph and the command `account` do the same acts.
//!
//! Writes `account`, `capacity`, `session`, `program`, `second_factor`, `recovery_code`, `sign_in_challenge` and `security_notice`.
//! Actions: SeeAccounts, ManageAccounts. Events: SessionEnded, SecurityNotice.

mod act;
mod acting;
mod capacity;
mod graphql;
mod loaders;
mod password;
mod person;
mod search;
mod store;

pub use act::{Act, Effects, carry_out, create_account};
pub use capacity::{WantedCapacity, find_subject};
pub use graphql::{AdminHub, AdministrationMutation};
pub use loaders::{AccountById, CapacitiesOf, CapacityById, ProgramsOf, SecondFactorsOf, SessionById, SessionsOf};
pub use password::{LEAST_CHARACTERS, draw_password, read_password};
pub use person::{WantedPerson, normalized_email};
pub use store::{ListedAccount, claim, find_by_email, list_accounts};
