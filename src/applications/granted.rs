//! What was granted to a productive unit before, as the limits read it.

use std::collections::HashSet;

use omnia_rules::calendar::{Period, Week, weeks_touched};
use omnia_rules::cause::Benefit;
use omnia_rules::limits::{Grant, Ground, Window};
use sqlx::PgConnection;

use crate::core::error::{Error, Result};
use crate::core::ids::{ApplicationId, UnitId};

/// Everything that was authorized to a unit, oldest first, but for one application; what is still under examination is left out.
pub async fn to_unit(db: &mut PgConnection, unit: UnitId, but: Option<ApplicationId>) -> Result<Vec<Grant>> {
    let rows = sqlx::query!(
        "select g.number, a.benefit, a.cause, a.article10, a.event_on, p.period_from, p.period_to, p.hours
        from application a
        join authorization_grant g on g.application_id = a.id
        join authorized_period p on p.authorization_id = g.id
        where a.unit_id = $1
            and a.submitted
            and a.id is distinct from $2
        order by p.period_from, p.id",
        unit.0,
        but.map(|application| application.0)
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Grant {
                reference: row.number,
                benefit: row.benefit.parse().map_err(Error::fault)?,
                from: row.period_from,
                to: row.period_to,
                ground: Ground {
                    cause: row.cause.map(|cause| cause.parse()).transpose().map_err(Error::fault)?,
                    article10: row.article10.map(|letter| letter.parse()).transpose().map_err(Error::fault)?,
                    event_days: row.event_on.into_iter().collect(),
                },
                hours: Some(row.hours),
            })
        })
        .collect()
}

/// Weeks that the wage-integration fund granted in the two years that end with the last day asked for.
pub fn fund_weeks_before(grants: &[Grant], asked: Period) -> u32 {
    let window = Window::ending(Week::of(asked.to()));
    let of_fund = grants.iter().filter(|grant| grant.benefit == Benefit::AisFis).filter_map(|grant| grant.period().ok());
    let weeks: HashSet<Week> = of_fund.flat_map(weeks_touched).collect();
    let own: HashSet<Week> = weeks_touched(asked).into_iter().collect();
    let counted = weeks.iter().filter(|week| window.from() <= week.monday() && week.monday() <= window.to() && !own.contains(week));
    u32::try_from(counted.count()).unwrap_or(u32::MAX)
}
