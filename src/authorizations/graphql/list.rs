//! Authorizations over all applications, the newest first.

use async_graphql::{Context, InputObject, Object};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use sqlx::{PgConnection, Postgres, QueryBuilder};
use tokio::sync::OnceCell;
use uuid::Uuid;

use super::nodes::AuthorizationNode;
use crate::authorizations::authorization::Authorization;
use crate::authorizations::store;
use crate::core::graph::{Amount, Cursor, Date, Page, PageArguments, Paged, SortColumns};
use crate::core::ids::{EmployerId, UnitId};
use crate::core::{RequestContextExt, Result};

/// Which authorizations; all conditions hold at once.
#[derive(Debug, Clone, Default, InputObject)]
pub struct AuthorizationFilter {
    /// Those of this employer.
    pub employer_id: Option<EmployerId>,
    /// Those of this productive unit.
    pub unit_id: Option<UnitId>,
    /// Decided on this day or later.
    pub decided_from: Option<Date>,
    /// Decided on this day or earlier.
    pub decided_to: Option<Date>,
}

/// A page of authorizations.
pub type AuthorizationConnection = Paged<NaiveDate, AuthorizationNode, AuthorizationTotals>;

/// What the whole list holds. Counted only where it is asked for, and once.
pub struct AuthorizationTotals {
    filter: AuthorizationFilter,
    totals: OnceCell<(i64, Decimal)>,
}

impl AuthorizationTotals {
    async fn totals(&self, ctx: &Context<'_>) -> Result<(i64, Decimal)> {
        let totals = self.totals.get_or_try_init(async || self.filter.totals(&mut *ctx.read().await?).await);
        totals.await.copied()
    }
}

#[Object]
impl AuthorizationTotals {
    /// How many there are in all.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(self.totals(ctx).await?.0)
    }

    /// Hours granted, in all.
    async fn total_hours(&self, ctx: &Context<'_>) -> Result<Amount> {
        Ok(Amount(self.totals(ctx).await?.1))
    }
}

/// The authorizations that the viewer sees.
pub async fn authorizations(
    ctx: &Context<'_>,
    filter: Option<AuthorizationFilter>,
    page: PageArguments,
) -> Result<AuthorizationConnection> {
    let page = Page::read(&page)?;
    let filter = filter.unwrap_or_default();
    let rows = filter.page(&mut *ctx.read().await?, &page).await?;
    let accesses = &ctx.context().accesses;
    page.shown(&rows).for_each(|row| accesses.of_application(row.application));
    let cursor = |row: &Authorization| Cursor { value: row.decided_on, key: row.id.0 };
    Ok(page.connect(rows, AuthorizationTotals { filter, totals: OnceCell::new() }, cursor, Into::into))
}

impl AuthorizationFilter {
    async fn page(&self, db: &mut PgConnection, page: &Page<NaiveDate>) -> Result<Vec<Authorization>> {
        let mut query = QueryBuilder::new("select id from authorization_grant g where true");
        self.push(&mut query);
        page.push(&mut query, SortColumns::descending(&["g.decided_on", "g.id"]));
        let ids: Vec<Uuid> = query.build_query_scalar().fetch_all(&mut *db).await?;
        let mut rows = store::authorizations(db, &ids).await?;
        rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id.0));
        Ok(rows)
    }

    async fn totals(&self, db: &mut PgConnection) -> Result<(i64, Decimal)> {
        let mut query = QueryBuilder::new("select count(*), coalesce(sum(hours), 0) from authorization_grant g where true");
        self.push(&mut query);
        Ok(query.build_query_as().fetch_one(db).await?)
    }

    fn push(&self, query: &mut QueryBuilder<Postgres>) {
        if let Some(EmployerId(employer)) = self.employer_id {
            query.push(" and g.position_id in (select id from position where employer_id = ").push_bind(employer).push(")");
        }
        if let Some(UnitId(unit)) = self.unit_id {
            query.push(" and g.application_id in (select id from application where unit_id = ").push_bind(unit).push(")");
        }
        if let Some(Date(day)) = self.decided_from {
            query.push(" and g.decided_on >= ").push_bind(day);
        }
        if let Some(Date(day)) = self.decided_to {
            query.push(" and g.decided_on <= ").push_bind(day);
        }
    }
}
