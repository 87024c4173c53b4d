//! Roles, and the functions in which people hold them.

use std::str::FromStr;

/// What a capacity is at the hub; each is a role of PostgreSQL too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, async_graphql::Enum)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Role {
    /// Acts for its own employer.
    Employer,
    /// Acts for the positions that are delegated to its intermediary.
    Intermediary,
    /// Examines for an office of the institute.
    Operator,
    /// Signs for an office of the institute.
    Director,
    /// Reads everything that was submitted, masked.
    Auditor,
    /// Manages accounts, capacities and sessions; sees no application.
    Admin,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 6] = [Self::Employer, Self::Intermediary, Self::Operator, Self::Director, Self::Auditor, Self::Admin];

    /// The name in the database and in GraphQL.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Employer => "EMPLOYER",
            Self::Intermediary => "INTERMEDIARY",
            Self::Operator => "OPERATOR",
            Self::Director => "DIRECTOR",
            Self::Auditor => "AUDITOR",
            Self::Admin => "ADMIN",
        }
    }

    /// The role of PostgreSQL that reads and writes for it.
    pub const fn database_role(self) -> &'static str {
        match self {
            Self::Employer => "hub_employer",
            Self::Intermediary => "hub_intermediary",
            Self::Operator => "hub_operator",
            Self::Director => "hub_director",
            Self::Auditor => "hub_auditor",
            Self::Admin => "hub_admin",
        }
    }
}

/// In what function a person holds a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, async_graphql::Enum)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[graphql(name = "CapacityFunction")]
pub enum Function {
    /// Legal representative of an employer.
    LegalRepresentative,
    /// Employee who acts for the employer.
    Employee,
    /// Practitioner entitled by art. 1 L. 12/1979.
    Practitioner,
    /// Collaborator of an intermediary: acts only by sub-delegation.
    Collaborator,
    /// Examines the applications of an office.
    Operator,
    /// Signs the decisions of an office.
    Director,
    /// Inspects: sees everything, with personal data masked, and changes nothing.
    Auditor,
    /// Keeps accounts and capacities, and sees no application.
    Administrator,
}

impl Function {
    /// Every function.
    pub const ALL: [Self; 8] = [
        Self::LegalRepresentative,
        Self::Employee,
        Self::Practitioner,
        Self::Collaborator,
        Self::Operator,
        Self::Director,
        Self::Auditor,
        Self::Administrator,
    ];

    /// The name in the database and in GraphQL.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LegalRepresentative => "LEGAL_REPRESENTATIVE",
            Self::Employee => "EMPLOYEE",
            Self::Practitioner => "PRACTITIONER",
            Self::Collaborator => "COLLABORATOR",
            Self::Operator => "OPERATOR",
            Self::Director => "DIRECTOR",
            Self::Auditor => "AUDITOR",
            Self::Administrator => "ADMINISTRATOR",
        }
    }
}

/// A text that is not the name of a value of this type.
#[derive(Debug, thiserror::Error)]
#[error("no such {kind}: {text}")]
pub struct UnknownName {
    /// The type: `Role` or `Function`.
    pub kind: &'static str,
    /// The text that was read.
    pub text: String,
}

macro_rules! from_text {
    ($($name:ident),*) => {$(
        impl FromStr for $name {
            type Err = UnknownName;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::ALL.into_iter().find(|one| one.as_str() == text).ok_or_else(|| UnknownName { kind: stringify!($name), text: text.to_owned() })
            }
        }
    )*};
}
from_text!(Role, Function);
