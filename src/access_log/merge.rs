//! One entry for what one session read with the same operation within a batch.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::core::accesses::{Access, AccessKind, Operation};

/// Keys that an entry names one by one, of each kind: a read that would make them more begins an entry of its own.
pub const MOST_NAMED: usize = 20;

/// Accesses that are one entry.
#[derive(Debug, Clone)]
pub struct Merged {
    /// The first of them, with what all of them touched.
    pub access: Access,
    /// How many they are.
    pub requests: usize,
    /// When the last of them was, where there is more than one.
    pub last_at: Option<DateTime<Utc>>,
}

/// What reads have in common that are one entry.
#[derive(PartialEq, Eq, Hash)]
struct Repeated<'a> {
    session: Uuid,
    capacity: Uuid,
    program: Option<Uuid>,
    address: Option<&'a str>,
    agent: Option<&'a str>,
    operation: &'a Operation,
    of_office: Option<&'static str>,
}

/// Merges the reads of a batch, and leaves each change as it is; in the order of the first of each. The same batch is always merged alike.
pub fn merge(batch: &[Access]) -> Vec<Merged> {
    let mut merged: Vec<Merged> = Vec::with_capacity(batch.len());
    let mut open: HashMap<Repeated<'_>, usize> = HashMap::new();
    for access in batch {
        if access.operation.kind == AccessKind::Read {
            let last = open.entry(repeated(access)).or_insert(merged.len());
            if merged.get_mut(*last).is_some_and(|earlier| earlier.takes(access)) {
                continue;
            }
            *last = merged.len();
        }
        merged.push(Merged { access: access.clone(), requests: 1, last_at: None });
    }
    merged
}

fn repeated(access: &Access) -> Repeated<'_> {
    Repeated {
        session: access.person.session.0,
        capacity: access.person.capacity.id.0,
        program: access.person.program.as_ref().map(|token| token.program.0),
        address: access.address.as_deref(),
        agent: access.agent.as_deref(),
        operation: &access.operation,
        of_office: access.of_office,
    }
}

impl Merged {
    /// Adds a later read, unless what it touched could no longer be named.
    fn takes(&mut self, later: &Access) -> bool {
        let access = &mut self.access;
        let fits = can_name_both(&access.employers, &later.employers)
            && can_name_both(&access.positions, &later.positions)
            && can_name_both(&access.unattributed, &later.unattributed)
            && can_name_both(&access.applications, &later.applications)
            && can_name_both(&access.accounts, &later.accounts);
        if fits {
            add(&mut access.employers, &later.employers);
            add(&mut access.positions, &later.positions);
            add(&mut access.unattributed, &later.unattributed);
            add(&mut access.applications, &later.applications);
            add(&mut access.accounts, &later.accounts);
            access.worker_count += later.worker_count;
            self.requests += 1;
            self.last_at = Some(later.at.max(self.last_at.unwrap_or(access.at)));
        }
        fits
    }
}

/// Whether the union of two lists is short, or no longer than the first. Both are sorted.
fn can_name_both<T: Ord>(first: &[T], second: &[T]) -> bool {
    if first == second {
        return true;
    }
    let added = second.iter().filter(|key| first.binary_search(key).is_err()).count();
    added == 0 || first.len() + added <= MOST_NAMED
}

/// Adds the keys that are not there yet, in order.
fn add<T: Ord + Copy>(first: &mut Vec<T>, second: &[T]) {
    if first != second {
        first.extend(second);
        first.sort_unstable();
        first.dedup();
    }
}
