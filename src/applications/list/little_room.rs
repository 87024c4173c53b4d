//! The employers with little room left, among those that the viewer sees.

use std::collections::HashMap;

use omnia_rules::calendar::Week;
use omnia_rules::limits::{MOST_WEEKS, Window};
use sqlx::{PgConnection, QueryBuilder};
use uuid::Uuid;

use crate::applications::examination::room::RoomOfUnit;
use crate::applications::list::select::beside_policy;
use crate::core::access::Role;
use crate::core::batch::Load;
use crate::core::error::Result;
use crate::core::ids::{EmployerId, UnitId};
use crate::core::request_context::RequestContext;

/// The employers that have a unit with at most so many weeks left, fewer than all: in four statements, however many employers the viewer sees
/// and however many such lists a request asks for.
pub struct EmployersWithLittleRoom;

impl Load for EmployersWithLittleRoom {
    type Key = u32;
    type Value = Vec<EmployerId>;

    async fn load(db: &mut PgConnection, context: &RequestContext, limits: Vec<u32>) -> Result<HashMap<u32, Vec<EmployerId>>> {
        let window = Window::ending(Week::of(context.today()));
        let role = context.person()?.capacity.role;
        let widest = limits.iter().copied().max().unwrap_or_default();
        let asking = units_that_ask(db, role, window, MOST_WEEKS.saturating_sub(widest)).await?;
        let left = RoomOfUnit::load(db, context, asking.keys().copied().collect()).await?;
        let within = |most: u32| {
            let little = left.iter().filter(|(_, balance)| balance.remaining <= most);
            little.filter_map(|(unit, _)| asking.get(unit).copied()).collect()
        };
        Ok(limits.into_iter().map(|most| (most, within(most))).collect())
    }
}

/// The units that asked for at least so many weeks of the window, with their employers. What is granted lies within what was asked for: no
/// other unit was granted as many, and what was granted to the others need not be read.
async fn units_that_ask(db: &mut PgConnection, role: Role, window: Window, least: u32) -> Result<HashMap<UnitId, EmployerId>> {
    let mut query = QueryBuilder::new(
        "select unit_id, employer_id
        from (
            select a.unit_id, a.employer_id, greatest(a.period_from, ",
    );
    query.push_bind(window.from()).push(") as first, least(a.period_to, ").push_bind(window.to());
    query.push(
        ") as last
            from application a
            where a.submitted
                and a.benefit = 'CIGO'
                and a.period_from <= ",
    );
    query.push_bind(window.to()).push(" and a.period_to >= ").push_bind(window.from()).push(beside_policy(role));
    query.push(
        ") asked
        group by unit_id, employer_id
        having sum(((last - extract(isodow from last)::integer) - (first - extract(isodow from first)::integer)) / 7 + 1) >= ",
    );
    query.push_bind(i64::from(least));
    let rows: Vec<(Uuid, Uuid)> = query.build_query_as().fetch_all(db).await?;
    Ok(rows.into_iter().map(|(unit, employer)| (unit.into(), employer.into())).collect())
}
