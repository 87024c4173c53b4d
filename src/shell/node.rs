//! Nodes by id (`Query.node`, `Query.nodes`). Each type is a variant of [`Node`] and a line in `find`.

use async_graphql::{Context, ID, Interface, Object};
use futures_util::future::try_join_all;

use crate::alerts::{AlertById, AlertNode};
use crate::applications::{ApplicationById, ApplicationNode, BeneficiaryById, BeneficiaryNode};
use crate::authorizations::{AuthorizationById, AuthorizationNode, ProposalById, ProposalNode};
use crate::core::access::{Action, Role};
use crate::core::ids::{
    AccountId, AlertId, ApplicationId, AuthorizationId, BeneficiaryId, CapacityId, DelegationId, DocumentId, EmployerId, GlobalId,
    InterlocutionId, IntermediaryId, NoteId, OfficeId, PositionId, ProposalId, SessionId, SubDelegationId, UnitId,
};
use crate::core::{Error, Refusal, RequestContext, RequestContextExt, Result};
use crate::delegations::{DelegationById, DelegationNode, SubDelegationById, SubDelegationNode};
use crate::documents::{DocumentById, DocumentNode};
use crate::identity::administration::{AccountById, CapacityById, SessionById};
use crate::identity::{AccountNode, CapacityNode, SessionNode};
use crate::interlocutions::{InterlocutionById, InterlocutionNode};
use crate::notes::{NoteById, NoteNode};
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
    Account(AccountNode),
    Alert(AlertNode),
    Application(ApplicationNode),
    Authorization(AuthorizationNode),
    Beneficiary(BeneficiaryNode),
    Capacity(CapacityNode),
    Delegation(DelegationNode),
    Document(DocumentNode),
    Employer(EmployerNode),
    Interlocution(InterlocutionNode),
    Intermediary(IntermediaryNode),
    Note(NoteNode),
    Office(OfficeNode),
    Position(PositionNode),
    ProductiveUnit(ProductiveUnitNode),
    Proposal(ProposalNode),
    Session(SessionNode),
    SubDelegation(SubDelegationNode),
}

/// Types that the administrator sees by their ids: what else the database shows them is there to name the subject of a capacity.
const OF_ADMINISTRATION: [u8; 3] = [AccountId::LETTER, CapacityId::LETTER, SessionId::LETTER];

/// A thing by its id, where the viewer may see it.
pub async fn find(context: &RequestContext, id: GlobalId) -> Result<Option<Node>> {
    let key = id.key;
    if context.person()?.capacity.role == Role::Admin && !OF_ADMINISTRATION.contains(&id.letter) {
        return Ok(None);
    }
    Ok(match id.letter {
        AccountId::LETTER => match context.load::<AccountById>(key.into()).await? {
            Some(row) => {
                context.note_account(row.id);
                Some(Node::Account(AccountNode::of(context, row)?))
            }
            None => None,
        },
        CapacityId::LETTER => context.load::<CapacityById>(key.into()).await?.map(|row| {
            context.note_account(row.account);
            Node::Capacity(row.into())
        }),
        SessionId::LETTER => session(context, key.into()).await?,
        AlertId::LETTER => context.load::<AlertById>(key.into()).await?.map(|row| {
            context.accesses.of_application(row.application);
            Node::Alert(AlertNode::new(&row, context.language))
        }),
        BeneficiaryId::LETTER => beneficiary(context, key.into()).await?,
        ApplicationId::LETTER => context.load::<ApplicationById>(key.into()).await?.map(|row| Node::Application(row.into())),
        AuthorizationId::LETTER => context.load::<AuthorizationById>(key.into()).await?.map(|row| {
            context.accesses.of_application(row.application);
            Node::Authorization(row.into())
        }),
        DelegationId::LETTER => context.load::<DelegationById>(key.into()).await?.map(|row| Node::Delegation(row.into())),
        DocumentId::LETTER => context.load::<DocumentById>(key.into()).await?.map(|row| Node::Document(row.into())),
        EmployerId::LETTER => context.load::<EmployerById>(key.into()).await?.map(|row| {
            context.accesses.employer(row.id);
            Node::Employer(row.into())
        }),
        InterlocutionId::LETTER => context.load::<InterlocutionById>(key.into()).await?.map(|row| Node::Interlocution(row.into())),
        IntermediaryId::LETTER => context.load::<IntermediaryById>(key.into()).await?.map(|row| Node::Intermediary(row.into())),
        NoteId::LETTER => context.load::<NoteById>(key.into()).await?.map(|row| Node::Note(row.into())),
        OfficeId::LETTER => context.load::<OfficeById>(key.into()).await?.map(|row| Node::Office(row.into())),
        PositionId::LETTER => context.load::<PositionById>(key.into()).await?.map(|row| {
            context.accesses.employer(row.employer_id);
            Node::Position(row.into())
        }),
        ProposalId::LETTER => {
            let found = context.load::<ProposalById>(key.into()).await?;
            // Who applied sees the decision, never the proposal that it was.
            let shown = found.filter(|row| context.viewer.can(Action::SeeProposal, row));
            shown.map(|row| {
                context.accesses.of_application(row.application);
                Node::Proposal(row.into())
            })
        }
        SubDelegationId::LETTER => context.load::<SubDelegationById>(key.into()).await?.map(|row| Node::SubDelegation(row.into())),
        UnitId::LETTER => context.load::<UnitById>(key.into()).await?.map(|row| {
            context.accesses.of_position(row.position_id);
            Node::ProductiveUnit(row.into())
        }),
        _ => None,
    })
}

/// A session, but for a program.
async fn session(context: &RequestContext, id: SessionId) -> Result<Option<Node>> {
    if context.person()?.ensure_no_program().is_err() {
        return Ok(None);
    }
    let found = context.load::<SessionById>(id).await?;
    Ok(found.map(|row| {
        context.note_account(row.account_id);
        Node::Session(row.into())
    }))
}

/// A worker of an application, masked for who does not see personal data.
async fn beneficiary(context: &RequestContext, id: BeneficiaryId) -> Result<Option<Node>> {
    let Some((application, worker)) = context.load::<BeneficiaryById>(id).await? else { return Ok(None) };
    let Some(application) = context.load::<ApplicationById>(application).await? else { return Ok(None) };
    let sees = context.viewer.can(Action::SeePersonalData, &application);
    match sees {
        true => context.accesses.workers(application.id, application.employer, 1),
        false => context.accesses.application(application.id, application.employer),
    }
    Ok(Some(Node::Beneficiary(BeneficiaryNode::new(worker, sees))))
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
        find(ctx.context(), read(&id)?).await
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
        try_join_all(ids.into_iter().map(|id| find(ctx.context(), id))).await
    }
}
