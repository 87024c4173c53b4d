//! The productive unit of an application, as the company registry knows it.

use chrono::NaiveDate;

use crate::identifiers::{PositionNumber, UnitNumber};

named! {
    /// What a productive unit is.
    UnitKind {
        /// The head office.
        Seat = "SEAT",
        /// A plant, branch or workshop with its own organization.
        Plant = "PLANT",
        /// A construction or installation site.
        Site = "CONSTRUCTION_SITE",
    }
}

/// What tells a unit from every other: unit numbers start again in each position.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UnitKey {
    /// The contributive position.
    pub position: PositionNumber,
    /// The number in that position.
    pub number: UnitNumber,
}

/// A productive unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Which one.
    pub key: UnitKey,
    /// What it is.
    pub kind: UnitKind,
    /// Whether the company registry holds it.
    pub registered: bool,
    /// First day of activity, when the registry tells it.
    pub active_from: Option<NaiveDate>,
    /// Last day of activity, when it ended.
    pub active_to: Option<NaiveDate>,
    /// First day of the contract of a site.
    pub contract_from: Option<NaiveDate>,
    /// Last day of the contract of a site.
    pub contract_to: Option<NaiveDate>,
}

impl Unit {
    /// Whether it was active on a day.
    pub fn is_active_on(&self, date: NaiveDate) -> bool {
        self.active_from.is_none_or(|from| from <= date) && self.active_to.is_none_or(|to| date <= to)
    }
}
