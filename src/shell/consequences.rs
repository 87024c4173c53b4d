//! What a change of status causes in the modules that build on applications, in the same transaction.

use crate::applications::Consequences;
use crate::{authorizations, interlocutions};

/// All consequences, in their order.
pub fn consequences() -> Consequences {
    Consequences(vec![interlocutions::close_with, authorizations::close_open_proposal])
}
