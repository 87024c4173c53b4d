//! Who may do what: roles and ties, the policy that pairs them with actions, and the viewer.

pub mod acts;
mod fields;
mod policy;
mod role;
mod second_factor;
mod viewer;

pub use acts::{Act, Action, Scope};
pub use fields::{can_ask, listed_fields};
pub use policy::{Tie, allowed, needs, roles_that_may};
pub use role::{Function, Role, SubjectKind};
pub use second_factor::SecondFactorRule;
pub use viewer::{Capacity, May, Person, ProgramToken, Task, Tied, Ties, Viewer};
