//! The statements of the inbox. Optional filters and orders are put together here and nowhere else.

use sqlx::{PgConnection, QueryBuilder};

use super::filter::ProposalFilter;
use super::order::{Place, ProposalOrder};
use crate::authorizations::proposal::Proposal;
use crate::authorizations::store::ProposalRow;
use crate::core::error::Result;
use crate::core::graph::Page;

/// A total is counted up to here.
pub const MOST_COUNTED: i64 = 10_000;

/// Of table proposal named p; the index of what is open holds these rows alone.
const OPEN: &str = " from proposal p where p.status = 'OPEN'";

/// One page of the proposals that wait.
pub async fn page(db: &mut PgConnection, filter: &ProposalFilter, order: ProposalOrder, page: &Page<Place>) -> Result<Vec<Proposal>> {
    let mut query = QueryBuilder::new("select ");
    query.push(ProposalRow::COLUMNS).push(OPEN);
    filter.push(&mut query);
    page.push(&mut query, order.columns());
    let rows: Vec<ProposalRow> = query.build_query_as().fetch_all(db).await?;
    rows.into_iter().map(Proposal::try_from).collect()
}

/// How many there are, up to one more than is counted.
pub async fn total(db: &mut PgConnection, filter: &ProposalFilter) -> Result<i64> {
    let mut query = QueryBuilder::new("select count(*) from (select");
    query.push(OPEN);
    filter.push(&mut query);
    query.push(" limit ").push_bind(MOST_COUNTED + 1).push(") counted");
    Ok(query.build_query_scalar().fetch_one(db).await?)
}
