//! The world that applications are made in: offices, firms, intermediaries, and the people who act for them.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::reference_data::{LISTS, Place};
use super::rng::Draw;
use crate::applications::Actor;
use crate::core::access::{Function, Role};

/// Everything but the applications. Nouns name each other by their place in these lists.
#[derive(Default)]
pub struct World {
    /// The day as of which it is told.
    pub today: NaiveDate,
    pub offices: Vec<Office>,
    pub employers: Vec<Employer>,
    pub intermediaries: Vec<Intermediary>,
    pub positions: Vec<Position>,
    pub units: Vec<Unit>,
    pub accounts: Vec<Account>,
    pub capacities: Vec<Capacity>,
    pub delegations: Vec<Delegation>,
    pub sub_delegations: Vec<SubDelegation>,
    tax_codes: HashSet<String>,
}

pub struct Office {
    pub id: Uuid,
    pub code: String,
    pub name: String,
    pub province: String,
    /// Capacities of its operators and of its director.
    pub operators: Vec<usize>,
    pub director: usize,
}

pub struct Employer {
    pub id: Uuid,
    pub tax_code: String,
    pub name: String,
    pub legal_form: String,
    pub representative: usize,
    pub positions: Vec<usize>,
}

pub struct Intermediary {
    pub id: Uuid,
    pub tax_code: String,
    pub name: String,
    pub kind: &'static str,
    pub practitioner: usize,
}

pub struct Position {
    pub id: Uuid,
    pub employer: usize,
    pub number: String,
    pub office: usize,
    pub pec: String,
    pub trade: &'static super::reference_data::Trade,
    pub since: NaiveDate,
    pub units: Vec<usize>,
    /// The intermediary that acts for it today.
    pub intermediary: Option<usize>,
}

pub struct Unit {
    pub id: Uuid,
    pub position: usize,
    pub number: i32,
    pub name: String,
    pub kind: &'static str,
    pub address: String,
    pub place: &'static Place,
    pub office: usize,
    pub active_from: NaiveDate,
    pub contract: Option<(NaiveDate, NaiveDate)>,
}

pub struct Account {
    pub id: Uuid,
    pub tax_code: String,
    pub email: String,
    pub name: String,
    /// Whether it has the password of the run; nobody knows that of the others.
    pub signs_in: bool,
    pub created_at: DateTime<Utc>,
}

pub struct Capacity {
    pub id: Uuid,
    pub account: usize,
    pub role: Role,
    pub function: Function,
    pub subject: Subject,
    pub since: NaiveDate,
}

/// Whom a capacity ties its account to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Employer(usize),
    Intermediary(usize),
    Office(usize),
    Anonymous,
}

pub struct Delegation {
    pub id: Uuid,
    pub intermediary: usize,
    pub position: usize,
    pub status: &'static str,
    pub from: NaiveDate,
    pub ended_at: Option<DateTime<Utc>>,
}

pub struct SubDelegation {
    pub id: Uuid,
    pub delegation: usize,
    pub capacity: usize,
}

/// A person who is given an account.
pub struct NewPerson<'a> {
    pub email: &'a str,
    pub signs_in: bool,
    pub role: Role,
    pub function: Function,
    pub subject: Subject,
    pub since: NaiveDate,
}

impl World {
    /// A world of nothing yet, as of a day.
    pub fn as_of(today: NaiveDate) -> Self {
        Self { today, ..Self::default() }
    }

    /// Gives a new person an account and a capacity; the capacity's place.
    pub fn welcome(&mut self, draw: &mut Draw, new: &NewPerson<'_>) -> usize {
        let account = self.accounts.len();
        // Two people of the same code would be one: another is drawn.
        let (person, tax_code) = loop {
            let person = LISTS.person(draw);
            let tax_code = person.tax_code();
            if self.tax_codes.insert(tax_code.clone()) {
                break (person, tax_code);
            }
        };
        let (id, email) = (draw.key(draw_start(new.since)), new.email.to_owned());
        self.accounts.push(Account {
            id,
            tax_code,
            email,
            name: person.full_name(),
            signs_in: new.signs_in,
            created_at: draw_start(new.since),
        });
        self.entitle(draw, account, new)
    }

    /// Gives an account one capacity more.
    pub fn entitle(&mut self, draw: &mut Draw, account: usize, new: &NewPerson<'_>) -> usize {
        let id = draw.key(draw_start(new.since));
        self.capacities.push(Capacity { id, account, role: new.role, function: new.function, subject: new.subject, since: new.since });
        self.capacities.len() - 1
    }

    /// Who acts in a capacity, as a history tells it.
    pub fn actor(&self, capacity: usize, on_behalf_of: Option<usize>) -> Actor {
        let held = &self.capacities[capacity];
        let account = &self.accounts[held.account];
        Actor {
            account: Some(account.id.into()),
            capacity: Some(held.id.into()),
            name: account.name.clone(),
            role: held.role.as_str().to_owned(),
            subject: self.subject_name(held.subject).map(ToOwned::to_owned),
            on_behalf_of: on_behalf_of.map(|employer| self.employers[employer].name.clone()),
        }
    }

    fn subject_name(&self, subject: Subject) -> Option<&str> {
        match subject {
            Subject::Employer(at) => Some(&self.employers[at].name),
            Subject::Intermediary(at) => Some(&self.intermediaries[at].name),
            Subject::Office(at) => Some(&self.offices[at].name),
            Subject::Anonymous => None,
        }
    }

    /// Lets an intermediary act for a position, from a day on.
    pub fn delegate(&mut self, draw: &mut Draw, intermediary: usize, position: usize, from: NaiveDate) -> usize {
        let id = draw.key(draw_start(from));
        self.delegations.push(Delegation { id, intermediary, position, status: "ACTIVE", from, ended_at: None });
        self.delegations.len() - 1
    }
}

impl World {
    /// Lets a collaborator act for a delegated position.
    pub fn sub_delegate(&mut self, draw: &mut Draw, delegation: usize, capacity: usize) {
        let id = draw.key(draw_start(self.delegations[delegation].from));
        self.sub_delegations.push(SubDelegation { id, delegation, capacity });
    }
}

/// Morning of a day: when what the registry knows of it began.
pub fn draw_start(day: NaiveDate) -> DateTime<Utc> {
    day.and_hms_opt(8, 0, 0).unwrap_or_default().and_utc()
}
