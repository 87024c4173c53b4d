//! The roles of PostgreSQL that the hub needs. They belong to the whole cluster, so they are created before the migrations run.

use sqlx::{AssertSqlSafe, PgConnection};

use crate::core::access::{Role, Viewer};

/// A role of PostgreSQL, without login, that reads and writes for a viewer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DatabaseRole {
    /// For people who are not signed in yet.
    Gate,
    /// For the hub's own tasks.
    System,
    Of(Role),
}

/// The owner of the definer functions. No connection of a hub uses it; commands that list rows read with it.
const DEFINER: &str = "hub_definer";

impl DatabaseRole {
    pub(super) fn all() -> impl Iterator<Item = Self> {
        [Self::Gate, Self::System].into_iter().chain(Role::ALL.iter().copied().map(Self::Of))
    }

    pub(super) fn of(viewer: &Viewer) -> Self {
        match viewer {
            Viewer::Anonymous | Viewer::Authenticating(_) | Viewer::Enrolling(_) => Self::Gate,
            Viewer::System(_) => Self::System,
            Viewer::Person(person) => Self::Of(person.capacity.role),
        }
    }

    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Gate => "hub_gate",
            Self::System => "hub_system",
            Self::Of(role) => role.database_role(),
        }
    }

    /// Its share of the connections, in sixteenths. A connection that alternates roles plans each statement again, which costs 20 to 25 %
    /// of the throughput.
    pub(super) const fn share(self) -> u32 {
        match self {
            Self::Gate | Self::System => 1,
            Self::Of(role) => role.connection_share(),
        }
    }
}

/// Creates the roles that are missing; needs CREATEROLE. Several processes may do so at the same moment.
pub async fn ensure_roles(db: &mut PgConnection, password: Option<&str>) -> Result<(), sqlx::Error> {
    let names = || [DEFINER].into_iter().chain(DatabaseRole::all().map(DatabaseRole::as_str));
    for role in names() {
        make(db, format!("create role {role} nologin")).await?;
    }
    // It has no privilege of its own and inherits none: a connection without a role set can read nothing.
    make(db, format!("create role hub_app noinherit login{}", secret(password))).await?;
    for role in names() {
        let to = if role == DEFINER { "current_user" } else { "hub_app" };
        make(db, format!("grant {role} to {to}")).await?;
    }
    Ok(())
}

fn secret(password: Option<&str>) -> String {
    password.map(|password| format!(" password '{}'", password.replace('\'', "''"))).unwrap_or_default()
}

/// Creates what another session may create too: `if not exists` does not help against the race, where both find nothing and one fails.
async fn make(db: &mut PgConnection, statement: String) -> Result<(), sqlx::Error> {
    match sqlx::raw_sql(AssertSqlSafe(statement)).execute(db).await {
        Err(sqlx::Error::Database(error)) if matches!(error.code().as_deref(), Some("42710" | "23505" | "XX000")) => Ok(()),
        other => other.map(|_| ()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_role_is_left_without_connections() {
        assert_eq!(DatabaseRole::all().map(DatabaseRole::share).sum::<u32>(), 16);
    }
}
