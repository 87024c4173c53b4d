//! What the technical report must carry, by cause; what seniority and the union step come to.

mod breakdown;
mod details;
mod event_months;
mod indicators;
mod new_firm;
mod seniority;
mod thresholds;
mod union_step;
mod weather;

pub(super) use breakdown::R29;
pub use details::Details;
pub(super) use event_months::R51;
pub(super) use indicators::R30;
pub(super) use new_firm::R31;
pub(super) use seniority::{R15, R16};
pub(super) use thresholds::R28;
pub(super) use union_step::{R23, R24};
pub(super) use weather::{R26, R27};
