//! The population of a dataset: offices, firms, intermediaries, and the people who act for them.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::days::morning_of;
use super::reference_data::{Municipality, REFERENCE, Trade};
use super::rng::Rng;
use crate::applications::Actor;
use crate::core::access::{Function, Role};

/// Everything but the applications. Items refer to each other by their index in these lists.
#[derive(Default)]
pub struct Population {
    /// The day as of which it is described.
    pub today: NaiveDate,
    /// The offices of the institute.
    pub offices: Vec<Office>,
    /// The employers.
    pub employers: Vec<Employer>,
    /// The intermediaries.
    pub intermediaries: Vec<Intermediary>,
    /// The contributive positions of the employers.
    pub positions: Vec<Position>,
    /// The productive units of the positions.
    pub units: Vec<Unit>,
    /// The accounts of people.
    pub accounts: Vec<Account>,
    /// The capacities of the accounts.
    pub capacities: Vec<Capacity>,
    /// Who acts for which position.
    pub delegations: Vec<Delegation>,
    /// Which collaborators act under them.
    pub sub_delegations: Vec<SubDelegation>,
    /// Those that are taken.
    tax_codes: HashSet<String>,
}

/// An office of the institute.
pub struct Office {
    /// Its key.
    pub id: Uuid,
    /// Four digits.
    pub code: String,
    /// Its town.
    pub name: String,
    /// Two letters.
    pub province: String,
    /// The capacities of its operators.
    pub operators: Vec<usize>,
    /// The capacity of its director.
    pub director: usize,
}

/// An employer.
pub struct Employer {
    /// Its key.
    pub id: Uuid,
    /// Eleven digits that no office ever issued.
    pub tax_code: String,
    /// The name of the firm.
    pub name: String,
    /// As in the register of companies.
    pub legal_form: String,
    /// The capacity of its legal representative.
    pub representative: usize,
    /// Its positions.
    pub positions: Vec<usize>,
}

/// An intermediary.
pub struct Intermediary {
    /// Its key.
    pub id: Uuid,
    /// Eleven digits that no office ever issued.
    pub tax_code: String,
    /// The name of the practice.
    pub name: String,
    /// By which law it may act for employers.
    pub kind: &'static str,
    /// The capacity of its practitioner.
    pub practitioner: usize,
}

/// A contributive position of an employer.
pub struct Position {
    /// Its key.
    pub id: Uuid,
    /// Whose it is.
    pub employer: usize,
    /// Ten digits (matricola).
    pub number: String,
    /// Where it is registered.
    pub office: usize,
    /// Certified e-mail address.
    pub pec: String,
    /// What the firm does.
    pub trade: &'static Trade,
    /// When its activity began.
    pub since: NaiveDate,
    /// Its productive units.
    pub units: Vec<usize>,
    /// The intermediary that acts for it today.
    pub intermediary: Option<usize>,
}

/// A productive unit of a position.
pub struct Unit {
    /// Its key.
    pub id: Uuid,
    /// Of which position.
    pub position: usize,
    /// Within its position; 0 is the seat.
    pub number: i32,
    /// What the firm calls it.
    pub name: String,
    /// `SEAT`, `PLANT` or `CONSTRUCTION_SITE`.
    pub kind: &'static str,
    /// Street and number.
    pub address: String,
    /// In which municipality.
    pub place: &'static Municipality,
    /// The competent office.
    pub office: usize,
    /// The first day on which it is registered.
    pub active_from: NaiveDate,
    /// For a site: first and last day of the contract.
    pub contract: Option<(NaiveDate, NaiveDate)>,
}

/// The account of a person.
pub struct Account {
    /// Its key.
    pub id: Uuid,
    /// Of the person.
    pub tax_code: String,
    /// The address to sign in with.
    pub email: String,
    /// Name and surname.
    pub name: String,
    /// Whether it has the password of the run; nobody knows that of the others.
    pub signs_in: bool,
    /// When it was created.
    pub created_at: DateTime<Utc>,
}

