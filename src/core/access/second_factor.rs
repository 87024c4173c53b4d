//! From whom the settings require a second factor.

use std::sync::Arc;

use super::viewer::{Person, Viewer};

/// Who must have a second factor when they sign in by password.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum SecondFactorRule {
    /// Nobody.
    #[default]
    Optional,
    /// Everyone who acts for the institute.
    Institute,
}

impl SecondFactorRule {
    /// The viewer of a session: someone who lacks a factor can do nothing but add one. Everything else is refused here, in one place, and by the
    /// database too, which shows such a viewer no row.
    pub fn viewer(self, person: Arc<Person>) -> Viewer {
        if self.is_unmet(&person) { Viewer::Enrolling(person) } else { Viewer::Person(person) }
    }

    /// Whether this person must add a factor, or sign in with the one that they have, before they go on. Digital identities, cards and
    /// programs prove themselves otherwise.
    pub fn is_unmet(self, person: &Person) -> bool {
        self == Self::Institute && person.capacity.role.is_of_institute() && person.is_by_password_alone
    }
}
