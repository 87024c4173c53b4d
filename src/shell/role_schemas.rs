//! The part of the schema that each role can ask, made when the first of its callers comes.

use std::sync::{Arc, OnceLock};

use omnia_edge::{BeforeSignIn, Schema};

use super::lengths::edge_schema;
use crate::core::access::{Role, can_ask};

/// The parts of the schema, by role.
#[derive(Clone)]
pub struct RoleSchemas {
    parts: Arc<[Part]>,
    before_sign_in: BeforeSignIn,
}

/// The part of a role; none is the role of people who have not signed in.
struct Part {
    role: Option<Role>,
    schema: OnceLock<Arc<Schema>>,
}

impl Default for RoleSchemas {
    fn default() -> Self {
        Self::new(BeforeSignIn::default())
    }
}

impl RoleSchemas {
    /// The parts of all roles, and that of people who have not signed in, who may or may not introspect it.
    pub fn new(before_sign_in: BeforeSignIn) -> Self {
        let roles = Role::ALL.iter().copied().map(Some).chain([None]);
        Self { parts: roles.map(|role| Part { role, schema: OnceLock::new() }).collect(), before_sign_in }
    }

    /// The part of a role; none is the role of people who have not signed in.
    pub fn of(&self, role: Option<Role>) -> Arc<Schema> {
        let made = || Arc::new(self.make(role));
        match self.parts.iter().find(|part| part.role == role) {
            Some(part) => part.schema.get_or_init(made).clone(),
            None => made(),
        }
    }

    fn make(&self, role: Option<Role>) -> Schema {
        let part = edge_schema()
            .part(|of, name| can_ask(role, of, name))
            .expect("it is made of the program itself, and a test makes that of each role");
        if role.is_none() { part.before_sign_in(self.before_sign_in) } else { part }
    }
}
