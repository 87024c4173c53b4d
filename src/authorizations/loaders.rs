//! What many applications and authorizations of one answer ask for at the same moment.

use std::collections::HashMap;
use std::hash::Hash;

use sqlx::PgConnection;
use uuid::Uuid;

use super::authorization::Authorization;
use super::proposal::{Decision, Proposal};
use super::store;
use super::terms::AuthorizedPeriod;
use crate::core::batch::Load;
use crate::core::error::Result;
use crate::core::ids::{AccountId, ApplicationId, AuthorizationId, ProposalId};
use crate::core::request_context::RequestContext;

macro_rules! loaders {
    ($($(#[$doc:meta])* $name:ident: $key:ident => $value:ty, $read:path, $gather:expr;)*) => {$(
        $(#[$doc])*
        pub struct $name;

        impl Load for $name {
            type Key = $key;
            type Value = $value;

            async fn load(db: &mut PgConnection, _: &RequestContext, ids: Vec<$key>) -> Result<HashMap<$key, $value>> {
                let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
                Ok($gather($read(db, &ids).await?))
            }
        }
    )*};
}

loaders! {
    /// Proposals by key.
    ProposalById: ProposalId => Proposal, store::find, |rows| each(rows, |row: &Proposal| row.id);
    /// The proposals of applications, newest first.
    ProposalsOf: ApplicationId => Vec<Proposal>, store::proposals_of, |rows| many(rows, |row: &Proposal| row.application);
    /// Who proposed what is open for applications.
    OpenProposalOf: ApplicationId => AccountId, store::open_of, HashMap::from_iter;
    /// What was decided on applications.
    DecisionOf: ApplicationId => Decision, store::decisions_of, |rows| each(rows, |row: &Decision| row.application);
    /// Authorizations by key.
    AuthorizationById: AuthorizationId => Authorization, store::authorizations, |rows| each(rows, |row: &Authorization| row.id);
    /// The authorizations of applications.
    AuthorizationsOf: ApplicationId => Vec<Authorization>, store::authorizations_of, |rows| many(rows, |row: &Authorization| row.application);
    /// The periods of authorizations.
    PeriodsOf: AuthorizationId => Vec<AuthorizedPeriod>, store::periods_of, gathered;
}

fn each<K: Eq + Hash, V>(rows: Vec<V>, key: impl Fn(&V) -> K) -> HashMap<K, V> {
    rows.into_iter().map(|row| (key(&row), row)).collect()
}

fn many<K: Eq + Hash, V>(rows: Vec<V>, key: impl Fn(&V) -> K) -> HashMap<K, Vec<V>> {
    gathered(rows.into_iter().map(|row| (key(&row), row)).collect())
}

fn gathered<K: Eq + Hash, V>(rows: Vec<(K, V)>) -> HashMap<K, Vec<V>> {
    let mut found: HashMap<K, Vec<V>> = HashMap::new();
    for (key, row) in rows {
        found.entry(key).or_default().push(row);
    }
    found
}
