//! People as the graph shows them to others.

use async_graphql::{ID, SimpleObject};
use omnia_edge::PlainFields;

use crate::core::named_person::NamedPerson;

/// Who did something or has it in hand: a person, or the hub itself, which is called Omnia Hub.
#[derive(Debug, Clone, SimpleObject, PlainFields)]
#[graphql(name = "Person")]
pub struct PersonNode {
    /// The same wherever the same account did something; of what was written before accounts were kept, the same for the same name. It is no
    /// argument of any field.
    pub id: ID,
    /// Name and surname, as they were when it was done; a cache keeps what it read last.
    pub name: String,
}

impl From<NamedPerson> for PersonNode {
    fn from(person: NamedPerson) -> Self {
        Self { id: person.id().into(), name: person.name }
    }
}
