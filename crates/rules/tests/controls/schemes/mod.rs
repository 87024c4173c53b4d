//! R20, R43 to R45, R47 and R48; and the rows of other families that hold for other benefits too.

mod agriculture;
mod allowances;
mod beside;
mod reach;

use omnia_rules::controls::Facts;

/// Applications that, together, give every finding of the family.
pub fn troubled() -> Vec<Facts> {
    [agriculture::troubled(), allowances::troubled(), beside::troubled()].concat()
}