/// A capacity of an account.
pub struct Capacity {
    /// Its key.
    pub id: Uuid,
    /// Whose it is.
    pub account: usize,
    /// What the hub lets it do.
    pub role: Role,
    /// In what function the person holds the role.
    pub function: Function,
    /// For whom it acts.
    pub subject: Subject,
    /// First day.
    pub since: NaiveDate,
}

/// For whom a capacity acts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// An employer.
    Employer(usize),
    /// An intermediary.
    Intermediary(usize),
    /// An office.
    Office(usize),
    /// Nobody: auditors and administrators.
    None,
}

/// That an intermediary acts for a position.
pub struct Delegation {
    /// Its key.
    pub id: Uuid,
    /// Who acts.
    pub intermediary: usize,
    /// For which position.
    pub position: usize,
    /// Its status, as the database has it.
    pub status: &'static str,
    /// First day.
    pub from: NaiveDate,
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
}

/// That a collaborator acts under a delegation.
pub struct SubDelegation {
    /// Its key.
    pub id: Uuid,
    /// Under which delegation.
    pub delegation: usize,
    /// The capacity of the collaborator.
    pub capacity: usize,
}

/// A person to add, with an account and a capacity.
pub struct NewPerson<'a> {
    /// The address to sign in with.
    pub email: &'a str,
    /// Whether the account has the password of the run.
    pub signs_in: bool,
    /// What the hub lets the capacity do.
    pub role: Role,
    /// In what function the person holds the role.
    pub function: Function,
    /// For whom the capacity acts.
    pub subject: Subject,
    /// First day.
    pub since: NaiveDate,
}

impl Population {
    /// An empty population, as of a day.
    pub fn as_of(today: NaiveDate) -> Self {
        Self { today, ..Self::default() }
    }

    /// Adds a person with an account and a capacity; the index of the capacity.
    pub fn add_person(&mut self, rng: &mut Rng, new: &NewPerson<'_>) -> usize {
        let account = self.accounts.len();
        // Tax codes are unique: where one is taken, another person is made up.
        let (person, tax_code) = loop {
            let person = REFERENCE.person(rng);
            let tax_code = person.tax_code();
            if self.tax_codes.insert(tax_code.clone()) {
                break (person, tax_code);
            }
        };
        let (id, email) = (rng.uuid(morning_of(new.since)), new.email.to_owned());
        self.accounts.push(Account {
            id,
            tax_code,
            email,
            name: person.full_name(),
            signs_in: new.signs_in,
            created_at: morning_of(new.since),
        });
        self.add_capacity(rng, account, new)
    }

    /// Adds a capacity to an account; its index.
    pub fn add_capacity(&mut self, rng: &mut Rng, account: usize, new: &NewPerson<'_>) -> usize {
        let id = rng.uuid(morning_of(new.since));
        self.capacities.push(Capacity { id, account, role: new.role, function: new.function, subject: new.subject, since: new.since });
        self.capacities.len() - 1
    }

    /// Who acts in a capacity, as a history names them.
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
            Subject::None => None,
        }
    }

    /// Adds an active delegation from a day on; its index.
    pub fn delegate(&mut self, rng: &mut Rng, intermediary: usize, position: usize, from: NaiveDate) -> usize {
        let id = rng.uuid(morning_of(from));
        self.delegations.push(Delegation { id, intermediary, position, status: "ACTIVE", from, ended_at: None });
        self.delegations.len() - 1
    }
}

impl Population {
    /// Adds a sub-delegation.
    pub fn sub_delegate(&mut self, rng: &mut Rng, delegation: usize, capacity: usize) {
        let id = rng.uuid(morning_of(self.delegations[delegation].from));
        self.sub_delegations.push(SubDelegation { id, delegation, capacity });
    }
}
