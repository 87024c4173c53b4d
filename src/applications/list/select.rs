//! The statements of lists. Optional filters and orders are put together here and nowhere else.

use std::collections::HashMap;

use sqlx::{PgConnection, Postgres, QueryBuilder};
use uuid::Uuid;

use crate::applications::lifecycle::domain::Application;
use crate::applications::lifecycle::row::{ApplicationRow, Columns};
use crate::applications::list::filter::ApplicationFilter;
use crate::applications::list::order::{ApplicationOrder, Place};
use crate::core::access::Role;
use crate::core::error::Result;
use crate::core::graph::Page;
use crate::core::ids::{CapacityId, EmployerId};

/// A total is counted up to here.
pub const MOST_COUNTED: i64 = 10_000;

/// What a list asks for: filter, order, how much of each application, and the page as rows and place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Listing {
    pub filter: ApplicationFilter,
    pub order: ApplicationOrder,
    pub columns: Columns,
    pub page: Page<Place>,
    pub me: CapacityId,
    pub role: Role,
}

/// What stands beside an intermediary's policy where all its positions are gone over: the policy itself serves no index. Of table
/// application named a.
pub const fn beside_policy(role: Role) -> &'static str {
    match role {
        Role::Intermediary => " and a.position_id = any(array(select hub.delegated_positions()))",
        _ => "",
    }
}

impl Listing {
    fn push_page(&self, query: &mut QueryBuilder<Postgres>) {
        self.filter.push(query, self.me);
        query.push(self.order.condition());
        self.page.push(query, self.order.columns());
    }
}

/// One page. Who reaches an office reads its rows in the order of an index; who reaches many positions finds the keys of the page
/// first, so that only a page of rows is read and sorted whole (12 ms against 40 for 600 positions with 9,000 applications).
pub async fn page(db: &mut PgConnection, listing: &Listing) -> Result<Vec<Application>> {
    let mut query = QueryBuilder::new("select ");
    query.push(listing.columns.as_sql()).push(" from application a where ");
    if matches!(listing.role, Role::Operator | Role::Director) {
        query.push("true");
        listing.push_page(&mut query);
    } else {
        query.push("a.id in (select a.id from application a where true").push(beside_policy(listing.role));
        listing.push_page(&mut query);
        query.push(")");
        listing.page.push_order(&mut query, listing.order.columns());
    }
    rows(db, query).await
}

/// The first rows of each of many employers, in one statement.
pub async fn of_employers(
    db: &mut PgConnection,
    listing: &Listing,
    employers: &[EmployerId],
) -> Result<HashMap<EmployerId, Vec<Application>>> {
    let keys: Vec<Uuid> = employers.iter().map(|id| id.0).collect();
    let mut query = QueryBuilder::new("select ");
    query.push(listing.columns.as_sql()).push(" from unnest(").push_bind(keys).push("::uuid[]) as asked (employer) cross join lateral (");
    query.push("select * from application a where a.employer_id = asked.employer");
    listing.push_page(&mut query);
    query.push(") a");
    listing.page.push_order(&mut query, listing.order.columns());
    let mut found: HashMap<EmployerId, Vec<Application>> = HashMap::new();
    for application in rows(db, query).await? {
        found.entry(application.employer).or_default().push(application);
    }
    Ok(found)
}

async fn rows(db: &mut PgConnection, mut query: QueryBuilder<Postgres>) -> Result<Vec<Application>> {
    let rows: Vec<ApplicationRow> = query.build_query_as().fetch_all(db).await?;
    rows.into_iter().map(Application::try_from).collect()
}

/// How many there are, up to one more than is counted.
pub async fn total(db: &mut PgConnection, listing: &Listing) -> Result<i64> {
    let mut query = QueryBuilder::new("select count(*) from (select from application a where true");
    query.push(beside_policy(listing.role));
    push_counted(&mut query, listing);
    query.push(") counted");
    Ok(query.build_query_scalar().fetch_one(db).await?)
}

/// The same of each of many employers, in one statement.
pub async fn totals(db: &mut PgConnection, listing: &Listing, employers: &[EmployerId]) -> Result<HashMap<EmployerId, i64>> {
    let keys: Vec<Uuid> = employers.iter().map(|id| id.0).collect();
    let mut query = QueryBuilder::new("select asked.employer, counted.total from unnest(");
    query.push_bind(keys).push("::uuid[]) as asked (employer) cross join lateral (select count(*) as total from (select from application a where a.employer_id = asked.employer");
    push_counted(&mut query, listing);
    query.push(") counted) counted");
    let rows: Vec<(Uuid, i64)> = query.build_query_as().fetch_all(db).await?;
    Ok(rows.into_iter().map(|(employer, total)| (EmployerId(employer), total)).collect())
}

fn push_counted(query: &mut QueryBuilder<Postgres>, listing: &Listing) {
    listing.filter.push(query, listing.me);
    query.push(listing.order.condition());
    query.push(" limit ").push_bind(MOST_COUNTED + 1);
}
