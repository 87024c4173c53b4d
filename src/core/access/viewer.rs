//! The viewer: who asks, in which capacity, and what he may do to a thing that he sees.

use std::marker::PhantomData;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::acts::Act;
use super::policy::{Action, Tie, needs, roles_that_may};
use super::role::{Function, Role};
use crate::core::error::{Error, Result};
use crate::core::ids::{AccountId, CapacityId, EmployerId, IntermediaryId, OfficeId, SessionId};

/// Who asks. Without a viewer nothing can be read.
#[derive(Debug, Clone)]
pub enum Viewer {
    Anonymous,
    /// Has proved who he is and has no session yet.
    Authenticating(AccountId),
    Person(Arc<Person>),
    System(Task),
}

/// What the hub does by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Follows the events.
    Tail,
    /// Ends what has come to its term.
    Clock,
    /// Removes what nothing needs any more.
    Sweep,
}

/// A person in the capacity of the moment.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Person {
    pub session: SessionId,
    pub account: AccountId,
    pub name: String,
    pub capacity: Capacity,
    pub last_seen_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

/// One role for one subject, within a period.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Capacity {
    pub id: CapacityId,
    pub role: Role,
    pub function: Function,
    pub employer: Option<EmployerId>,
    pub intermediary: Option<IntermediaryId>,
    pub office: Option<OfficeId>,
    /// Name of the employer, intermediary or office.
    pub subject: Option<String>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
}

impl Capacity {
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|end| end >= day)
    }
}

/// What a thing is tied to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ties {
    pub employer: Option<EmployerId>,
    pub intermediary: Option<IntermediaryId>,
    pub office: Option<OfficeId>,
}

/// A thing that can be acted on.
pub trait Tied {
    fn ties(&self) -> Ties;
}

/// The permission to do one act to one thing that was read under the viewer's own policies.
#[derive(Debug)]
pub struct May<A, T> {
    pub on: T,
    act: PhantomData<A>,
}

impl Viewer {
    pub fn person(&self) -> Result<&Arc<Person>> {
        match self {
            Self::Person(person) => Ok(person),
            _ => Err(Error::Unauthenticated),
        }
    }

    pub fn role(&self) -> Option<Role> {
        self.person().ok().map(|person| person.capacity.role)
    }

    /// Refuses an act that is never his, before anything is read for it.
    pub fn ensure_role_may<A: Act>(&self, _act: &A) -> Result<()> {
        match self.person()?.tie(A::ACTION) {
            Some(_) => Ok(()),
            None => Err(Error::Forbidden { required: roles_that_may(A::ACTION) }),
        }
    }

    /// The permission to act on this thing, or why there is none.
    pub fn may<A: Act, T: Tied>(&self, _act: A, on: T) -> Result<May<A, T>> {
        self.person()?.may(A::ACTION, on.ties())?;
        Ok(May { on, act: PhantomData })
    }

    /// Whether the act would be permitted.
    pub fn can(&self, action: Action, on: &impl Tied) -> bool {
        self.person().is_ok_and(|person| person.may(action, on.ties()).is_ok())
    }
}

impl Person {
    /// The tie that this act asks for, where it is ever his: some acts of an intermediary are the practitioner's alone.
    fn tie(&self, action: Action) -> Option<Tie> {
        let is_practitioner = self.capacity.function == Function::Practitioner;
        needs(self.capacity.role, action).filter(|tie| is_practitioner || *tie != Tie::OwnPractice)
    }

    fn may(&self, action: Action, ties: Ties) -> Result<()> {
        let holds = match self.tie(action) {
            Some(Tie::Own) => is_same(self.capacity.employer, ties.employer),
            // What an intermediary was shown under its policy is delegated to it today.
            Some(Tie::Delegated) => self.capacity.intermediary.is_some(),
            Some(Tie::Office) => is_same(self.capacity.office, ties.office),
            Some(Tie::OwnPractice) => is_same(self.capacity.intermediary, ties.intermediary),
            Some(Tie::Any) => true,
            None => false,
        };
        if holds { Ok(()) } else { Err(Error::Forbidden { required: roles_that_may(action) }) }
    }
}

fn is_same<T: PartialEq>(mine: Option<T>, its: Option<T>) -> bool {
    mine.is_some() && mine == its
}
