//! The allowances of the funds, agricultural workers, and what stands beside the extraordinary benefit.

mod agriculture;
mod beside;
mod heat;
mod scheme;
mod size;
mod window;

pub(super) use agriculture::R47;
pub(super) use beside::R20;
pub(super) use heat::R48;
pub use scheme::{AgriculturalWorker, OtherBenefit, OtherBenefitKind, Scheme};
pub(super) use size::{R44, R45};
pub(super) use window::R43;
