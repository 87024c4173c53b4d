//! A connection that is bound to a viewer.

use std::ops::{Deref, DerefMut};

use chrono::NaiveDate;
use sqlx::pool::PoolConnection;
use sqlx::postgres::PgTransactionManager;
use sqlx::{Connection, PgConnection, Postgres, SqlSafeStr};
use sqlx_core::transaction::TransactionManager;

use super::roles::DatabaseRole;
use crate::core::access::Viewer;

/// Begins a transaction and marks it, so that the next binding recognises a connection that was left inside one.
const BEGIN: &str = "begin; set local hub.in_transaction to 'on'";

/// A connection with the viewer's role, account, capacity and day set on it. Dropped, it goes back to its pool; one whose transaction may
/// still be open is closed instead.
pub struct Bound {
    connection: PoolConnection<Postgres>,
    identity: Identity,
    state: State,
}

/// The identity that PostgreSQL applies its policies to.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Identity {
    role: String,
    account: String,
    capacity: String,
    today: String,
}

/// What may be true of the connection at the server. It is set before the change is sent to the server, with no `await` in between: the
/// future that waits for the response may be dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// No transaction is open, and the identity is the viewer's.
    Idle,
    /// A transaction may be open, or the connection is broken: it is closed.
    Dirty,
    /// The transaction is rolled back before the next statement, and `set_config` with it: the identity has to be bound again.
    RolledBack,
}

impl Bound {
    /// Binds in one prepared statement, which also serves as a ping. A connection that cannot be bound, or that is inside a transaction
    /// already, where the binding would be rolled back with it, is closed.
    pub(super) async fn to(viewer: &Viewer, today: NaiveDate, connection: PoolConnection<Postgres>) -> sqlx::Result<Self> {
        let mut bound = Self { connection, identity: Identity::of(viewer, today), state: State::Idle };
        bound.bind().await?;
        Ok(bound)
    }

    async fn bind(&mut self) -> sqlx::Result<()> {
        let Identity { role, account, capacity, today } = &self.identity;
        let bind = sqlx::query!(
            r#"select coalesce(current_setting('hub.in_transaction', true), '') = 'on' as "in_transaction!",
                set_config('role', $1, false) as role,
                set_config('hub.account', $2, false) as account,
                set_config('hub.capacity', $3, false) as capacity,
                set_config('hub.today', $4, false) as today"#,
            role,
            account,
            capacity,
            today,
        );
        let bound = match bind.fetch_one(&mut *self.connection).await {
            Ok(row) if row.in_transaction => Err(sqlx::Error::Protocol("a pooled connection was inside a transaction".to_owned())),
            other => other.map(drop),
        };
        bound.inspect_err(|_| self.state = State::Dirty)
    }

    pub(super) async fn begin(&mut self) -> sqlx::Result<()> {
        self.state = State::Dirty;
        PgTransactionManager::begin(&mut self.connection, Some(BEGIN.into_sql_str())).await
    }

    /// Commits. A connection whose commit fails, or is not waited for, is closed.
    pub(super) async fn commit(&mut self) -> sqlx::Result<()> {
        PgTransactionManager::commit(&mut self.connection).await?;
        self.state = State::Idle;
        Ok(())
    }

    /// Rolls the transaction back before the next statement. One whose `begin` was never acknowledged ends with its connection.
    pub(super) fn roll_back(&mut self) {
        if self.connection.is_in_transaction() {
            PgTransactionManager::start_rollback(&mut self.connection);
            self.state = State::RolledBack;
        }
    }

    /// Ensures that the connection has the viewer's identity and is in no transaction; fails where it has to be closed.
    pub(in crate::core) async fn ensure_viewer(&mut self) -> sqlx::Result<()> {
        match self.state {
            State::Idle => return Ok(()),
            State::Dirty => return Err(sqlx::Error::Protocol("a transaction was left open".to_owned())),
            State::RolledBack => {}
        }
        self.bind().await?;
        self.compare().await?;
        self.state = State::Idle;
        Ok(())
    }

    /// Compares the identity at the server with the viewer's.
    async fn compare(&mut self) -> sqlx::Result<()> {
        let actual = sqlx::query_as!(
            Identity,
            r#"select current_user::text as "role!", current_setting('hub.account') as "account!",
                current_setting('hub.capacity') as "capacity!", current_setting('hub.today') as "today!""#,
        );
        let actual = actual.fetch_one(&mut *self.connection).await?;
        if actual == self.identity {
            return Ok(());
        }
        tracing::error!(expected = ?self.identity, ?actual, "a connection had the identity of another viewer after a rollback");
        Err(sqlx::Error::Protocol("the identity of a connection was not the viewer's".to_owned()))
    }
}

impl Identity {
    fn of(viewer: &Viewer, today: NaiveDate) -> Self {
        let (account, capacity) = match viewer {
            Viewer::Person(person) => (person.account.0.to_string(), person.capacity.id.0.to_string()),
            Viewer::Authenticating(account) => (account.0.to_string(), String::new()),
            Viewer::Anonymous | Viewer::Enrolling(_) | Viewer::System(_) => (String::new(), String::new()),
        };
        Self { role: DatabaseRole::of(viewer).as_str().to_owned(), account, capacity, today: today.to_string() }
    }
}

impl Drop for Bound {
    fn drop(&mut self) {
        if self.state == State::Dirty {
            self.connection.close_on_drop();
        }
    }
}

impl Deref for Bound {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        &self.connection
    }
}

impl DerefMut for Bound {
    fn deref_mut(&mut self) -> &mut PgConnection {
        &mut self.connection
    }
}
