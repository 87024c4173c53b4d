use omnia_rules::controls::Facts;

use super::{agriculture, allowances, beside};

/// Applications that, together, give every finding of the family.
pub fn troubled() -> Vec<Facts> {
    [agriculture::troubled(), allowances::troubled(), beside::troubled()].concat()
}
