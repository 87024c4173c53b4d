//! The roles of PostgreSQL that the hub needs. They are of the whole cluster, so they come before the migrations.

use sqlx::{AssertSqlSafe, PgConnection};

/// Roles without login: one for each role of the hub, the gate, the hub's own tasks, and the owner of the definer functions.
const ROLES: [&str; 9] = [
    "hub_definer",
    "hub_gate",
    "hub_system",
    "hub_employer",
    "hub_intermediary",
    "hub_operator",
    "hub_director",
    "hub_auditor",
    "hub_admin",
];

/// Makes the roles that are missing; needs CREATEROLE. Many may do so at the same moment: a role that someone else made is as good.
pub async fn ensure_roles(db: &mut PgConnection, password: Option<&str>) -> Result<(), sqlx::Error> {
    for role in ROLES {
        make(db, format!("create role {role} nologin")).await?;
    }
    // It has no right of its own and inherits none: a connection on which no role was set can read nothing.
    make(db, format!("create role hub_app noinherit login{}", secret(password))).await?;
    for role in ROLES {
        let to = if role == "hub_definer" { "current_user" } else { "hub_app" };
        make(db, format!("grant {role} to {to}")).await?;
    }
    Ok(())
}

fn secret(password: Option<&str>) -> String {
    password.map(|password| format!(" password '{}'", password.replace('\'', "''"))).unwrap_or_default()
}

/// `if not exists` does not help against a race: two sessions both find nothing, and one fails.
async fn make(db: &mut PgConnection, statement: String) -> Result<(), sqlx::Error> {
    match sqlx::raw_sql(AssertSqlSafe(statement)).execute(db).await {
        Err(sqlx::Error::Database(error)) if matches!(error.code().as_deref(), Some("42710" | "23505" | "XX000")) => Ok(()),
        other => other.map(|_| ()),
    }
}
