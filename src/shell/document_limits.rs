//! The limits of GraphQL documents, by role.

use omnia_edge::{DocumentLimits, Limits};

use crate::core::access::Role;
use crate::core::graph::paging;

/// Sets the limits of documents: the pages of the graph for all, and for each role how much its work needs at once.
pub fn set(limits: &mut Limits) {
    for document in [&mut limits.document, &mut limits.anonymous_document] {
        document.default_page_size = paging::USUAL.unsigned_abs().into();
        document.max_page_size = paging::MOST.unsigned_abs().into();
    }
    let max_cost = |role: Role| role.max_document_cost().min(limits.document.max_cost);
    let of_role = |role: Role| (role.as_str(), DocumentLimits { max_cost: max_cost(role), ..limits.document.clone() });
    limits.document_by_role = Role::ALL.iter().copied().map(of_role).collect();
}
