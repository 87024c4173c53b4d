//! Nodes by id (`Query.node`, `Query.nodes`). Each type is a variant of [`Node`] and a line in `find`.

use async_graphql::{Context, ID, Interface, Object};
use futures_util::future::try_join_all;

use crate::applications::{ApplicationById, ApplicationNode};
use crate::authorizations::{AuthorizationById, AuthorizationNode};
use crate::core::ids::{
    ApplicationId, AuthorizationId, DelegationId, DocumentId, EmployerId, GlobalId, InterlocutionId, IntermediaryId, OfficeId, PositionId,
    UnitId,
};
use crate::core::{Error, Refusal, RequestContextExt, Result};
use crate::delegations::{DelegationById, DelegationNode};
use crate::documents::{DocumentById, DocumentNode};
use crate::interlocutions::{InterlocutionById, InterlocutionNode};
use crate::registry::{
    EmployerById, EmployerNode, IntermediaryById, IntermediaryNode, OfficeById, OfficeNode, PositionById, PositionNode, ProductiveUnitNode,
    UnitById,
};

/// Ids in one `nodes`.
const MOST: usize = 100;

/// A thing with an id.
#[derive(Interface)]
#[graphql(field(name = "id", ty = "&ID", desc = "Tells the type of the thing and its key."))]
pub enum Node {
    Application(ApplicationNode),
    Authorization(AuthorizationNode),
    Delegation(DelegationNode),
    Document(DocumentNode),
    Employer(EmployerNode),
    Interlocution(InterlocutionNode),
    Intermediary(IntermediaryNode),
    Office(OfficeNode),
    Position(PositionNode),
    ProductiveUnit(ProductiveUnitNode),
}

async fn find(ctx: &Context<'_>, id: GlobalId) -> Result<Option<Node>> {
    let key = id.key;
    Ok(match id.letter {
        ApplicationId::LETTER => ctx.load::<ApplicationById>(key.into()).await?.map(|row| Node::Application(row.into())),
        AuthorizationId::LETTER => ctx.load::<AuthorizationById>(key.into()).await?.map(|row| {
            ctx.context().accesses.of_application(row.application);
            Node::Authorization(row.into())
        }),
        DelegationId::LETTER => ctx.load::<DelegationById>(key.into()).await?.map(|row| Node::Delegation(row.into())),
        DocumentId::LETTER => ctx.load::<DocumentById>(key.into()).await?.map(|row| Node::Document(row.into())),
        EmployerId::LETTER => ctx.load::<EmployerById>(key.into()).await?.map(|row| {
            ctx.context().accesses.employer(row.id);
            Node::Employer(row.into())
        }),
        InterlocutionId::LETTER => ctx.load::<InterlocutionById>(key.into()).await?.map(|row| Node::Interlocution(row.into())),
        IntermediaryId::LETTER => ctx.load::<IntermediaryById>(key.into()).await?.map(|row| Node::Intermediary(row.into())),
        OfficeId::LETTER => ctx.load::<OfficeById>(key.into()).await?.map(|row| Node::Office(row.into())),
        PositionId::LETTER => ctx.load::<PositionById>(key.into()).await?.map(|row| {
            ctx.context().accesses.employer(row.employer_id);
            Node::Position(row.into())
        }),
        UnitId::LETTER => ctx.load::<UnitById>(key.into()).await?.map(|row| {
            ctx.context().accesses.of_position(row.position_id);
            Node::ProductiveUnit(row.into())
        }),
        _ => None,
    })
}

fn read(id: &ID) -> Result<GlobalId> {
    GlobalId::read(id).ok_or_else(|| Error::BadRequest(Refusal::new("BAD_ID").at(["id"])))
}

/// Nodes by id.
#[derive(Default)]
pub struct NodeQuery;

#[Object]
impl NodeQuery {
    /// A thing by its id; null where there is none that the viewer may see.
    async fn node(&self, ctx: &Context<'_>, #[graphql(desc = "The id of any thing.")] id: ID) -> Result<Option<Node>> {
        ctx.person()?;
        find(ctx, read(&id)?).await
    }

    /// Things by their ids, in their order, null where there is none that the viewer may see: at most 100 at once.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Ids of any things, 100 at most.")] ids: Vec<ID>,
    ) -> Result<Vec<Option<Node>>> {
        ctx.person()?;
        if ids.len() > MOST {
            return Err(Error::BadRequest(Refusal::new("TOO_MANY_IDS").at(["ids"]).with("most", MOST)));
        }
        let ids = ids.iter().map(read).collect::<Result<Vec<GlobalId>>>()?;
        try_join_all(ids.into_iter().map(|id| find(ctx, id))).await
    }
}
