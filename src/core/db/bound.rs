//! A connection that is bound to a viewer.

use std::ops::{Deref, DerefMut};

use chrono::NaiveDate;
use sqlx::pool::PoolConnection;
use sqlx::{PgConnection, Postgres};

use crate::core::access::Viewer;

/// A connection with the viewer's role, account, capacity and day set on it.
pub struct Bound(PoolConnection<Postgres>);

impl Bound {
    /// Binds in one prepared statement. It stands in place of a ping: a connection that cannot be bound is broken.
    pub(super) async fn to(
        viewer: &Viewer,
        today: NaiveDate,
        mut connection: PoolConnection<Postgres>,
    ) -> Result<Self, (sqlx::Error, PoolConnection<Postgres>)> {
        let (account, capacity) = match viewer {
            Viewer::Person(person) => (person.account.0.to_string(), person.capacity.id.0.to_string()),
            Viewer::Arriving(account) => (account.0.to_string(), String::new()),
            Viewer::Nobody | Viewer::System(_) => (String::new(), String::new()),
        };
        let bind = sqlx::query!(
            "select set_config('role', $1, false) as role,
                set_config('hub.account', $2, false) as account,
                set_config('hub.capacity', $3, false) as capacity,
                set_config('hub.today', $4, false) as today",
            database_role(viewer),
            account,
            capacity,
            today.to_string(),
        );
        match bind.fetch_one(&mut *connection).await {
            Ok(_) => Ok(Self(connection)),
            Err(error) => Err((error, connection)),
        }
    }
}

pub(super) fn database_role(viewer: &Viewer) -> &'static str {
    match viewer {
        Viewer::Nobody | Viewer::Arriving(_) => "hub_gate",
        Viewer::System(_) => "hub_system",
        Viewer::Person(person) => person.capacity.role.database_role(),
    }
}

impl Deref for Bound {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        &self.0
    }
}

impl DerefMut for Bound {
    fn deref_mut(&mut self) -> &mut PgConnection {
        &mut self.0
    }
}
