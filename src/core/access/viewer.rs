//! The viewer: who sends the request, in which capacity, and what they may do to a thing that they see.

use std::marker::PhantomData;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::acts::{Act, Action, Scope};
use super::policy::{Tie, needs, roles_that_may};
use super::role::{Function, Role};
use crate::core::error::{Error, Result};
use crate::core::ids::{AccountId, CapacityId, EmployerId, IntermediaryId, OfficeId, ProgramId, SessionId};
use crate::core::named_person::NamedPerson;

/// On whose behalf the database is read. Without a viewer nothing can be read.
#[derive(Debug, Clone)]
pub enum Viewer {
    /// Has not signed in.
    Anonymous,
    /// Has proved who they are and has no session yet.
    Authenticating(AccountId),
    /// Is signed in, and can do nothing but add a second factor, which the settings ask of their role.
    Enrolling(Arc<Person>),
    /// Is signed in.
    Person(Arc<Person>),
    /// The hub itself, in a background task.
    System(Task),
}

/// What the hub does by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Follows the events.
    Tail,
    /// Expires what is past its last day, and sends reminders.
    Clock,
    /// Deletes what is no longer needed.
    Sweep,
    /// Writes and seals the access log.
    AccessLog,
    /// Ends the sessions that a provider of identities has ended.
    Logout,
    /// Notifies the owner of an account.
    Notify,
    /// Notifies programs of changes.
    Webhooks,
}

/// A signed-in person in the capacity of their session.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Person {
    /// The session of the request.
    pub session: SessionId,
    /// Whose session it is.
    pub account: AccountId,
    /// Name and surname.
    pub name: String,
    /// The capacity that the person acts in.
    pub capacity: Capacity,
    /// The last use of the session, exact to a minute.
    pub last_seen_at: DateTime<Utc>,
    /// When the session ends at the latest.
    pub expires_at: DateTime<Utc>,
    /// The program that acts for the person; none where they act themselves.
    #[serde(default)]
    pub program: Option<ProgramToken>,
    /// Whether a password is all that they proved who they are with.
    #[serde(default)]
    pub is_by_password_alone: bool,
}

/// A program that acts for a person, within the scopes of the token that it uses.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ProgramToken {
    /// The program.
    pub program: ProgramId,
    /// What the token lets it do.
    pub scopes: Vec<Scope>,
}

/// One role for one subject, within a period.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Capacity {
    /// Its key.
    pub id: CapacityId,
    /// What the hub lets it do.
    pub role: Role,
    /// In what function the person holds the role.
    pub function: Function,
    /// For an employer's capacity.
    pub employer: Option<EmployerId>,
    /// For an intermediary's capacity.
    pub intermediary: Option<IntermediaryId>,
    /// For an operator's or a director's capacity.
    pub office: Option<OfficeId>,
    /// Name of the employer, intermediary or office.
    pub subject: Option<String>,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day; none while it is open.
    pub valid_to: Option<NaiveDate>,
}

impl Capacity {
    /// Whether the day lies within its period.
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|end| end >= day)
    }

    /// Whether it may ever do this, to a thing that it is tied to.
    pub fn may_ever(&self, action: Action) -> bool {
        self.tie(action).is_some()
    }

    /// The tie that this action needs, where the capacity may ever do it: some actions of an intermediary are the practitioner's alone.
    fn tie(&self, action: Action) -> Option<Tie> {
        let is_practitioner = self.function == Function::Practitioner;
        needs(self.role, action).filter(|tie| is_practitioner || *tie != Tie::OwnPractice)
    }
}

/// What a thing is tied to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ties {
    /// The employer that it belongs to.
    pub employer: Option<EmployerId>,
    /// The intermediary that it belongs to.
    pub intermediary: Option<IntermediaryId>,
    /// The office that it is with.
    pub office: Option<OfficeId>,
}

/// A thing that can be acted on.
pub trait Tied {
    /// What it is tied to.
    fn ties(&self) -> Ties;
}

/// The permission for one action on one thing that was read under the viewer's own policies.
#[derive(Debug)]
pub struct May<A, T> {
    /// The thing.
    pub on: T,
    act: PhantomData<A>,
}

impl Viewer {
    /// The signed-in person who may go on, or [`Error::Unauthenticated`] or [`Error::SecondFactorRequired`].
    pub fn person(&self) -> Result<&Arc<Person>> {
        match self {
            Self::Person(person) => Ok(person),
            Self::Enrolling(_) => Err(Error::SecondFactorRequired),
            _ => Err(Error::Unauthenticated),
        }
    }

    /// The signed-in person, also one who must add a second factor first: for adding it, and for leaving.
    pub fn signed_in(&self) -> Result<&Arc<Person>> {
        match self {
            Self::Person(person) | Self::Enrolling(person) => Ok(person),
            _ => Err(Error::Unauthenticated),
        }
    }

    /// The role of the signed-in person.
    pub fn role(&self) -> Option<Role> {
        self.person().ok().map(|person| person.capacity.role)
    }

    /// Refuses an action that the viewer's role never has, before anything is read for it.
    pub fn ensure_role_may<A: Act>(&self, _act: &A) -> Result<()> {
        let person = self.person()?;
        match person.capacity.may_ever(A::ACTION) {
            true => person.ensure_scope_of(A::ACTION),
            false => Err(Error::Forbidden { required: roles_that_may(A::ACTION) }),
        }
    }

    /// The permission to act on this thing, or why there is none.
    pub fn may<A: Act, T: Tied>(&self, _act: A, on: T) -> Result<May<A, T>> {
        self.person()?.may(A::ACTION, on.ties())?;
        Ok(May { on, act: PhantomData })
    }

    /// Whether the action would be permitted.
    pub fn can(&self, action: Action, on: &impl Tied) -> bool {
        self.person().is_ok_and(|person| person.may(action, on.ties()).is_ok())
    }
}

impl Person {
    /// The person as others see them.
    pub fn named(&self) -> NamedPerson {
        NamedPerson { account: Some(self.account), name: self.name.clone() }
    }

    /// Refuses a program whose token lacks a scope.
    pub fn ensure_scope(&self, scope: Scope) -> Result<()> {
        match &self.program {
            Some(token) if !token.scopes.contains(&scope) => Err(Error::MissingScope { scope }),
            _ => Ok(()),
        }
    }

    /// Refuses any program: sessions, capacities and programs are managed by people.
    pub fn ensure_no_program(&self) -> Result<()> {
        match &self.program {
            Some(_) => Err(Error::NotForPrograms),
            None => Ok(()),
        }
    }

    fn ensure_scope_of(&self, action: Action) -> Result<()> {
        match action.scope() {
            Some(scope) => self.ensure_scope(scope),
            None => self.ensure_no_program(),
        }
    }

    fn may(&self, action: Action, ties: Ties) -> Result<()> {
        let holds = match self.capacity.tie(action) {
            Some(Tie::Own) => is_same(self.capacity.employer, ties.employer),
            // The row policies show an intermediary only what is delegated to it today.
            Some(Tie::Delegated) => self.capacity.intermediary.is_some(),
            Some(Tie::Office) => is_same(self.capacity.office, ties.office),
            Some(Tie::OwnPractice) => is_same(self.capacity.intermediary, ties.intermediary),
            Some(Tie::Any) => true,
            None => false,
        };
        if holds { self.ensure_scope_of(action) } else { Err(Error::Forbidden { required: roles_that_may(action) }) }
    }
}

fn is_same<T: PartialEq>(mine: Option<T>, its: Option<T>) -> bool {
    mine.is_some() && mine == its
}
