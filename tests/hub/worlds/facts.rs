//! A world as plain structs. Things refer to each other by their index in the lists.

use chrono::NaiveDate;

/// First day, and the last where there is one; both count.
#[derive(Debug, Clone, Copy)]
pub struct Days {
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
}

/// In what a person acts, and for whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Acts {
    RepresentativeOf(usize),
    EmployeeOf(usize),
    PractitionerOf(usize),
    CollaboratorOf(usize),
    OperatorAt(usize),
    DirectorAt(usize),
    Auditor,
    Administrator,
}

#[derive(Debug)]
pub struct Position {
    pub employer: usize,
    pub office: usize,
}

#[derive(Debug)]
pub struct Unit {
    pub position: usize,
    pub office: usize,
}

#[derive(Debug)]
pub struct Account {
    pub is_disabled: bool,
}

#[derive(Debug)]
pub struct Capacity {
    pub account: usize,
    pub acts: Acts,
    pub days: Days,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DelegationStatus {
    Draft,
    Printed,
    Active,
    Discarded,
    Revoked,
    Expired,
    Superseded,
}

#[derive(Debug)]
pub struct Delegation {
    pub intermediary: usize,
    pub position: usize,
    pub status: DelegationStatus,
    pub days: Days,
}

#[derive(Debug)]
pub struct SubDelegation {
    pub delegation: usize,
    pub capacity: usize,
    pub days: Days,
    pub has_ended: bool,
}

#[derive(Debug)]
pub struct Application {
    pub unit: usize,
    /// Of a submitted one: where it was submitted, though its unit may have moved to another office since.
    pub office: usize,
    pub is_submitted: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Of an application; whether it was written while that was a draft.
    Application {
        application: usize,
        as_draft: bool,
    },
    Delegation(usize),
    Session,
}

#[derive(Debug)]
pub struct World {
    pub today: NaiveDate,
    pub offices: usize,
    pub employers: usize,
    pub intermediaries: usize,
    pub positions: Vec<Position>,
    pub units: Vec<Unit>,
    pub accounts: Vec<Account>,
    pub capacities: Vec<Capacity>,
    pub delegations: Vec<Delegation>,
    pub sub_delegations: Vec<SubDelegation>,
    pub applications: Vec<Application>,
    pub events: Vec<About>,
}

/// Someone who reads: an account that claims to act in a capacity.
#[derive(Debug, Clone, Copy)]
pub struct Viewer {
    pub account: usize,
    pub capacity: usize,
}

impl World {
    /// Everyone in each of their capacities, and everyone in a capacity that is another's.
    pub fn viewers(&self) -> Vec<Viewer> {
        let owners = self.capacities.iter().enumerate().map(|(capacity, held)| Viewer { account: held.account, capacity });
        let others = self
            .capacities
            .iter()
            .enumerate()
            .map(|(capacity, held)| Viewer { account: (held.account + 1) % self.accounts.len(), capacity });
        owners.chain(others).collect()
    }
}
