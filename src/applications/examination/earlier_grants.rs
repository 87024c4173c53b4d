//! What was granted before, to a productive unit and to farm workers, as the limits read it: what was decided prevails over what was
//! written.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use omnia_rules::calendar::{Period, Week, weeks_touched};
use omnia_rules::cause::{Article10, Benefit, Cause};
use omnia_rules::controls::Held;
use omnia_rules::limits::{Grant, Ground, Window, event_days};
use omnia_rules::schemes::lifted;
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::applications::content::beneficiary::Beneficiary;
use crate::applications::content::worker_extras::{AgriculturalWork, WorkerExtras};
use crate::applications::lifecycle::domain::Application;
use crate::core::error::{Error, Result};
use crate::core::ids::{ApplicationId, UnitId};
use crate::registry::Classifications;

/// Everything that was authorized to a unit, oldest first, but for one application; what is still under examination is left out.
pub async fn to_unit(db: &mut PgConnection, unit: UnitId, classified: &Classifications, but: Option<ApplicationId>) -> Result<Vec<Grant>> {
    let of_units = HashMap::from([(unit, classified)]);
    Ok(to_units(db, &of_units, but).await?.remove(&unit).unwrap_or_default())
}

/// The same of many units, each with the classifications of its position.
pub async fn to_units(
    db: &mut PgConnection,
    of_units: &HashMap<UnitId, &Classifications>,
    but: Option<ApplicationId>,
) -> Result<HashMap<UnitId, Vec<Grant>>> {
    let units: Vec<Uuid> = of_units.keys().map(|unit| unit.0).collect();
    let rows = sqlx::query!(
        r#"select a.unit_id, g.number, g.unavoidable, a.benefit, a.cause, a.article10, a.event_on, a.period_from as "asked_from!", p.period_from,
            p.period_to, p.hours, min(p.period_from) over (partition by g.id) as "granted_from!", d.report -> 'weather_days' as weather_days
        from application a
        join authorization_grant g on g.application_id = a.id
        join authorized_period p on p.authorization_id = g.id
        left join dossier d on d.application_id = a.id
        where a.unit_id = any($1)
            and a.submitted
            and a.id is distinct from $2
        order by p.period_from, p.id"#,
        &units,
        but.map(|application| application.0)
    )
    .fetch_all(db)
    .await?;
    let mut granted: HashMap<UnitId, Vec<Grant>> = HashMap::new();
    for row in rows {
        let Some(classified) = of_units.get(&row.unit_id.into()) else { continue };
        let decided = Decided {
            cause: row.cause.map(|cause| cause.parse()).transpose().map_err(Error::fault)?,
            declared_letter: row.article10.map(|letter| letter.parse()).transpose().map_err(Error::fault)?,
            asked_from: row.asked_from,
            granted_from: row.granted_from,
            event_on: row.event_on,
            weather: weather(row.weather_days)?,
            unavoidable: row.unavoidable,
        };
        let grant = Grant {
            reference: row.number,
            benefit: row.benefit.parse().map_err(Error::fault)?,
            from: row.period_from,
            to: row.period_to,
            ground: decided.ground(classified),
            hours: Some(row.hours),
        };
        granted.entry(row.unit_id.into()).or_default().push(grant);
    }
    Ok(granted)
}

/// The last day before those of an application that was granted to another unit of the employer, also where the viewer does not see it.
pub async fn last_day_to_other_units(db: &mut PgConnection, application: ApplicationId) -> Result<Option<NaiveDate>> {
    Ok(sqlx::query_scalar!("select last_day_granted_to_other_units($1)", application.0).fetch_one(db).await?)
}

/// What the office held of an application, once it granted it.
pub async fn held(db: &mut PgConnection, application: ApplicationId) -> Result<Option<Held>> {
    let row = sqlx::query!("select unavoidable, contribution_due from authorization_grant where application_id = $1", application.0)
        .fetch_optional(db)
        .await?;
    Ok(row.map(|row| Held { unavoidable: row.unavoidable, contribution_due: row.contribution_due }))
}

