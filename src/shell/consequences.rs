//! What a change of status brings about in the rooms to the right of applications, in the same transaction.

use crate::applications::Consequences;
use crate::authorizations;

/// All consequences, in the order in which they come.
pub fn consequences() -> Consequences {
    Consequences(vec![authorizations::close_open_proposal])
}
