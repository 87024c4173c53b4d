//! What an administrator types.

use async_graphql::InputObject;

use crate::core::access::{Function, Role};
use crate::core::graph::Date;
use crate::identity::administration::capacity::WantedCapacity;

/// The person for whom an account is made.
#[derive(InputObject)]
pub struct CreateAccountInput {
    /// Name and surname: at most 200 characters.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// The person's tax code (codice fiscale).
    pub tax_code: String,
    /// The first password, of at least ten characters; without it one is drawn, and shown once.
    #[graphql(secret)]
    pub password: Option<String>,
}

/// A capacity to be given.
#[derive(InputObject)]
pub struct EntitleAccountInput {
    /// What the hub is to let it do.
    pub role: Role,
    /// In what function the person is to hold the role; without it in its usual one.
    pub function: Option<Function>,
    /// For whom it acts: the id or the tax code of an employer or intermediary, the id or the code of an office; none for auditors and
    /// administrators.
    pub subject: Option<String>,
    /// First day; without it today.
    pub valid_from: Option<Date>,
    /// Last day; without it the capacity stays open.
    pub valid_to: Option<Date>,
}

impl From<EntitleAccountInput> for WantedCapacity {
    fn from(input: EntitleAccountInput) -> Self {
        Self {
            role: input.role,
            function: input.function,
            subject: input.subject,
            valid_from: input.valid_from.map(|day| day.0),
            valid_to: input.valid_to.map(|day| day.0),
        }
    }
}