/// What was decided on an application, and what of it the decision stood on.
pub struct Decided {
    pub cause: Option<Cause>,
    /// The letter of art. 10 that the application tells.
    pub declared_letter: Option<Article10>,
    /// The first day asked for.
    pub asked_from: NaiveDate,
    /// The first day granted.
    pub granted_from: NaiveDate,
    pub event_on: Option<NaiveDate>,
    /// The days of weather that the report tells.
    pub weather: Vec<NaiveDate>,
    /// Whether the office held the event unavoidable.
    pub unavoidable: bool,
}

impl Decided {
    /// Why its days were lost: the letter is that of the position on the first day granted.
    pub fn ground(self, classified: &Classifications) -> Ground {
        let classification = classified.on(self.granted_from);
        Ground {
            cause: self.cause,
            article10: classification.map_or(self.declared_letter, |position| position.letter_of_limits(self.declared_letter)),
            event_days: event_days(self.cause, self.asked_from, self.event_on, self.weather),
            held_unavoidable: Some(self.unavoidable),
        }
    }
}

fn weather(told: Option<Value>) -> Result<Vec<NaiveDate>> {
    #[derive(serde::Deserialize)]
    struct Day {
        date: NaiveDate,
    }
    let days: Option<Vec<Day>> = told.map(serde_json::from_value).transpose().map_err(Error::fault)?.flatten();
    Ok(days.unwrap_or_default().into_iter().map(|day| day.date).collect())
}

/// Days that count in the year of a farm worker, by tax code and year.
pub type DaysOfWorkers = HashMap<String, BTreeMap<i32, u32>>;

/// The days of farm work that were granted under the position of an application to its workers, the application itself left out.
pub async fn to_farm_workers(db: &mut PgConnection, application: &Application, workers: &[Beneficiary]) -> Result<DaysOfWorkers> {
    if application.content.benefit != Benefit::Cisoa || workers.is_empty() {
        return Ok(DaysOfWorkers::new());
    }
    let codes: Vec<String> = workers.iter().map(|worker| worker.tax_code.clone()).collect();
    let rows = sqlx::query!(
        r#"select b.tax_code, b.particulars, a.cause as "cause!", p.period_from, p.period_to
        from application a
        join authorization_grant g on g.application_id = a.id
        join authorized_period p on p.authorization_id = g.id
        join beneficiary b on b.application_id = a.id
        where a.position_id = $1
            and a.benefit = 'CISOA'
            and a.submitted
            and a.id <> $2
            and b.tax_code = any($3)"#,
        application.position.0,
        application.id.0,
        &codes
    )
    .fetch_all(db)
    .await?;
    let mut granted = GrantedDays::default();
    for row in rows {
        let told: Option<WorkerExtras> = row.particulars.map(serde_json::from_value).transpose().map_err(Error::fault)?;
        let period = Period::new(row.period_from, row.period_to).map_err(Error::fault)?;
        let work = told.unwrap_or_default().agricultural.unwrap_or_default();
        granted.add(row.tax_code, row.cause.parse().map_err(Error::fault)?, period, &work);
    }
    Ok(granted.by_year())
}

/// The days granted to each farm worker; one of several grants is one.
#[derive(Default)]
pub struct GrantedDays(HashMap<String, BTreeSet<NaiveDate>>);

impl GrantedDays {
    /// The days of a worker that a grant holds: those asked for whole, from Monday to Friday where they were not told. Those of a
    /// derogation are outside the year.
    pub fn add(&mut self, worker: String, cause: Cause, period: Period, work: &AgriculturalWork) {
        let told: Vec<NaiveDate> = work.days.iter().filter(|day| !day.half).map(|day| day.date.0).collect();
        let untold = work.days.is_empty();
        let working = |day: &NaiveDate| untold && day.weekday().num_days_from_monday() < 5;
        let days = period.from().iter_days().take(period.days() as usize);
        let counted = days.filter(|day| (told.contains(day) || working(day)) && lifted(cause, *day).is_none());
        self.0.entry(worker).or_default().extend(counted);
    }

    /// The number of days of each worker in each year.
    pub fn by_year(self) -> DaysOfWorkers {
        let years = |days: BTreeSet<NaiveDate>| {
            let mut years = BTreeMap::new();
            for day in days {
                *years.entry(day.year()).or_default() += 1;
            }
            years
        };
        self.0.into_iter().map(|(worker, days)| (worker, years(days))).collect()
    }
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
