//! R20, R43 to R45, R47 and R48; and the rows of other families that hold for other benefits too.

mod agriculture;
mod allowances;
mod beside;
mod reach;
mod troubled;

pub use troubled::troubled;
