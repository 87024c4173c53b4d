//! What a change of status brings about in the rooms to the right of applications, in the same transaction.

use crate::applications::Consequences;
use crate::authorizations;
use crate::interlocutions;

/// All consequences, in the order in which they come.
pub fn consequences() -> Consequences {
    Consequences(vec![interlocutions::close_with, authorizations::close_open_proposal])
}
