//! The list of decisions.

use async_graphql::connection::{Connection, ConnectionNameType, EdgeNameType, EmptyFields};
use async_graphql::{Context, InputObject, OutputType};
use chrono::{DateTime, Utc};
use omnia_edge::DirectObject;

use super::nodes::ProposalNode;
use crate::applications::{DateRangeInput, Outcome};
use crate::authorizations::proposal::Proposal;
use crate::authorizations::store::{DecisionCriteria, list_decisions};
use crate::core::access::acts::SeeProposal;
use crate::core::graph::{Amount, Cursor, Page, PageArguments};
use crate::core::ids::{OfficeId, ServingId};
use crate::core::{RequestContextExt, Result};

/// Which decisions, among those that the viewer sees. All that is given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct DecisionFilter {
    /// Those with one of these outcomes.
    pub outcome: Option<Vec<Outcome>>,
    /// Those of this office.
    pub office_id: Option<OfficeId>,
    /// Those that this director signed: the id of an official, or of their capacity.
    pub director_id: Option<ServingId>,
    /// Those that were signed within these days, by the calendar of Rome.
    pub decided: Option<DateRangeInput>,
    /// Those that grant so many hours or more.
    pub hours_from: Option<Amount>,
    /// Those that grant so many hours or fewer, and some.
    pub hours_to: Option<Amount>,
}

impl DecisionFilter {
    fn read(self) -> Result<DecisionCriteria> {
        let decided = self.decided.unwrap_or_default();
        decided.check("decided")?;
        Ok(DecisionCriteria {
            outcomes: self.outcome,
            office: self.office_id,
            director: self.director_id.map(|director| director.0),
            from: decided.from.map(|day| day.0),
            to: decided.to.map(|day| day.0),
            hours_from: self.hours_from.map(|hours| hours.0),
            hours_to: self.hours_to.map(|hours| hours.0),
        })
    }
}

/// A page of decisions: proposals that were signed, under another name than that of open ones.
pub type DecisionConnection =
    Connection<Cursor<DateTime<Utc>>, DirectObject<ProposalNode>, EmptyFields, EmptyFields, DecisionConnectionName, DecisionEdgeName>;

/// The name of the pages.
pub struct DecisionConnectionName;

impl ConnectionNameType for DecisionConnectionName {
    fn type_name<T: OutputType>() -> String {
        "DecisionConnection".to_owned()
    }
}

/// The name of their edges.
pub struct DecisionEdgeName;

impl EdgeNameType for DecisionEdgeName {
    fn type_name<T: OutputType>() -> String {
        "DecisionEdge".to_owned()
    }
}

/// A page of decisions, the newest first.
pub async fn decisions(ctx: &Context<'_>, filter: Option<DecisionFilter>, page: PageArguments) -> Result<DecisionConnection> {
    ctx.viewer().ensure_role_may(&SeeProposal)?;
    let page = Page::read(&page)?;
    let criteria = filter.unwrap_or_default().read()?;
    let rows = list_decisions(&mut *ctx.read().await?, &criteria, &page).await?;
    page.shown(&rows).for_each(|row| ctx.context().accesses.of_application(row.application));
    let cursor = |row: &Proposal| Cursor { value: row.closed_at.unwrap_or(row.proposed_at), key: row.id.0 };
    Ok(page.connect(rows, EmptyFields, cursor, Into::into))
}
