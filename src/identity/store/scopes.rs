//! Scopes, as they are stored.

use crate::core::access::Scope;

/// The scopes of these names. One that this version does not know permits nothing.
pub fn scopes_of(names: &[String]) -> Vec<Scope> {
    names.iter().filter_map(|name| name.parse().ok()).collect()
}

/// The names of scopes, as they are stored.
pub fn names_of(scopes: &[Scope]) -> Vec<String> {
    scopes.iter().map(|scope| scope.as_str().to_owned()).collect()
}
