//! Delegations, loaded for many nodes in one statement.

use std::collections::HashMap;

use sqlx::PgConnection;
use uuid::Uuid;

use crate::core::batch::Load;
use crate::core::error::Result;
use crate::core::ids::{DelegationId, PositionId, SubDelegationId};
use crate::core::request_context::RequestContext;
use crate::delegations::domain::Delegation;
use crate::delegations::sub_delegation::SubDelegation;
use crate::delegations::{store, sub_store};

/// Delegations that a position shows at most.
pub const OF_A_POSITION: i64 = 100;

/// Delegations by key.
pub struct DelegationById;

impl Load for DelegationById {
    type Key = DelegationId;
    type Value = Delegation;

    async fn load(db: &mut PgConnection, context: &RequestContext, ids: Vec<DelegationId>) -> Result<HashMap<DelegationId, Delegation>> {
        let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
        let found = store::find(db, &ids).await?;
        for delegation in &found {
            context.accesses.employer(delegation.employer);
        }
        Ok(found.into_iter().map(|delegation| (delegation.id, delegation)).collect())
    }
}

/// The newest delegations of positions.
pub struct DelegationsOfPosition;

impl Load for DelegationsOfPosition {
    type Key = PositionId;
    type Value = Vec<Delegation>;

    async fn load(db: &mut PgConnection, _: &RequestContext, positions: Vec<PositionId>) -> Result<HashMap<PositionId, Vec<Delegation>>> {
        let positions: Vec<Uuid> = positions.into_iter().map(|id| id.0).collect();
        let mut found: HashMap<PositionId, Vec<Delegation>> = HashMap::new();
        for delegation in store::newest_of(db, &positions, OF_A_POSITION).await? {
            found.entry(delegation.position).or_default().push(delegation);
        }
        Ok(found)
    }
}

/// Sub-delegations by key.
pub struct SubDelegationById;

impl Load for SubDelegationById {
    type Key = SubDelegationId;
    type Value = SubDelegation;

    async fn load(
        db: &mut PgConnection,
        context: &RequestContext,
        ids: Vec<SubDelegationId>,
    ) -> Result<HashMap<SubDelegationId, SubDelegation>> {
        let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
        let found = sub_store::find(db, &ids).await?;
        for (employer, _) in &found {
            context.accesses.employer(*employer);
        }
        Ok(found.into_iter().map(|(_, sub_delegation)| (sub_delegation.id, sub_delegation)).collect())
    }
}

/// The sub-delegations of delegations.
pub struct SubDelegationsOf;

impl Load for SubDelegationsOf {
    type Key = DelegationId;
    type Value = Vec<SubDelegation>;

    async fn load(
        db: &mut PgConnection,
        _: &RequestContext,
        delegations: Vec<DelegationId>,
    ) -> Result<HashMap<DelegationId, Vec<SubDelegation>>> {
        let delegations: Vec<Uuid> = delegations.into_iter().map(|id| id.0).collect();
        let mut found: HashMap<DelegationId, Vec<SubDelegation>> = HashMap::new();
        for sub_delegation in sub_store::of_delegations(db, &delegations).await? {
            found.entry(sub_delegation.delegation).or_default().push(sub_delegation);
        }
        Ok(found)
    }
}
