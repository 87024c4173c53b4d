//! Of whom the settings ask a second factor.

use std::sync::Arc;

use super::viewer::{Person, Viewer};

/// Of whom a second factor is asked who has none yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum SecondFactorRule {
    /// Of nobody.
    #[default]
    Optional,
    /// Of whoever acts for the institute.
    Institute,
}

impl SecondFactorRule {
    /// The viewer of a session: who lacks a factor can do nothing but add one. Everything else is refused here, in one place, and by the
    /// database too, which shows such a viewer no row.
    pub fn viewer(self, person: Arc<Person>) -> Viewer {
        if self.is_unmet(&person) { Viewer::Enrolling(person) } else { Viewer::Person(person) }
    }

    /// Whether this person must add a factor, or sign in with the one that they have, before they go on. A program proves itself otherwise.
    pub fn is_unmet(self, person: &Person) -> bool {
        let is_asked = self == Self::Institute && person.capacity.role.is_of_institute();
        is_asked && person.program.is_none() && !person.has_two_factors
    }
}
