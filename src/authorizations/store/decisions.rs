//! The statement of the list of decisions, with its filters.

use chrono::{DateTime, NaiveDate, Utc};
use omnia_rules::calendar::rome_midnight;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use sqlx::{PgConnection, QueryBuilder};

use super::proposals::ProposalRow;
use crate::applications::Outcome;
use crate::authorizations::proposal::Proposal;
use crate::core::error::Result;
use crate::core::graph::{Page, SortColumns};
use crate::core::ids::{CapacityId, OfficeId};

/// Which decisions; all that is given must hold.
#[derive(Debug, Clone, Default)]
pub struct DecisionCriteria {
    /// Those with one of these outcomes.
    pub outcomes: Option<Vec<Outcome>>,
    /// Those of this office.
    pub office: Option<OfficeId>,
    /// Those that this director signed, in whichever office.
    pub director: Option<CapacityId>,
    /// Those that were signed on this day or later, by the calendar of Rome.
    pub from: Option<NaiveDate>,
    /// Those that were signed on this day or before.
    pub to: Option<NaiveDate>,
    /// Those that grant so many hours or more.
    pub hours_from: Option<Decimal>,
    /// Those that grant so many hours or fewer, and some.
    pub hours_to: Option<Decimal>,
}

/// Hours in hundredths, as the database compares them; what is beyond all of them stays so.
fn hundredths(hours: Decimal) -> i64 {
    let all = hours.checked_mul(Decimal::ONE_HUNDRED).and_then(|all| all.to_i64());
    all.unwrap_or(if hours.is_sign_negative() { i64::MIN } else { i64::MAX })
}

/// A page of what was signed, the newest first.
pub async fn list_decisions(db: &mut PgConnection, criteria: &DecisionCriteria, page: &Page<DateTime<Utc>>) -> Result<Vec<Proposal>> {
    let mut query = QueryBuilder::new(format!("select {} from proposal p where p.status = 'SIGNED'", ProposalRow::COLUMNS));
    if let Some(outcomes) = &criteria.outcomes {
        let outcomes: Vec<String> = outcomes.iter().map(|outcome| outcome.as_str().to_owned()).collect();
        query.push(" and p.outcome = any(").push_bind(outcomes).push(")");
    }
    if let Some(office) = criteria.office {
        query.push(" and p.office_id = ").push_bind(office.0);
    }
    if let Some(director) = criteria.director {
        query.push(" and p.closed_by_account = (select account_of_official(").push_bind(director.0).push("))");
    }
    if let Some(from) = criteria.from {
        query.push(" and p.closed_at >= ").push_bind(rome_midnight(from));
    }
    if let Some(next) = criteria.to.and_then(|to| to.succ_opt()) {
        query.push(" and p.closed_at < ").push_bind(rome_midnight(next));
    }
    if criteria.hours_from.is_some() || criteria.hours_to.is_some() {
        query.push(" and exists (select from authorization_grant g where g.application_id = p.application_id");
        if let Some(hours) = criteria.hours_from {
            query.push(" and g.hours_hundredths >= ").push_bind(hundredths(hours));
        }
        if let Some(hours) = criteria.hours_to {
            query.push(" and g.hours_hundredths <= ").push_bind(hundredths(hours));
        }
        query.push(")");
    }
    page.push(&mut query, SortColumns::descending(&["p.closed_at", "p.id"]));
    let rows: Vec<ProposalRow> = query.build_query_as().fetch_all(db).await?;
    rows.into_iter().map(Proposal::try_from).collect()
}
