//! From the draft to the appeal: who acts, by when, and what must come before.

mod appeal;
mod authorization;
mod decision;
mod draft;
mod inquiry;
mod mandate;
mod proceeding;

pub use proceeding::{Appeal, Decision, Delegation, DelegationState, Grant, Inquiry, Mandate, Proceeding, RejectionGround};

pub(super) use appeal::R49;
pub(super) use authorization::{R38, R39};
pub(super) use decision::R42;
pub(super) use draft::R50;
pub(super) use inquiry::R41;
pub(super) use mandate::R33;
