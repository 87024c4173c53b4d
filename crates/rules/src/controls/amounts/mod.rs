//! What is paid, and what the employer contributes.

mod account;
mod contribution;
mod estimate;
mod hours;
mod other_work;
mod pay;
mod terms;
mod wage_fund;

pub(super) use account::R40;
pub(super) use contribution::{R34, R35, R53};
pub(super) use estimate::R36;
pub use estimate::estimate;
pub(super) use hours::R37;
pub(super) use other_work::R52;
pub use pay::{Pay, PaymentMode};
pub(super) use wage_fund::R46;
