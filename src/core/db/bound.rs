//! A connection that is bound to a viewer.

use std::ops::{Deref, DerefMut};

use chrono::NaiveDate;
use sqlx::pool::PoolConnection;
use sqlx::postgres::PgTransactionManager;
use sqlx::{Connection, PgConnection, Postgres, SqlSafeStr};
use sqlx_core::transaction::TransactionManager;

use super::roles::DatabaseRole;
use crate::core::access::Viewer;

/// Begins a transaction that says of itself that it is one: on a connection whose transaction nobody counted, the next binding sees it.
const BEGIN: &str = "begin; set local hub.in_transaction to 'on'";

/// A connection with the viewer's role, account, capacity and day set on it. Dropped, it goes back to its pool, but for one whose
/// transaction may still be open: that one is closed.
pub struct Bound {
    connection: PoolConnection<Postgres>,
    identity: Identity,
    state: State,
}

/// Who PostgreSQL takes the connection for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Identity {
    role: String,
    account: String,
    capacity: String,
    today: String,
}

/// What may be true of the connection at the server. It is noted before the server is asked for the change, with no `await` between:
/// whoever waits for the server's answer may be gone before it comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// No transaction is open, and the identity is the viewer's.
    Idle,
    /// A transaction may be open, or the connection is broken: it is closed.
    Unsettled,
    /// The transaction is rolled back before anything else is done, and `set_config` with it: the identity is to be bound again.
    RolledBack,
}

impl Bound {
    /// Binds in one prepared statement. It stands in place of a ping: a connection that cannot be bound is broken, and so is one that is
    /// inside a transaction already, where what is bound now would be undone with it. Either is closed.
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
        bound.inspect_err(|_| self.state = State::Unsettled)
    }

    pub(super) async fn begin(&mut self) -> sqlx::Result<()> {
        self.state = State::Unsettled;
        PgTransactionManager::begin(&mut self.connection, Some(BEGIN.into_sql_str())).await
    }

    /// A commit that fails, or whose answer nobody waited for, leaves a connection that is closed.
    pub(super) async fn commit(&mut self) -> sqlx::Result<()> {
        PgTransactionManager::commit(&mut self.connection).await?;
        self.state = State::Idle;
        Ok(())
    }

    /// Has the transaction rolled back before anything else is done. One whose beginning was never answered cannot be: it ends with its
    /// connection.
    pub(super) fn roll_back(&mut self) {
        if self.connection.is_in_transaction() {
            PgTransactionManager::start_rollback(&mut self.connection);
            self.state = State::RolledBack;
        }
    }

    /// Sees to it that the connection is the viewer's and in no transaction; fails where it has to be closed.
    pub(in crate::core) async fn is_viewers(&mut self) -> sqlx::Result<()> {
        match self.state {
            State::Idle => return Ok(()),
            State::Unsettled => return Err(sqlx::Error::Protocol("a transaction was left open".to_owned())),
            State::RolledBack => {}
        }
        self.bind().await?;
        self.compare().await?;
        self.state = State::Idle;
        Ok(())
    }

    /// Compares with the viewer whom PostgreSQL takes the connection for.
    async fn compare(&mut self) -> sqlx::Result<()> {
        let taken_for = sqlx::query_as!(
            Identity,
            r#"select current_user::text as "role!", current_setting('hub.account') as "account!",
                current_setting('hub.capacity') as "capacity!", current_setting('hub.today') as "today!""#,
        );
        let taken_for = taken_for.fetch_one(&mut *self.connection).await?;
        if taken_for == self.identity {
            return Ok(());
        }
        tracing::error!(expected = ?self.identity, ?taken_for, "PostgreSQL took a connection for somebody else after a rollback");
        Err(sqlx::Error::Protocol("the identity of a connection was not the viewer's".to_owned()))
    }
}

impl Identity {
    fn of(viewer: &Viewer, today: NaiveDate) -> Self {
        let (account, capacity) = match viewer {
            Viewer::Person(person) => (person.account.0.to_string(), person.capacity.id.0.to_string()),
            Viewer::Authenticating(account) => (account.0.to_string(), String::new()),
            Viewer::Anonymous | Viewer::System(_) => (String::new(), String::new()),
        };
        Self { role: DatabaseRole::of(viewer).as_str().to_owned(), account, capacity, today: today.to_string() }
    }
}

impl Drop for Bound {
    fn drop(&mut self) {
        if self.state == State::Unsettled {
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
