//! The limits of GraphQL documents, by role.

use omnia_edge::{DocumentLimits, Limits, RateLimits};

use crate::core::access::Role;
use crate::core::config::NOBODY;
use crate::core::cost_per_minute::{ADDRESS, CostPerMinute};
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

/// Documents of the largest cost that a session or a program may send in a minute.
const DOCUMENTS_PER_MINUTE: u64 = 40;
/// Cost in a minute of all strangers at one address, and of all callers there.
const ANONYMOUS_PER_MINUTE: u64 = 200_000;
const ADDRESS_PER_MINUTE: u64 = 10_000_000;

/// The limits on cost in a minute, with what the setting says.
pub fn rates(setting: &CostPerMinute) -> RateLimits {
    let of_role = |role: &Role| Some((role.as_str(), setting.of(role.as_str(), DOCUMENTS_PER_MINUTE * role.max_document_cost())?));
    RateLimits {
        by_role: Role::ALL.iter().filter_map(of_role).collect(),
        anonymous: setting.of(NOBODY, ANONYMOUS_PER_MINUTE),
        per_address: setting.of(ADDRESS, ADDRESS_PER_MINUTE),
        ..RateLimits::default()
    }
}
