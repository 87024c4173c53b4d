//! What many accounts of one answer ask for at the same moment.

use std::collections::HashMap;

use sqlx::PgConnection;
use uuid::Uuid;

use crate::core::batch::Load;
use crate::core::error::Result;
use crate::core::ids::{AccountId, CapacityId, SessionId};
use crate::core::request_context::RequestContext;
use crate::identity::domain::idle_since;
use crate::identity::programs::Program;
use crate::identity::programs::store::programs_of;
use crate::identity::second_factor::store::{ListedFactor, second_factors_of};
use crate::identity::store::accounts::{Account, find_accounts};
use crate::identity::store::capacities::{HeldCapacity, capacities_of, find_capacities};
use crate::identity::store::open_sessions::{find_sessions, open_sessions_of};
use crate::identity::store::sessions::Session;

macro_rules! loaders {
    ($($(#[$doc:meta])* $name:ident: $key:ident => $value:ty, |$db:ident, $context:ident, $ids:ident| $read:expr, $gather:expr;)*) => {$(
        $(#[$doc])*
        pub struct $name;

        impl Load for $name {
            type Key = $key;
            type Value = $value;

            async fn load($db: &mut PgConnection, $context: &RequestContext, ids: Vec<$key>) -> Result<HashMap<$key, $value>> {
                let $ids: &[Uuid] = &ids.into_iter().map(|id| id.0).collect::<Vec<_>>();
                Ok($gather($read.await?))
            }
        }
    )*};
}

loaders! {
    /// Accounts by key.
    AccountById: AccountId => Account, |db, _context, ids| find_accounts(db, ids), |rows| each(rows, |row: &Account| row.id);
    /// Capacities by key.
    CapacityById: CapacityId => HeldCapacity, |db, _context, ids| find_capacities(db, ids),
        |rows| each(rows, |row: &HeldCapacity| row.capacity.id);
    /// The capacities of accounts, the oldest first.
    CapacitiesOf: AccountId => Vec<HeldCapacity>, |db, _context, ids| capacities_of(db, ids),
        |rows| many(rows, |row: &HeldCapacity| row.account);
    /// The second factors of accounts, the oldest first.
    SecondFactorsOf: AccountId => Vec<ListedFactor>, |db, _context, ids| second_factors_of(db, ids),
        |rows| many(rows, |row: &ListedFactor| row.account);
    /// The programs of accounts, the newest first.
    ProgramsOf: AccountId => Vec<Program>, |db, _context, ids| programs_of(db, ids), |rows| many(rows, |row: &Program| row.account);
    /// Open sessions by key.
    SessionById: SessionId => Session, |db, context, ids| find_sessions(db, ids, context.now(), idle_since(context.now())),
        |rows| each(rows, |row: &Session| row.id);
    /// The open sessions of accounts, the newest first.
    SessionsOf: AccountId => Vec<Session>, |db, context, ids| open_sessions_of(db, ids, context.now(), idle_since(context.now())),
        |rows| many(rows, |row: &Session| row.account_id);
}

fn each<K: Eq + std::hash::Hash, V>(rows: Vec<V>, key: impl Fn(&V) -> K) -> HashMap<K, V> {
    rows.into_iter().map(|row| (key(&row), row)).collect()
}

fn many<K: Eq + std::hash::Hash, V>(rows: Vec<V>, key: impl Fn(&V) -> K) -> HashMap<K, Vec<V>> {
    let mut found: HashMap<K, Vec<V>> = HashMap::new();
    for row in rows {
        found.entry(key(&row)).or_default().push(row);
    }
    found
}
